package press.broadsheet.imaging;

import java.util.List;
import java.util.Set;

/**
 * What decoding a picture takes, as its header says: whether it can be decoded at all, and bounds for the memory, so that it is
 * decided before a pixel is decoded whether the heap bears it. The bounds are what was measured of each reader: ImageIO's keep
 * nothing but the pixels that are asked for, TwelveMonkeys' WebP reader keeps all of the picture whatever is asked for.
 *
 * @param isDecodable false for what moves, and for JPEG in the colours of print
 * @param orientation as its camera noted it, 1 to 8
 * @param fixedBytes bytes of the heap that the reader takes whatever the size that is asked for
 * @param bytesPerPixel bytes of the heap for each pixel that is asked for, with a copy in another form where drawing makes one
 * @param offHeapBytes bytes outside the heap: a progressive JPEG's coefficients
 */
public record ImageMemoryEstimate(
        String type, Dimensions dimensions, boolean isDecodable, int orientation, long fixedBytes, int bytesPerPixel,
        long offHeapBytes) {

    /** Whether they are inverted, nothing tells for certain, and ImageIO gets it wrong. */
    private static final int CMYK_COMPONENTS = 4;

    /** Java2D draws what is in none of its own forms from a copy of 4 bytes a pixel. */
    private static final int COPY_BYTES_PER_PIXEL = 4;

    /** For each pixel of a lossy WebP: a macroblock of 16 × 16 is some 900 objects. Measured: 21. */
    private static final int LOSSY_WEBP_BYTES_PER_PIXEL = 28;

    /** For each pixel of a lossless WebP: its four channels, and the three smaller pictures that its transforms may have. */
    private static final int LOSSLESS_WEBP_BYTES_PER_PIXEL = 5;

    /** Prefix codes of a lossless WebP: five tables of more than 1 kB for each group, and as many groups as encoders make. */
    private static final long WEBP_PREFIX_CODE_BYTES = 2600 * 5 * 1300L;

    /** @throws IndexOutOfBoundsException for a picture that is garbled, or ends too early */
    public static ImageMemoryEstimate of(String type, byte[] picture, Dimensions dimensions) {
        return switch (type) {
            case "image/jpeg" -> ofJpeg(picture, dimensions);
            case "image/png" -> ofPng(picture, dimensions);
            case "image/gif" ->
                new ImageMemoryEstimate(type, dimensions, true, ExifOrientation.NORMAL, 0, 1 + COPY_BYTES_PER_PIXEL, 0);
            case "image/webp" -> ofWebp(picture, dimensions);
            default -> new ImageMemoryEstimate(type, dimensions, false, ExifOrientation.NORMAL, 0, 0, 0);
        };
    }

    private static ImageMemoryEstimate ofJpeg(byte[] picture, Dimensions dimensions) {
        JpegFrameHeader frame = JpegMetadata.readFrameHeader(picture);
        int colours = frame.components();
        return new ImageMemoryEstimate("image/jpeg", dimensions, colours < CMYK_COMPONENTS,
                ExifOrientation.read("image/jpeg", picture), 0,
                colours, frame.needsCoefficientBuffer() ? frame.coefficientCount() * Short.BYTES : 0);
    }

    /** W3C Portable Network Graphics, table 11.1. */
    private static ImageMemoryEstimate ofPng(byte[] picture, Dimensions dimensions) {
        List<ImageChunk> parts = ImageChunk.parsePng(picture);
        int header = parts.getFirst().dataOffset();
        int depth = picture[header + 8];
        int samples = switch (picture[header + 9]) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        int bytes = samples * Math.max(1, depth / Byte.SIZE);
        boolean transparent = hasChunk(parts, Set.of("tRNS"));
        boolean drawable = depth == Byte.SIZE && samples != 2 && picture[header + 9] != 3 && !transparent;
        return new ImageMemoryEstimate("image/png", dimensions, !hasChunk(parts, Set.of("acTL")),
                ExifOrientation.read("image/png", picture), 0,
                drawable ? bytes : bytes + (transparent ? 2 : 0) + COPY_BYTES_PER_PIXEL, 0);
    }

    private static ImageMemoryEstimate ofWebp(byte[] picture, Dimensions dimensions) {
        List<ImageChunk> parts = ImageChunk.parseWebp(picture);
        boolean lossy = hasChunk(parts, Set.of("VP8 "));
        boolean lossless = hasChunk(parts, Set.of("VP8L"));
        long fixed = (lossy ? paddedPixelCount(dimensions) * LOSSY_WEBP_BYTES_PER_PIXEL : 0)
                + (lossless || hasChunk(parts, Set.of("ALPH"))
                        ? dimensions.pixelCount() * LOSSLESS_WEBP_BYTES_PER_PIXEL + WEBP_PREFIX_CODE_BYTES
                        : 0);
        return new ImageMemoryEstimate("image/webp", dimensions, !hasChunk(parts, Set.of("ANIM", "ANMF")),
                ExifOrientation.read("image/webp", picture), fixed, 4, 0);
    }

    /** To whole macroblocks, and one more on each side. */
    private static long paddedPixelCount(Dimensions dimensions) {
        return 256L * ((dimensions.width() + 15) / 16 + 2) * ((dimensions.height() + 15) / 16 + 2);
    }

    private static boolean hasChunk(List<ImageChunk> parts, Set<String> names) {
        return parts.stream().anyMatch(imageChunk -> names.contains(imageChunk.name()));
    }
}
