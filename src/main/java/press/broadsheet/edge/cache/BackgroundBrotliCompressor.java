package press.broadsheet.edge.cache;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.CachedPage;

/**
 * Compresses cached pages with Brotli 11 on one background thread. A page is compressed on its second request; a page requested
 * once is not worth it.
 */
@Component
class BackgroundBrotliCompressor implements DisposableBean {

    private static final int MAX_QUEUED = 1000;

    private final PageCache cache;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED), work -> Thread.ofPlatform().name("brotli").daemon().unstarted(work));

    BackgroundBrotliCompressor(PageCache cache) {
        this.cache = cache;
    }

    /** Never blocks. If the queue is full, the next request for the page tries again. */
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
