package press.broadsheet.imaging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How to decode an image within a memory limit: read every n-th row and column, then scale down to at most {@code maxWidth}
 * pixels.
 *
 * @param subsampling n; 1 reads all pixels
 * @param heapBytes upper bound of the heap used
 */
record DecodingPlan(int subsampling, int maxWidth, long heapBytes) {

    /** Larger images are subsampled while they are read. */
    private static final long MAX_DECODED_PIXELS = 24_000_000;

    /** Bytes per pixel of the Java2D canvas, and of ImageIO's copy for PNG. */
    private static final int CANVAS_BYTES_PER_PIXEL = 4;

    /** Chooses the widest variant that fits, with the smallest subsampling. */
    static Optional<DecodingPlan> fittingHeap(long heap, ImageMemoryEstimate estimate, List<Integer> widths) {
        for (int width : widths) {
            for (int step = minimum(estimate.dimensions()); width * (long) step <= estimate.dimensions().width(); step++) {
                long bytes = heapBytes(estimate, step, width);
                if (bytes <= heap) {
                    return Optional.of(new DecodingPlan(step, width, bytes));
                }
            }
        }
        return Optional.empty();
    }

    /** The heap bytes for the variant that needs least; empty if there are no widths. */
    static OptionalLong minimum(ImageMemoryEstimate estimate, List<Integer> widths) {
        int imageWidth = estimate.dimensions().width();
        return widths.stream()
                .flatMapToLong(width -> LongStream.of(heapBytes(estimate, Math.max(1, imageWidth / width), width)))
                .min();
    }

    /** The heap bytes for the widest variant with the least subsampling. */
    static long fullResolutionBytes(ImageMemoryEstimate estimate, List<Integer> widths) {
        return heapBytes(estimate, minimum(estimate.dimensions()), widths.getFirst());
    }

    private static int minimum(Dimensions dimensions) {
        return (int) Math.ceil(Math.sqrt((double) dimensions.pixelCount() / MAX_DECODED_PIXELS));
    }

    private static long heapBytes(ImageMemoryEstimate estimate, int step, int width) {
        long decoded = pixelCount(estimate.dimensions(), (estimate.dimensions().width() + step - 1) / step);
        long canvas = CANVAS_BYTES_PER_PIXEL * pixelCount(estimate.dimensions(), width);
        boolean halved = estimate.dimensions().width() / step >= 2 * width;
        long first = halved ? CANVAS_BYTES_PER_PIXEL * Math.max(decoded / 4, pixelCount(estimate.dimensions(), width)) : canvas;
        return Math.max(estimate.fixedBytes() + decoded * estimate.bytesPerPixel() + first,
                Math.max(first + 2 * canvas, 3 * canvas));
    }

    private static long pixelCount(Dimensions dimensions, int width) {
        return (long) width * (ImageResizer.scaledHeight(dimensions, width) + 1);
    }
}
