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
import press.broadsheet.edge.response.ResponseHead;
import press.broadsheet.edge.response.SecurityHeaders;
import press.broadsheet.publication.Publication;
import press.broadsheet.web.RequestedAddress;

/** Makes of what the rest of the house answers a page that can be kept, or lets it go on as it is. */
@Component
class CachedPageFactory {

    /** Kept, but asked about each time: a redirect may change with any edition, and so may what is not there. */
    private static final String NO_CACHE = "no-cache";

    private static final String ASSETS_PATH = "/assets/";

    private static final Interner<ResponseHead> HEADS = Interner.newWeakInterner();

    private final SnapshotRenderer snapshotRenderer;
    private final SecurityHeaders securityHeaders;
    private final Publication publication;

    CachedPageFactory(SnapshotRenderer snapshotRenderer, SecurityHeaders securityHeaders, Publication publication) {
        this.snapshotRenderer = snapshotRenderer;
        this.securityHeaders = securityHeaders;
        this.publication = publication;
    }

    /** By what the answer to a request is kept, if it may be at all. */
    Optional<String> cacheKey(HttpServletRequest request) {
        String query = request.getQueryString();
        return CacheKey.of(request.getRequestURI(), query)
                .filter(key -> query == null || snapshotRenderer.ignoresQuery(RequestedAddress.of(request)));
    }

    /** Prints a page, in place of the one that was kept last; where there is none, says what there is instead. */
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
        ResponseHead head = HEADS.intern(new ResponseHead(headers(bufferedResponse), type, representations.varies()));
        return new CachedPage(generation, head, cacheControl, renderResult.freshness(), renderResult.ignoresQuery(),
                representations, last.map(it -> it.hitCount().halved()).orElseGet(() -> new HitCount(0)));
    }

    /** A listing names its own address, position and all; what takes no position does not, and is not kept for each anew. */
    private boolean containsOwnAddress(byte[] content, String key) {
        return key.indexOf('?') < 0 || new String(content, StandardCharsets.UTF_8).contains(publication.absoluteUrl(key));
    }

    /** The fields that the page gives itself come on top of those that all answers have. */
    private List<HeaderField> headers(BufferedResponse bufferedResponse) {
        return securityHeaders.mergedWith(bufferedResponse.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                        && !field.name().equalsIgnoreCase(HttpHeaders.ETAG))
                .toList());
    }
}
