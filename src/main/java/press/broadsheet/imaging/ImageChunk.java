package press.broadsheet.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk of a PNG or WebP picture: where in the file it stands. Reading them throws {@link IndexOutOfBoundsException} where
 * a file is garbled or ends too early.
 *
 * @param headerOffset of its header
 * @param dataOffset of what it holds
 * @param length of what it holds
 * @param endOffset behind its checksum or padding
 */
record ImageChunk(String name, int headerOffset, int dataOffset, int length, int endOffset) {

    private static final int PNG_SIGNATURE_LENGTH = 8;
    private static final int RIFF_HEADER_LENGTH = 12;

    /** W3C Portable Network Graphics, section 5.3: length, name, data, checksum. */
    static List<ImageChunk> parsePng(byte[] png) {
        List<ImageChunk> parts = new ArrayList<>();
        for (int at = PNG_SIGNATURE_LENGTH; parts.isEmpty() || !parts.getLast().name().equals("IEND"); at =
                parts.getLast().endOffset()) {
            int length = length(ByteBuffer.wrap(png).getInt(at));
            parts.add(new ImageChunk(name(png, at + 4), at, at + 8, length, checkBounds(png, at + 12L + length)));
        }
        return parts;
    }

    /** RFC 9649, section 2.3: name, length, data, and a byte more where the length is odd. */
    static List<ImageChunk> parseWebp(byte[] webp) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        int end = checkBounds(webp, 8L + length(bytes.getInt(4)));
        List<ImageChunk> parts = new ArrayList<>();
        for (int at = RIFF_HEADER_LENGTH; at < end; at = parts.getLast().endOffset()) {
            int length = length(bytes.getInt(at + 4));
            checkBounds(webp, at + 8L + length);
            parts.add(new ImageChunk(name(webp, at), at, at + 8, length, Math.min(end, at + 8 + length + (length & 1))));
        }
        return parts;
    }

    private static String name(byte[] picture, int at) {
        checkBounds(picture, at + 4L);
        return new String(picture, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int length(int said) {
        if (said < 0) {
            throw new IndexOutOfBoundsException("a chunk of " + Integer.toUnsignedString(said) + " bytes");
        }
        return said;
    }

    private static int checkBounds(byte[] picture, long end) {
        if (end > picture.length) {
            throw new IndexOutOfBoundsException("a chunk ends behind the file");
        }
        return (int) end;
    }
}
