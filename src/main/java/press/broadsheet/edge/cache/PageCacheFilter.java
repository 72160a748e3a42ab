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
import press.broadsheet.edge.response.CachedPage;
import press.broadsheet.edge.response.FallbackErrorPage;
import press.broadsheet.edge.response.RequestPreferences;
import press.broadsheet.edge.response.SelectedResponse;

/**
 * Renders each page once in an edition, from one snapshot of the archive, so that what it shows never mixes two editions.
 * The page goes out only after the snapshot is closed and others may render: a slow reader holds up neither. A page that
 * fails half-way leaves nothing behind.
 */
class PageCacheFilter extends OncePerRequestFilter {

    private static final String A_MOMENT = "5";

    private final RequestCoalescer requestCoalescer;
    private final CacheGeneration cacheGeneration;
    private final CachedPageFactory cachedPageFactory;
    private final Clock clock;
    private final RenderLimiter renderLimiter = new RenderLimiter();

    PageCacheFilter(RequestCoalescer requestCoalescer, CacheGeneration cacheGeneration, CachedPageFactory cachedPageFactory, Clock clock) {
        this.requestCoalescer = requestCoalescer;
        this.cacheGeneration = cacheGeneration;
        this.cachedPageFactory = cachedPageFactory;
        this.clock = clock;
    }

    /** A file is not read into memory, and one question finds it. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/media/") || path.startsWith("/cards/") || path.startsWith("/actuator");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!renderLimiter.enter()) {
            turnAway(response);
            return;
        }
        AtomicReference<Optional<BufferedResponse>> instead = new AtomicReference<>(Optional.empty());
        Optional<CachedPage> page;
        try {
            page = print(request, response, chain, other -> instead.set(Optional.of(other)));
        } finally {
            renderLimiter.leave();
        }
        if (page.isPresent()) {
            SelectedResponse.of(page.get(), RequestPreferences.of(request), clock.millis()).to(response);
        } else if (instead.get().isPresent()) {
            instead.get().get().release(response);
        }
    }

    private Optional<CachedPage> print(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Consumer<BufferedResponse> instead)
            throws ServletException, IOException {
        CacheGeneration.Run run = cacheGeneration.run();
        Optional<String> key = cachedPageFactory.key(request);
        if (key.isEmpty() || cacheGeneration.run() != run) {
            return cachedPageFactory.print(Optional.empty(), Optional.empty(), CacheGeneration.STOPPED, request, response, chain, instead);
        }
        return requestCoalescer.page(key.get(), run, last -> cachedPageFactory.print(key, last, run, request, response, chain, instead));
    }

    private static void turnAway(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, A_MOMENT);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(FallbackErrorPage.page(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
    }
}
