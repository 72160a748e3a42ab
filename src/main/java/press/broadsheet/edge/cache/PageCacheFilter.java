package press.broadsheet.edge.cache;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import press.broadsheet.edge.response.BufferedResponse;
import press.broadsheet.edge.response.CachedPage;
import press.broadsheet.edge.response.FallbackErrorPage;
import press.broadsheet.edge.response.Generation;
import press.broadsheet.edge.response.RequestPreferences;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * Renders each page once per edition, from one snapshot of the archive, so that it never mixes two editions. The response is sent
 * only after the snapshot is closed and the render permit released, so that a slow client blocks neither. A page that fails while
 * it is rendered sends nothing.
 */
class PageCacheFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final RequestCoalescer requestCoalescer;
    private final GenerationTracker generationTracker;
    private final CachedPageFactory cachedPageFactory;
    private final Clock clock;
    private final RenderLimiter renderLimiter = new RenderLimiter();

    PageCacheFilter(RequestCoalescer requestCoalescer, GenerationTracker generationTracker, CachedPageFactory cachedPageFactory,
            Clock clock) {
        this.requestCoalescer = requestCoalescer;
        this.generationTracker = generationTracker;
        this.cachedPageFactory = cachedPageFactory;
        this.clock = clock;
    }

    /** Files are not buffered in memory, and one query finds them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/media/") || path.startsWith("/cards/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!renderLimiter.tryAcquire()) {
            rejectOverload(response);
            return;
        }
        AtomicReference<Optional<BufferedResponse>> instead = new AtomicReference<>(Optional.empty());
        Optional<CachedPage> page;
        try {
            page = render(request, response, chain, other -> instead.set(Optional.of(other)));
        } finally {
            renderLimiter.release();
        }
        if (page.isPresent()) {
            SelectedResponse.of(page.get(), RequestPreferences.of(request), clock.millis()).writeTo(response);
        } else if (instead.get().isPresent()) {
            instead.get().get().copyTo(response);
        }
    }

    private Optional<CachedPage> render(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Consumer<BufferedResponse> instead)
            throws ServletException, IOException {
        Generation generation = generationTracker.current();
        Optional<String> key = cachedPageFactory.cacheKey(request);
        if (key.isEmpty() || generationTracker.current() != generation) {
            return cachedPageFactory.render(Optional.empty(), Optional.empty(), GenerationTracker.UNCACHEABLE, request, response,
                    chain, instead);
        }
        return requestCoalescer.getOrRender(key.get(), generation,
                last -> cachedPageFactory.render(key, last, generation, request, response, chain, instead));
    }

    private static void rejectOverload(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(FallbackErrorPage.page(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
    }
}
