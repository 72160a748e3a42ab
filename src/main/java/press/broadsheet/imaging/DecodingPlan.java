package press.broadsheet.imaging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * How a picture is decoded within so much memory: of every {@code step} rows and columns one, and reduced to {@code widest}
 * pixels and less.
 *
 * @param bytes of the heap, at the most
 */
record DecodingPlan(int step, int widest, long bytes) {

    /** Of what has more, only every second pixel of each row and column is read, or every third. */
    private static final long MOST_PIXELS = 24_000_000;

    /** What Java2D draws on, and the copy that ImageIO writes as PNG. */
    private static final int CANVAS = 4;

    /** Of the widest size that fits, the one that loses least. */
    static Optional<DecodingPlan> within(long heap, ImageMemoryEstimate layout, List<Integer> widths) {
        for (int width : widths) {
            for (int step = least(layout.measure()); width * (long) step <= layout.measure().width(); step++) {
                long bytes = bytes(layout, step, width);
                if (bytes <= heap) {
                    return Optional.of(new DecodingPlan(step, width, bytes));
                }
            }
        }
        return Optional.empty();
    }

    /** What the smallest of those widths takes; empty where there is none. */
    static OptionalLong least(ImageMemoryEstimate layout, List<Integer> widths) {
        return widths.stream()
                .flatMapToLong(width -> LongStream.of(bytes(layout, Math.max(1, layout.measure().width() / width), width)))
                .min();
    }

    /** What the widest takes where nothing is left out. */
    static long most(ImageMemoryEstimate layout, List<Integer> widths) {
        return bytes(layout, least(layout.measure()), widths.getFirst());
    }

    private static int least(Dimensions dimensions) {
        return (int) Math.ceil(Math.sqrt((double) dimensions.pixels() / MOST_PIXELS));
    }

    private static long bytes(ImageMemoryEstimate layout, int step, int width) {
        long decoded = pixels(layout.measure(), (layout.measure().width() + step - 1) / step);
        long canvas = CANVAS * pixels(layout.measure(), width);
        boolean halved = layout.measure().width() / step >= 2 * width;
        long first = halved ? CANVAS * Math.max(decoded / 4, pixels(layout.measure(), width)) : canvas;
        return Math.max(layout.fixed() + decoded * layout.perPixel() + first, Math.max(first + 2 * canvas, 3 * canvas));
    }

    private static long pixels(Dimensions dimensions, int width) {
        return (long) width * (ImageResizer.height(dimensions, width) + 1);
    }
}
