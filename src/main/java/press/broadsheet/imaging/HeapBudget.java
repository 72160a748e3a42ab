package press.broadsheet.imaging;

/** How much of the heap one picture may take while it is decoded; what else is in it lives on. */
public final class HeapBudget {

    private static final Runtime RUNTIME = Runtime.getRuntime();

    /** Of the heap: readers' pages, the archive's cache and the import itself have the rest. */
    private static final int PART = 3;

    /** Kept free for other threads that ask for memory meanwhile. */
    private static final int SPARE = 8;

    private static final int OUTSIDE = 2;

    private HeapBudget() {}

    /** The most that one picture may take in a heap of that size. */
    static long of(long heap) {
        return heap / PART;
    }

    public static long heap() {
        return RUNTIME.maxMemory();
    }

    /** The heap in which a picture that takes so much is decoded. */
    static long heapFor(long bytes, long outside) {
        return Math.max(PART * bytes, OUTSIDE * outside);
    }

    /** Whether there is so much memory outside the heap: as much again as half of it, where no limit was set. */
    static boolean bearsOutside(long outside) {
        return OUTSIDE * outside <= heap();
    }

    /** What is free of it now; garbage is collected only where less than {@code wanted} seems to be. */
    static long now(long wanted) {
        if (free() < wanted) {
            System.gc();
        }
        return Math.min(of(heap()), free());
    }

    /** What is free now, but for what is kept free. */
    public static long free() {
        return RUNTIME.maxMemory() - (RUNTIME.totalMemory() - RUNTIME.freeMemory()) - RUNTIME.maxMemory() / SPARE;
    }
}
