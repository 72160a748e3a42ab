package press.broadsheet.importer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * Cancels a running import at shutdown. The import stops at its next check; its thread is not interrupted, since an interrupt
 * during a write would close the database file.
 */
@Component
public class ImportCancellation {

    private boolean cancelled;

    synchronized void cancel() {
        cancelled = true;
        notifyAll();
    }

    synchronized void reset() {
        cancelled = false;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Call where an import may stop: the open transaction is rolled back, and the import restarts at the next start. */
    void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("The process is shutting down");
        }
    }

    /** Waits for the given time, or until the import is cancelled. */
    synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); !cancelled && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
