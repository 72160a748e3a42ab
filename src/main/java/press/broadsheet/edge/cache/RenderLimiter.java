package press.broadsheet.edge.cache;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Allows 12 concurrent renders; 32 more requests wait up to two seconds in FIFO order. All others are rejected at once with 503.
 * Cached pages bypass this limit.
 *
 * <p>The limit leaves some of the database connections to the import.
 */
final class RenderLimiter {

    private static final int MAX_CONCURRENT = 12;
    private static final int MAX_WAITING = 32;
    private static final long MAX_WAIT_SECONDS = 2;

    private final Semaphore renderPermits = new Semaphore(MAX_CONCURRENT, true);
    private final Semaphore waitPermits = new Semaphore(MAX_WAITING);

    /** If this returns true, the caller must call {@link #release}. */
    boolean tryAcquire() {
        try {
            return renderPermits.tryAcquire(0, TimeUnit.SECONDS) || awaitPermit(); // without a timeout it would skip the queue
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean awaitPermit() throws InterruptedException {
        if (!waitPermits.tryAcquire()) {
            return false;
        }
        try {
            return renderPermits.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            waitPermits.release();
        }
    }

    void release() {
        renderPermits.release();
    }
}
