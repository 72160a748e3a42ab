package press.broadsheet.edge.cache;

import com.github.benmanes.caffeine.cache.Interner;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.BufferedResponse;
import press.broadsheet.edge.response.CachedPage;
import press.broadsheet.edge.response.Generation;
import press.broadsheet.edge.response.HeaderField;
import press.broadsheet.edge.response.HitCount;
import press.broadsheet.edge.response.Representations;
import press.broadsheet.edge.response.ResponseHeaders;
import press.broadsheet.edge.response.SecurityHeaders;
import press.broadsheet.publication.Publication;
import press.broadsheet.web.RequestedAddress;

/** Turns a successful response into a cacheable page; passes every other response through. */
@Component
class CachedPageFactory {

    /** Stored but always revalidated, because redirects and 404s can change with any edition. */
    private static final String NO_CACHE = "no-cache";

    private static final String ASSETS_PATH = "/assets/";

    private static final Interner<ResponseHeaders> HEADS = Interner.newWeakInterner();

    private final SnapshotRenderer snapshotRenderer;
    private final SecurityHeaders securityHeaders;
    private final Publication publication;

    CachedPageFactory(SnapshotRenderer snapshotRenderer, SecurityHeaders securityHeaders, Publication publication) {
        this.snapshotRenderer = snapshotRenderer;
        this.securityHeaders = securityHeaders;
        this.publication = publication;
    }

    /** Returns the key under which the response to this request may be cached, if it may be. */
    Optional<String> cacheKey(HttpServletRequest request) {
        String query = request.getQueryString();
        return CacheKey.of(request.getRequestURI(), query)
                .filter(key -> query == null || snapshotRenderer.ignoresQuery(RequestedAddress.of(request)));
    }

    /**
     * Renders a page to replace the last cached one. If the response is not a page, passes it to {@code instead} and returns
     * empty.
     */
    Optional<CachedPage> render(
            Optional<String> key, Optional<CachedPage> last, Generation generation, HttpServletRequest request,
            HttpServletResponse response, FilterChain chain, Consumer<BufferedResponse> instead)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        RenderResult renderResult = request.getRequestURI().startsWith(ASSETS_PATH)
                ? snapshotRenderer.renderAsset(request, response, chain)
                : snapshotRenderer.renderPage(generation, request, response, chain);
        if (renderResult.response().isSuccessful()) {
            return Optional.of(page(key, last, renderResult));
        }
        instead.accept(renderResult.response());
        return Optional.empty();
    }

    private CachedPage page(Optional<String> key, Optional<CachedPage> last, RenderResult renderResult) {
        BufferedResponse bufferedResponse = renderResult.response();
        byte[] content = bufferedResponse.content();
        String type = Objects.requireNonNullElse(bufferedResponse.getContentType(), "application/octet-stream");
        Representations representations = last.map(CachedPage::representations)
                .filter(it -> it.hasContent(content))
                .orElseGet(() -> Representations.of(type, content));
        Optional<String> cacheControl = Optional.ofNullable(bufferedResponse.getHeader(HttpHeaders.CACHE_CONTROL))
                .or(() -> key.isPresent() ? Optional.empty() : Optional.of(NO_CACHE));
        Generation generation = key.filter(it -> containsOwnAddress(content, it)).map(_ -> renderResult.generation())
                .orElse(GenerationTracker.UNCACHEABLE);
        ResponseHeaders head = HEADS.intern(new ResponseHeaders(headers(bufferedResponse), type, representations.varies()));
        return new CachedPage(generation, head, cacheControl, renderResult.freshness(), renderResult.ignoresQuery(),
                representations, last.map(it -> it.hitCount().halved()).orElseGet(() -> new HitCount(0)));
    }

    /**
     * A listing contains its own URL with the position. A page that ignores the position does not, and is not cached per
     * position.
     */
    private boolean containsOwnAddress(byte[] content, String key) {
        return key.indexOf('?') < 0 || new String(content, StandardCharsets.UTF_8).contains(publication.absoluteUrl(key));
    }

    /** The page's own header fields override the security headers of the same name. */
    private List<HeaderField> headers(BufferedResponse bufferedResponse) {
        return securityHeaders.mergedWith(bufferedResponse.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                        && !field.name().equalsIgnoreCase(HttpHeaders.ETAG))
                .toList());
    }
}
