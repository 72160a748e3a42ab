package press.broadsheet.edge.response;

import java.util.concurrent.atomic.AtomicBoolean;

/** How much a kept page is asked for. It is counted roughly: threads that count at once may count as one. */
public final class HitCount {

    private final AtomicBoolean brotliOrdered = new AtomicBoolean();
    private int asked;

    public HitCount(int before) {
        asked = before;
    }

    public void count() {
        asked++;
    }

    public int asked() {
        return asked;
    }

    /** What the same page begins with in the next run: what was read long ago counts for less each time. */
    public HitCount faded() {
        return new HitCount(asked / 2);
    }

    /** Whether nobody has seen to its Brotli yet, and the caller does now. */
    public boolean orderBrotli() {
        return !brotliOrdered.get() && brotliOrdered.compareAndSet(false, true);
    }

    public void cancelBrotli() {
        brotliOrdered.set(false);
    }
}
