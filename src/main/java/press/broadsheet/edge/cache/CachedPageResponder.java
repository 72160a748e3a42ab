package press.broadsheet.edge.cache;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.CachedPage;
import press.broadsheet.edge.response.ContentCoding;
import press.broadsheet.edge.response.RequestPreferences;
import press.broadsheet.edge.response.SelectedResponse;

/** Responds to requests with cached pages. Called on the server's selector threads; never blocks. */
@Component
public class CachedPageResponder {

    private final PageCache cache;
    private final BackgroundBrotliCompressor brotli;
    private final Clock clock;

    CachedPageResponder(PageCache cache, BackgroundBrotliCompressor brotli, Clock clock) {
        this.cache = cache;
        this.brotli = brotli;
        this.clock = clock;
    }

    /**
     * Returns the response to a GET or HEAD request, if its page is cached.
     *
     * @param path as in the request line, like the query
     * @param acceptEncoding the field value; several fields joined as one list, empty if absent; likewise {@code ifNoneMatch}
     */
    public Optional<SelectedResponse> respond(
            String method, String path, @Nullable String query, String acceptEncoding, String ifNoneMatch) {
        Optional<CachedPage> page = cache.find(path, query);
        if (page.isEmpty()) {
            return Optional.empty();
        }
        RequestPreferences requestPreferences = RequestPreferences.of(method, acceptEncoding, ifNoneMatch);
        SelectedResponse selectedResponse = SelectedResponse.of(page.get(), requestPreferences, clock.millis());
        if (requestPreferences.codings().getFirst() == ContentCoding.BROTLI
                && selectedResponse.representation().coding() != ContentCoding.BROTLI) {
            CacheKey.of(path, query).ifPresent(key -> brotli.schedule(key, page.get()));
        }
        return Optional.of(selectedResponse);
    }
}
