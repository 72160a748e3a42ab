package press.broadsheet.imaging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How a picture is decoded within so much memory: of every {@code step} rows and columns one, and reduced to {@code widest}
 * pixels and less.
 *
 * @param heapBytes of the heap, at the most
 */
record DecodingPlan(int subsampling, int maxWidth, long heapBytes) {

    /** Of what has more, only every second pixel of each row and column is read, or every third. */
    private static final long MAX_DECODED_PIXELS = 24_000_000;

    /** What Java2D draws on, and the copy that ImageIO writes as PNG. */
    private static final int CANVAS_BYTES_PER_PIXEL = 4;

    /** Of the widest size that fits, the one that loses least. */
    static Optional<DecodingPlan> fittingHeap(long heap, ImageMemoryEstimate layout, List<Integer> widths) {
        for (int width : widths) {
            for (int step = minimum(layout.dimensions()); width * (long) step <= layout.dimensions().width(); step++) {
                long bytes = heapBytes(layout, step, width);
                if (bytes <= heap) {
                    return Optional.of(new DecodingPlan(step, width, bytes));
                }
            }
        }
        return Optional.empty();
    }

    /** What the smallest of those widths takes; empty where there is none. */
    static OptionalLong minimum(ImageMemoryEstimate layout, List<Integer> widths) {
        return widths.stream()
                .flatMapToLong(width -> LongStream.of(heapBytes(layout, Math.max(1, layout.dimensions().width() / width), width)))
                .min();
    }

    /** What the widest takes where nothing is left out. */
    static long fullResolutionBytes(ImageMemoryEstimate layout, List<Integer> widths) {
        return heapBytes(layout, minimum(layout.dimensions()), widths.getFirst());
    }

    private static int minimum(Dimensions dimensions) {
        return (int) Math.ceil(Math.sqrt((double) dimensions.pixelCount() / MAX_DECODED_PIXELS));
    }

    private static long heapBytes(ImageMemoryEstimate layout, int step, int width) {
        long decoded = pixelCount(layout.dimensions(), (layout.dimensions().width() + step - 1) / step);
        long canvas = CANVAS_BYTES_PER_PIXEL * pixelCount(layout.dimensions(), width);
        boolean halved = layout.dimensions().width() / step >= 2 * width;
        long first = halved ? CANVAS_BYTES_PER_PIXEL * Math.max(decoded / 4, pixelCount(layout.dimensions(), width)) : canvas;
        return Math.max(layout.fixedBytes() + decoded * layout.bytesPerPixel() + first, Math.max(first + 2 * canvas, 3 * canvas));
    }

    private static long pixelCount(Dimensions dimensions, int width) {
        return (long) width * (ImageResizer.scaledHeight(dimensions, width) + 1);
    }
}
