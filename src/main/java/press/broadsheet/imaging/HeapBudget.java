package press.broadsheet.imaging;

/** How much of the heap one picture may take while it is decoded; what else is in it lives on. */
public final class HeapBudget {

    private static final Runtime RUNTIME = Runtime.getRuntime();

    /** Of the heap: readers' pages, the archive's cache and the import itself have the rest. */
    private static final int HEAP_DIVISOR = 3;

    /** Kept free for other threads that ask for memory meanwhile. */
    private static final int RESERVE_DIVISOR = 8;

    private static final int OFF_HEAP_FACTOR = 2;

    private HeapBudget() {}

    /** The most that one picture may take in a heap of that size. */
    static long limit(long heap) {
        return heap / HEAP_DIVISOR;
    }

    public static long maxHeap() {
        return RUNTIME.maxMemory();
    }

    /** The heap in which a picture that takes so much is decoded. */
    static long requiredHeap(long bytes, long outside) {
        return Math.max(HEAP_DIVISOR * bytes, OFF_HEAP_FACTOR * outside);
    }

    /** Whether there is so much memory outside the heap: as much again as half of it, where no limit was set. */
    static boolean fitsOffHeap(long outside) {
        return OFF_HEAP_FACTOR * outside <= maxHeap();
    }

    /** What is free of it now; garbage is collected only where less than {@code wanted} seems to be. */
    static long available(long wanted) {
        if (freeHeap() < wanted) {
            System.gc();
        }
        return Math.min(limit(maxHeap()), freeHeap());
    }

    /** What is free now, but for what is kept free. */
    public static long freeHeap() {
        return RUNTIME.maxMemory() - (RUNTIME.totalMemory() - RUNTIME.freeMemory()) - RUNTIME.maxMemory() / RESERVE_DIVISOR;
    }
}
