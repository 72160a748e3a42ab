package press.broadsheet.edge.response;

import java.util.concurrent.atomic.AtomicBoolean;

/** How much a kept page is asked for. It is counted roughly: threads that count at once may count as one. */
public final class HitCount {

    private final AtomicBoolean brotliScheduled = new AtomicBoolean();
    private int hits;

    public HitCount(int before) {
        hits = before;
    }

    public void increment() {
        hits++;
    }

    public int hits() {
        return hits;
    }

    /** What the same page begins with in the next run: what was read long ago counts for less each time. */
    public HitCount halved() {
        return new HitCount(hits / 2);
    }

    /** Whether nobody has seen to its Brotli yet, and the caller does now. */
    public boolean tryScheduleBrotli() {
        return !brotliScheduled.get() && brotliScheduled.compareAndSet(false, true);
    }

    public void cancelBrotli() {
        brotliScheduled.set(false);
    }
}
