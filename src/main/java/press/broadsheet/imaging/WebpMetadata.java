package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The notes in a WebP: all chunks that a browser does not need to draw it (RFC 9649, section 2.7). */
final class WebpMetadata {

    private static final Set<String> NEEDED = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int HEADER = 12;
    private static final int FLAGS = HEADER + 8;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    private WebpMetadata() {}

    static byte[] erased(byte[] webp) {
        List<ImageChunk> parts = ImageChunk.webp(webp);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(webp.length);
        kept.write(webp, 0, HEADER);
        parts.stream().filter(imageChunk -> NEEDED.contains(imageChunk.name()))
                .forEach(imageChunk -> kept.write(webp, imageChunk.start(), imageChunk.end() - imageChunk.start()));
        byte[] orientation = ExifOrientation.note(ExifOrientation.of("image/webp", webp));
        boolean extended = parts.getFirst().name().equals("VP8X");
        boolean turned = extended && orientation.length > 0;
        if (turned) {
            kept.writeBytes(chunk(orientation));
        }
        return kept.size() == webp.length ? webp : whole(kept.toByteArray(), extended, turned);
    }

    private static byte[] chunk(byte[] orientation) {
        return ByteBuffer.allocate(8 + orientation.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(orientation.length).put(orientation).array();
    }

    /** With the size it has now, and flags for the chunks that it has now. */
    private static byte[] whole(byte[] webp, boolean extended, boolean turned) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
        if (extended) {
            int flags = bytes.get(FLAGS) & ~(EXIF_FLAG | XMP_FLAG);
            bytes.put(FLAGS, (byte) (turned ? flags | EXIF_FLAG : flags));
        }
        return webp;
    }
}
