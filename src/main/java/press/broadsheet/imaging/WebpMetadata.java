package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The notes in a WebP: all chunks that a browser does not need to draw it (RFC 9649, section 2.7). */
final class WebpMetadata {

    private static final Set<String> RENDERING_CHUNKS = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int RIFF_HEADER_LENGTH = 12;
    private static final int FLAGS_OFFSET = RIFF_HEADER_LENGTH + 8;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    private WebpMetadata() {}

    static byte[] strip(byte[] webp) {
        List<ImageChunk> parts = ImageChunk.parseWebp(webp);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(webp.length);
        kept.write(webp, 0, RIFF_HEADER_LENGTH);
        parts.stream().filter(imageChunk -> RENDERING_CHUNKS.contains(imageChunk.name()))
                .forEach(imageChunk -> kept.write(webp, imageChunk.headerOffset(),
                        imageChunk.endOffset() - imageChunk.headerOffset()));
        byte[] orientation = ExifOrientation.toExif(ExifOrientation.read("image/webp", webp));
        boolean extended = parts.getFirst().name().equals("VP8X");
        boolean turned = extended && orientation.length > 0;
        if (turned) {
            kept.writeBytes(exifChunk(orientation));
        }
        return kept.size() == webp.length ? webp : updateHeader(kept.toByteArray(), extended, turned);
    }

    private static byte[] exifChunk(byte[] orientation) {
        return ByteBuffer.allocate(8 + orientation.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(orientation.length).put(orientation).array();
    }

    /** With the size it has now, and flags for the chunks that it has now. */
    private static byte[] updateHeader(byte[] webp, boolean extended, boolean turned) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
        if (extended) {
            int flags = bytes.get(FLAGS_OFFSET) & ~(EXIF_FLAG | XMP_FLAG);
            bytes.put(FLAGS_OFFSET, (byte) (turned ? flags | EXIF_FLAG : flags));
        }
        return webp;
    }
}
