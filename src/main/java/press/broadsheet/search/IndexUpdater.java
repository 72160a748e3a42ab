package press.broadsheet.search;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the index up with the editions, in a thread of its own: at every beat while the site serves, and when asked to. */
@Component
class IndexUpdater implements DisposableBean {

    private static final Duration UPDATE_INTERVAL = Duration.ofMillis(500);

    /** How long a reader waits for the index to come up to the edition that the page is of, before it goes by what there is. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** Those who wait hold a connection to the database, of which the keeper needs one. */
    private static final int MAX_WAITING = 2;

    private static final Logger log = LoggerFactory.getLogger(IndexUpdater.class);

    private final ArticleIndex index;
    private final Semaphore waiters = new Semaphore(MAX_WAITING);
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("search").factory());

    IndexUpdater(ArticleIndex index) {
        this.index = index;
    }

    @EventListener
    @SuppressWarnings("FutureReturnValueIgnored") // the beats tell of their trouble themselves
    void start(WebServerInitializedEvent served) {
        executor.scheduleWithFixedDelay(this::updateSafely, 0, UPDATE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Such a thread does not tell what ended it. */
    private void updateSafely() {
        try {
            index.update();
        } catch (Error fatal) {
            log.error("The search index is kept up no more", fatal);
            throw fatal;
        }
    }

    /** Waits a little for the index to be of that edition. */
    void awaitEdition(long edition) {
        if (index.isComplete() && index.edition() >= edition || !waiters.tryAcquire()) {
            return;
        }
        Future<?> done = executor.submit(index::update);
        try {
            done.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            done.cancel(false);
        } catch (ExecutionException trouble) {
            log.error("The search index could not be brought up to date", trouble);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            waiters.release();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        index.close();
        if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
            log.warn("The search index did not stop in time; it is built anew if need be");
        }
    }
}
