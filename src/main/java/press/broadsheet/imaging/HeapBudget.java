package press.broadsheet.imaging;

/** Limits the heap used to decode one image, so that the rest of the application keeps working. */
public final class HeapBudget {

    private static final Runtime RUNTIME = Runtime.getRuntime();

    /** The share of the heap for one image; the page cache, the archive and the import need the rest. */
    private static final int HEAP_DIVISOR = 3;

    /** The share kept free for other threads. */
    private static final int RESERVE_DIVISOR = 8;

    private static final int OFF_HEAP_FACTOR = 2;

    private HeapBudget() {}

    /** The most heap that one image may use, given the maximum heap. */
    static long limit(long heap) {
        return heap / HEAP_DIVISOR;
    }

    public static long maxHeap() {
        return RUNTIME.maxMemory();
    }

    /** The maximum heap needed to decode an image that uses this many bytes. */
    static long requiredHeap(long bytes, long offHeapBytes) {
        return Math.max(HEAP_DIVISOR * bytes, OFF_HEAP_FACTOR * offHeapBytes);
    }

    /** Whether the off-heap memory fits: assumed to be half the maximum heap, since no limit is configured. */
    static boolean fitsOffHeap(long offHeapBytes) {
        return OFF_HEAP_FACTOR * offHeapBytes <= maxHeap();
    }

    /** The heap available now. Runs the garbage collector first if less than {@code wanted} appears free. */
    static long available(long wanted) {
        if (freeHeap() < wanted) {
            System.gc();
        }
        return Math.min(limit(maxHeap()), freeHeap());
    }

    /** The free heap minus the reserve. */
    public static long freeHeap() {
        return RUNTIME.maxMemory() - (RUNTIME.totalMemory() - RUNTIME.freeMemory()) - RUNTIME.maxMemory() / RESERVE_DIVISOR;
    }
}
