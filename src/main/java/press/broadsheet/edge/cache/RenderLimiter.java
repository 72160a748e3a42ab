package press.broadsheet.edge.cache;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many requests render at once as there are connections to the archive, leaving some to the import; some more wait
 * a moment, each in turn, and all others are turned away at once: a queue that grows helps nobody, and the pages that are
 * kept go out meanwhile.
 */
final class RenderLimiter {

    private static final int AT_ONCE = 12;
    private static final int WAITING = 32;
    private static final long PATIENCE = 2;

    private final Semaphore rendering = new Semaphore(AT_ONCE, true);
    private final Semaphore waiting = new Semaphore(WAITING);

    /** Whoever is let in must {@link #leave}. */
    boolean enter() {
        try {
            return rendering.tryAcquire(0, TimeUnit.SECONDS) || await(); // without a time it would pass those who wait
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean await() throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return rendering.tryAcquire(PATIENCE, TimeUnit.SECONDS);
        } finally {
            waiting.release();
        }
    }

    void leave() {
        rendering.release();
    }
}
