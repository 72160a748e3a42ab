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
import press.broadsheet.edge.response.CachedPage;
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
    private static final String ASK_FIRST = "no-cache";

    private static final String ASSETS = "/assets/";

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
    Optional<String> key(HttpServletRequest request) {
        String query = request.getQueryString();
        return CacheKey.of(request.getRequestURI(), query)
                .filter(key -> query == null || snapshotRenderer.takesAnyQuery(RequestedAddress.of(request)));
    }

    /** Prints a page, in place of the one that was kept last; where there is none, says what there is instead. */
    Optional<CachedPage> print(
            Optional<String> key, Optional<CachedPage> last, CacheGeneration.Run run, HttpServletRequest request,
            HttpServletResponse response, FilterChain chain, Consumer<BufferedResponse> instead) throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_FIRST);
        RenderResult renderResult = request.getRequestURI().startsWith(ASSETS)
                ? snapshotRenderer.ofAsset(request, response, chain)
                : snapshotRenderer.ofPage(run, request, response, chain);
        if (renderResult.proof().isPage()) {
            return Optional.of(page(key, last, renderResult));
        }
        instead.accept(renderResult.proof());
        return Optional.empty();
    }

    private CachedPage page(Optional<String> key, Optional<CachedPage> last, RenderResult renderResult) {
        BufferedResponse bufferedResponse = renderResult.proof();
        byte[] content = bufferedResponse.content();
        String type = Objects.requireNonNullElse(bufferedResponse.getContentType(), "application/octet-stream");
        Representations representations = last.map(CachedPage::representations)
                .filter(it -> it.hold(content))
                .orElseGet(() -> Representations.of(type, content));
        Optional<String> cacheControl = Optional.ofNullable(bufferedResponse.getHeader(HttpHeaders.CACHE_CONTROL))
                .or(() -> key.isPresent() ? Optional.empty() : Optional.of(ASK_FIRST));
        CacheGeneration.Run run = key.filter(it -> names(content, it)).map(_ -> renderResult.run()).orElse(CacheGeneration.STOPPED);
        ResponseHead head = HEADS.intern(new ResponseHead(head(bufferedResponse), type, representations.varies()));
        return new CachedPage(run, head, cacheControl, renderResult.freshness(), renderResult.anyQuery(),
                representations, last.map(it -> it.demand().faded()).orElseGet(() -> new HitCount(0)));
    }

    /** A listing names its own address, position and all; what takes no position does not, and is not kept for each anew. */
    private boolean names(byte[] content, String key) {
        return key.indexOf('?') < 0 || new String(content, StandardCharsets.UTF_8).contains(publication.absolute(key));
    }

    /** The fields that the page gives itself come on top of those that all answers have. */
    private List<HeaderField> head(BufferedResponse bufferedResponse) {
        return securityHeaders.with(bufferedResponse.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                        && !field.name().equalsIgnoreCase(HttpHeaders.ETAG))
                .toList());
    }
}
