package press.broadsheet.edge.cache;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.CachedPage;

/**
 * Compresses pages with Brotli as small as they will go, behind the readers' backs and one at a time. A page comes here when
 * it is asked for again: of what is read once nobody gains.
 */
@Component
class BrotliCompressor implements DisposableBean {

    private static final int MAX_QUEUED = 1000;

    private final PageCache cache;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED), work -> Thread.ofPlatform().name("brotli").daemon().unstarted(work));

    BrotliCompressor(PageCache cache) {
        this.cache = cache;
    }

    /** Returns at once; while too many wait, the next request for the page asks again. */
    void schedule(String key, CachedPage page) {
        if (!page.representations().canAddBrotli() || !page.hitCount().tryScheduleBrotli()) {
            return;
        }
        try {
            executor.execute(() -> cache.replaceIfSame(key, page, page.withRepresentations(page.representations().withBrotli())));
        } catch (RejectedExecutionException full) {
            page.hitCount().cancelBrotli();
        }
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
