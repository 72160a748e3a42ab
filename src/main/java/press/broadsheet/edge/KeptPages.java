package press.broadsheet.edge;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers requests with pages that are kept. Nothing here blocks: it is asked on the server's selector threads. */
@Component
public class KeptPages {

    private final PageCache cache;
    private final BrotliPress brotli;
    private final Clock clock;

    KeptPages(PageCache cache, BrotliPress brotli, Clock clock) {
        this.cache = cache;
        this.brotli = brotli;
        this.clock = clock;
    }

    /**
     * What is answered to a GET or HEAD, if there is a page that is kept for it.
     *
     * @param path as it stands in the request, and so the query
     * @param acceptEncoding the field of that name, several as one list, empty where there is none; so the next
     */
    public Optional<Answer> answer(
            String method, String path, @Nullable String query, String acceptEncoding, String ifNoneMatch) {
        Optional<StoredPage> page = cache.find(path, query);
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Wish wish = Wish.of(method, acceptEncoding, ifNoneMatch);
        Answer answer = Answer.of(page.get(), wish, clock.millis());
        if (wish.codings().getFirst() == Coding.BROTLI && answer.representation().coding() != Coding.BROTLI) {
            PageKey.of(path, query).ifPresent(key -> brotli.order(key, page.get()));
        }
        return Optional.of(answer);
    }
}
