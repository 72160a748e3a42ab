package press.broadsheet.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk of a PNG or WebP file. Parsing throws {@link IndexOutOfBoundsException} if the file is damaged or truncated.
 *
 * @param headerOffset offset of its header
 * @param dataOffset offset of its data
 * @param length of its data
 * @param endOffset offset after its checksum or padding
 */
record ImageChunk(String name, int headerOffset, int dataOffset, int length, int endOffset) {

    private static final int PNG_SIGNATURE_LENGTH = 8;
    private static final int RIFF_HEADER_LENGTH = 12;

    /** W3C Portable Network Graphics, section 5.3: length, name, data, checksum. */
    static List<ImageChunk> parsePng(byte[] png) {
        List<ImageChunk> chunks = new ArrayList<>();
        for (int at = PNG_SIGNATURE_LENGTH; chunks.isEmpty() || !chunks.getLast().name().equals("IEND"); at =
                chunks.getLast().endOffset()) {
            int length = length(ByteBuffer.wrap(png).getInt(at));
            chunks.add(new ImageChunk(name(png, at + 4), at, at + 8, length, checkBounds(png, at + 12L + length)));
        }
        return chunks;
    }

    /** RFC 9649, section 2.3: name, length, data, and a padding byte if the length is odd. */
    static List<ImageChunk> parseWebp(byte[] webp) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        int end = checkBounds(webp, 8L + length(bytes.getInt(4)));
        List<ImageChunk> chunks = new ArrayList<>();
        for (int at = RIFF_HEADER_LENGTH; at < end; at = chunks.getLast().endOffset()) {
            int length = length(bytes.getInt(at + 4));
            checkBounds(webp, at + 8L + length);
            chunks.add(new ImageChunk(name(webp, at), at, at + 8, length, Math.min(end, at + 8 + length + (length & 1))));
        }
        return chunks;
    }

    private static String name(byte[] image, int at) {
        checkBounds(image, at + 4L);
        return new String(image, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int length(int length) {
        if (length < 0) {
            throw new IndexOutOfBoundsException("a chunk of " + Integer.toUnsignedString(length) + " bytes");
        }
        return length;
    }

    private static int checkBounds(byte[] image, long end) {
        if (end > image.length) {
            throw new IndexOutOfBoundsException("a chunk ends after the end of the file");
        }
        return (int) end;
    }
}
