package press.broadsheet.edge.response;

import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the hits of a cached page. Approximate: concurrent increments may be lost. */
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

    /** The count for the next generation: half the hits, so that old requests lose weight. */
    public HitCount halved() {
        return new HitCount(hits / 2);
    }

    /** Claims the Brotli compression of the page; true for the first caller only. */
    public boolean tryScheduleBrotli() {
        return !brotliScheduled.get() && brotliScheduled.compareAndSet(false, true);
    }

    public void cancelBrotli() {
        brotliScheduled.set(false);
    }
}
