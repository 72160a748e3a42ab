package press.broadsheet.importer;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * Tells an import that the process is about to end. It stops where nothing is lost, and is not interrupted: that would close
 * the database's file under its hands.
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

    /** To be passed where an import may end: what it has not committed is undone, and begun anew at the next start. */
    void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancellationException("the process ends");
        }
    }

    /** Waits for so long, or until it is called. */
    synchronized void await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); !cancelled && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
