package press.broadsheet.edge.cache;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests render at once as there are connections to the archive, leaving some to the import; some more wait
 * a moment, each in turn, and all others are turned away at once: a queue that grows helps nobody, and the pages that are
 * kept go out meanwhile.
 */
final class RenderLimiter {

    private static final int MAX_CONCURRENT = 12;
    private static final int MAX_WAITING = 32;
    private static final long MAX_WAIT_SECONDS = 2;

    private final Semaphore renderPermits = new Semaphore(MAX_CONCURRENT, true);
    private final Semaphore waitPermits = new Semaphore(MAX_WAITING);

    /** Whoever is let in must {@link #release}. */
    boolean tryAcquire() {
        try {
            return renderPermits.tryAcquire(0, TimeUnit.SECONDS) || awaitPermit(); // without a time it would pass those who wait
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
