package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Strips a WebP's metadata: all chunks that browsers do not need for rendering (RFC 9649, section 2.7). */
final class WebpMetadata {

    private static final Set<String> RENDERING_CHUNKS = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP");
    private static final int RIFF_HEADER_LENGTH = 12;
    private static final int FLAGS_OFFSET = RIFF_HEADER_LENGTH + 8;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    private WebpMetadata() {}

    static byte[] strip(byte[] webp) {
        List<ImageChunk> chunks = ImageChunk.parseWebp(webp);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(webp.length);
        kept.write(webp, 0, RIFF_HEADER_LENGTH);
        chunks.stream().filter(chunk -> RENDERING_CHUNKS.contains(chunk.name()))
                .forEach(chunk -> kept.write(webp, chunk.headerOffset(),
                        chunk.endOffset() - chunk.headerOffset()));
        byte[] orientation = ExifOrientation.toExif(ExifOrientation.read("image/webp", webp));
        boolean extended = chunks.getFirst().name().equals("VP8X");
        boolean hasExif = extended && orientation.length > 0;
        if (hasExif) {
            kept.writeBytes(exifChunk(orientation));
        }
        return kept.size() == webp.length ? webp : updateHeader(kept.toByteArray(), extended, hasExif);
    }

    private static byte[] exifChunk(byte[] orientation) {
        return ByteBuffer.allocate(8 + orientation.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(orientation.length).put(orientation).array();
    }

    /** Sets the file size, and the flags of the remaining chunks. */
    private static byte[] updateHeader(byte[] webp, boolean extended, boolean hasExif) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(4, webp.length - 8);
        if (extended) {
            int flags = bytes.get(FLAGS_OFFSET) & ~(EXIF_FLAG | XMP_FLAG);
            bytes.put(FLAGS_OFFSET, (byte) (hasExif ? flags | EXIF_FLAG : flags));
        }
        return webp;
    }
}
