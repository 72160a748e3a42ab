package press.broadsheet.edge;

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
import press.broadsheet.publication.Publication;
import press.broadsheet.web.RequestedAddress;

/** Makes of what the rest of the house answers a page that can be kept, or lets it go on as it is. */
@Component
class Printing {

    /** Kept, but asked about each time: a redirect may change with any edition, and so may what is not there. */
    private static final String ASK_FIRST = "no-cache";

    private static final String ASSETS = "/assets/";

    private static final Interner<ResponseHead> HEADS = Interner.newWeakInterner();

    private final Impressions impressions;
    private final SecurityHeaders securityHeaders;
    private final Publication publication;

    Printing(Impressions impressions, SecurityHeaders securityHeaders, Publication publication) {
        this.impressions = impressions;
        this.securityHeaders = securityHeaders;
        this.publication = publication;
    }

    /** By what the answer to a request is kept, if it may be at all. */
    Optional<String> key(HttpServletRequest request) {
        String query = request.getQueryString();
        return PageKey.of(request.getRequestURI(), query)
                .filter(key -> query == null || impressions.takesAnyQuery(RequestedAddress.of(request)));
    }

    /** Prints a page, in place of the one that was kept last; where there is none, says what there is instead. */
    Optional<StoredPage> print(
            Optional<String> key, Optional<StoredPage> last, Presses.Run run, HttpServletRequest request,
            HttpServletResponse response, FilterChain chain, Consumer<Proof> instead) throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_FIRST);
        Impression impression = request.getRequestURI().startsWith(ASSETS)
                ? impressions.ofAsset(request, response, chain)
                : impressions.ofPage(run, request, response, chain);
        if (impression.proof().isPage()) {
            return Optional.of(page(key, last, impression));
        }
        instead.accept(impression.proof());
        return Optional.empty();
    }

    private StoredPage page(Optional<String> key, Optional<StoredPage> last, Impression impression) {
        Proof proof = impression.proof();
        byte[] content = proof.content();
        String type = Objects.requireNonNullElse(proof.getContentType(), "application/octet-stream");
        Representations representations = last.map(StoredPage::representations)
                .filter(it -> it.hold(content))
                .orElseGet(() -> Representations.of(type, content));
        Optional<String> cacheControl = Optional.ofNullable(proof.getHeader(HttpHeaders.CACHE_CONTROL))
                .or(() -> key.isPresent() ? Optional.empty() : Optional.of(ASK_FIRST));
        Presses.Run run = key.filter(it -> names(content, it)).map(_ -> impression.run()).orElse(Presses.STOPPED);
        ResponseHead head = HEADS.intern(new ResponseHead(head(proof), type, representations.varies()));
        return new StoredPage(run, head, cacheControl, impression.freshness(), impression.anyQuery(),
                representations, last.map(it -> it.demand().faded()).orElseGet(() -> new Demand(0)));
    }

    /** A listing names its own address, position and all; what takes no position does not, and is not kept for each anew. */
    private boolean names(byte[] content, String key) {
        return key.indexOf('?') < 0 || new String(content, StandardCharsets.UTF_8).contains(publication.absolute(key));
    }

    /** The fields that the page gives itself come on top of those that all answers have. */
    private List<Header> head(Proof proof) {
        return securityHeaders.with(proof.fields().stream()
                .filter(field -> !field.name().equalsIgnoreCase(HttpHeaders.CACHE_CONTROL)
                        && !field.name().equalsIgnoreCase(HttpHeaders.ETAG))
                .toList());
    }
}
