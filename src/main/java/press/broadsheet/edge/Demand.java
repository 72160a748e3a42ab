package press.broadsheet.edge;

import java.util.concurrent.atomic.AtomicBoolean;

/** How much a kept page is asked for. It is counted roughly: threads that count at once may count as one. */
final class Demand {

    private final AtomicBoolean brotliOrdered = new AtomicBoolean();
    private int asked;

    Demand(int before) {
        asked = before;
    }

    void count() {
        asked++;
    }

    int asked() {
        return asked;
    }

    /** What the same page begins with in the next run: what was read long ago counts for less each time. */
    Demand faded() {
        return new Demand(asked / 2);
    }

    /** Whether nobody has seen to its Brotli yet, and the caller does now. */
    boolean orderBrotli() {
        return !brotliOrdered.get() && brotliOrdered.compareAndSet(false, true);
    }

    void cancelBrotli() {
        brotliOrdered.set(false);
    }
}
