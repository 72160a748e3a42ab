package press.broadsheet.imaging;

import java.util.List;
import java.util.Set;

/**
 * Estimates from the header whether an image can be decoded and how much memory that takes, before any pixel is decoded. The
 * bounds were measured for each reader: ImageIO's readers keep only the requested pixels, TwelveMonkeys' WebP reader always
 * keeps the whole image.
 *
 * @param isDecodable false for animations and CMYK JPEG
 * @param orientation Exif orientation, 1 to 8
 * @param fixedBytes heap bytes that the reader needs regardless of subsampling
 * @param bytesPerPixel heap bytes for each requested pixel, including the copy that Java2D makes of some formats
 * @param offHeapBytes bytes outside the heap: the coefficients of a progressive JPEG
 */
public record ImageMemoryEstimate(
        String type, Dimensions dimensions, boolean isDecodable, int orientation, long fixedBytes, int bytesPerPixel,
        long offHeapBytes) {

    /** CMYK is not decoded: nothing reliable says whether the values are inverted, and ImageIO guesses wrongly. */
    private static final int CMYK_COMPONENTS = 4;

    /** Java2D first copies images in formats that are not its own, at 4 bytes per pixel. */
    private static final int COPY_BYTES_PER_PIXEL = 4;

    /** For each pixel of a lossy WebP: the reader creates about 900 objects for a macroblock of 16 × 16. Measured: 21. */
    private static final int LOSSY_WEBP_BYTES_PER_PIXEL = 28;

    /** For each pixel of a lossless WebP: four channels, and up to three smaller images for its transforms. */
    private static final int LOSSLESS_WEBP_BYTES_PER_PIXEL = 5;

    /** Prefix codes of a lossless WebP: five tables of 2,600 bytes in each group, and as many groups as encoders write. */
    private static final long WEBP_PREFIX_CODE_BYTES = 2600 * 5 * 1300L;

    /**
     * Estimates from the image's header.
     *
     * @throws IndexOutOfBoundsException if the image is damaged or truncated
     */
    public static ImageMemoryEstimate of(String type, byte[] image, Dimensions dimensions) {
        return switch (type) {
            case "image/jpeg" -> ofJpeg(image, dimensions);
            case "image/png" -> ofPng(image, dimensions);
            case "image/gif" ->
                new ImageMemoryEstimate(type, dimensions, true, ExifOrientation.NORMAL, 0, 1 + COPY_BYTES_PER_PIXEL, 0);
            case "image/webp" -> ofWebp(image, dimensions);
            default -> new ImageMemoryEstimate(type, dimensions, false, ExifOrientation.NORMAL, 0, 0, 0);
        };
    }

    private static ImageMemoryEstimate ofJpeg(byte[] image, Dimensions dimensions) {
        JpegFrameHeader frame = JpegMetadata.readFrameHeader(image);
        int components = frame.components();
        return new ImageMemoryEstimate("image/jpeg", dimensions, components < CMYK_COMPONENTS,
                ExifOrientation.read("image/jpeg", image), 0,
                components, frame.needsCoefficientBuffer() ? frame.coefficientCount() * Short.BYTES : 0);
    }

    /** W3C Portable Network Graphics, table 11.1. */
    private static ImageMemoryEstimate ofPng(byte[] image, Dimensions dimensions) {
        List<ImageChunk> chunks = ImageChunk.parsePng(image);
        int header = chunks.getFirst().dataOffset();
        int depth = image[header + 8];
        int samples = switch (image[header + 9]) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        int bytes = samples * Math.max(1, depth / Byte.SIZE);
        boolean transparent = hasChunk(chunks, Set.of("tRNS"));
        boolean drawable = depth == Byte.SIZE && samples != 2 && image[header + 9] != 3 && !transparent;
        return new ImageMemoryEstimate("image/png", dimensions, !hasChunk(chunks, Set.of("acTL")),
                ExifOrientation.read("image/png", image), 0,
                drawable ? bytes : bytes + (transparent ? 2 : 0) + COPY_BYTES_PER_PIXEL, 0);
    }

    private static ImageMemoryEstimate ofWebp(byte[] image, Dimensions dimensions) {
        List<ImageChunk> chunks = ImageChunk.parseWebp(image);
        boolean lossy = hasChunk(chunks, Set.of("VP8 "));
        boolean lossless = hasChunk(chunks, Set.of("VP8L"));
        long fixed = (lossy ? paddedPixelCount(dimensions) * LOSSY_WEBP_BYTES_PER_PIXEL : 0)
                + (lossless || hasChunk(chunks, Set.of("ALPH"))
                        ? dimensions.pixelCount() * LOSSLESS_WEBP_BYTES_PER_PIXEL + WEBP_PREFIX_CODE_BYTES
                        : 0);
        return new ImageMemoryEstimate("image/webp", dimensions, !hasChunk(chunks, Set.of("ANIM", "ANMF")),
                ExifOrientation.read("image/webp", image), fixed, 4, 0);
    }

    /** Padded to whole macroblocks, plus one on each side. */
    private static long paddedPixelCount(Dimensions dimensions) {
        return 256L * ((dimensions.width() + 15) / 16 + 2) * ((dimensions.height() + 15) / 16 + 2);
    }

    private static boolean hasChunk(List<ImageChunk> chunks, Set<String> names) {
        return chunks.stream().anyMatch(chunk -> names.contains(chunk.name()));
    }
}
