package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Strips a PNG's metadata: all chunks that browsers do not need for rendering (W3C Portable Network Graphics, section 11).
 */
final class PngMetadata {

    private static final int SIGNATURE_LENGTH = 8;
    private static final Set<String> RENDERING_CHUNKS =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "cICP", "gAMA", "iCCP",
                    "mDCV", "cLLI", "sBIT", "sRGB", "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

    private PngMetadata() {}

    static byte[] strip(byte[] png) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, SIGNATURE_LENGTH);
        byte[] orientation = ExifOrientation.toExif(ExifOrientation.read("image/png", png));
        for (ImageChunk imageChunk : ImageChunk.parsePng(png)) {
            if (RENDERING_CHUNKS.contains(imageChunk.name())) {
                kept.write(png, imageChunk.headerOffset(), imageChunk.endOffset() - imageChunk.headerOffset());
            }
            if (imageChunk.name().equals("IHDR") && orientation.length > 0) {
                kept.writeBytes(exifChunk(orientation));
            }
        }
        return kept.size() == png.length ? png : kept.toByteArray();
    }

    private static byte[] exifChunk(byte[] orientation) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + orientation.length).putInt(orientation.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(orientation);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + orientation.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }
}
