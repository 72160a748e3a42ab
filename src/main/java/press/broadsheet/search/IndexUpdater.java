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

/** Updates the index to each new edition on its own thread, periodically and on request. */
@Component
class IndexUpdater implements DisposableBean {

    private static final Duration UPDATE_INTERVAL = Duration.ofMillis(500);

    /** How long a request waits for the index to reach its edition. After that the older index is searched. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** Waiting requests hold a database connection, and the updater needs one too. */
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
    @SuppressWarnings("FutureReturnValueIgnored") // update() logs its own failures
    void start(WebServerInitializedEvent served) {
        executor.scheduleWithFixedDelay(this::updateSafely, 0, UPDATE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The executor does not log errors. */
    private void updateSafely() {
        try {
            index.update();
        } catch (Error fatal) {
            log.error("The search index is no longer updated", fatal);
            throw fatal;
        }
    }

    /** Waits up to two seconds for the index to reach this edition. */
    void awaitEdition(long edition) {
        if (index.isComplete() && index.edition() >= edition || !waiters.tryAcquire()) {
            return;
        }
        Future<?> done = executor.submit(index::update);
        try {
            done.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            done.cancel(false);
        } catch (ExecutionException failed) {
            log.error("The search index could not be updated", failed);
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
            log.warn("The search index did not close in time; it is rebuilt at the next start if needed");
        }
    }
}
