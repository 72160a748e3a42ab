package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** The notes in a PNG: all chunks that a browser does not need to draw it (W3C Portable Network Graphics, section 11). */
final class PngMetadata {

    private static final int SIGNATURE = 8;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "cICP", "gAMA", "iCCP",
            "mDCV", "cLLI", "sBIT", "sRGB", "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

    private PngMetadata() {}

    static byte[] erased(byte[] png) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, SIGNATURE);
        byte[] orientation = ExifOrientation.note(ExifOrientation.of("image/png", png));
        for (ImageChunk imageChunk : ImageChunk.png(png)) {
            if (NEEDED.contains(imageChunk.name())) {
                kept.write(png, imageChunk.start(), imageChunk.end() - imageChunk.start());
            }
            if (imageChunk.name().equals("IHDR") && orientation.length > 0) {
                kept.writeBytes(chunk(orientation));
            }
        }
        return kept.size() == png.length ? png : kept.toByteArray();
    }

    private static byte[] chunk(byte[] orientation) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + orientation.length).putInt(orientation.length)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII)).put(orientation);
        CRC32 checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + orientation.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }
}
