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
 * @param start of its header
 * @param data of what it holds
 * @param length of what it holds
 * @param end behind its checksum or padding
 */
record ImageChunk(String name, int start, int data, int length, int end) {

    private static final int PNG_SIGNATURE = 8;
    private static final int RIFF_HEADER = 12;

    /** W3C Portable Network Graphics, section 5.3: length, name, data, checksum. */
    static List<ImageChunk> png(byte[] png) {
        List<ImageChunk> parts = new ArrayList<>();
        for (int at = PNG_SIGNATURE; parts.isEmpty() || !parts.getLast().name().equals("IEND"); at = parts.getLast().end()) {
            int length = length(ByteBuffer.wrap(png).getInt(at));
            parts.add(new ImageChunk(name(png, at + 4), at, at + 8, length, within(png, at + 12L + length)));
        }
        return parts;
    }

    /** RFC 9649, section 2.3: name, length, data, and a byte more where the length is odd. */
    static List<ImageChunk> webp(byte[] webp) {
        ByteBuffer bytes = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        int end = within(webp, 8L + length(bytes.getInt(4)));
        List<ImageChunk> parts = new ArrayList<>();
        for (int at = RIFF_HEADER; at < end; at = parts.getLast().end()) {
            int length = length(bytes.getInt(at + 4));
            within(webp, at + 8L + length);
            parts.add(new ImageChunk(name(webp, at), at, at + 8, length, Math.min(end, at + 8 + length + (length & 1))));
        }
        return parts;
    }

    private static String name(byte[] picture, int at) {
        within(picture, at + 4L);
        return new String(picture, at, 4, StandardCharsets.ISO_8859_1);
    }

    private static int length(int said) {
        if (said < 0) {
            throw new IndexOutOfBoundsException("a chunk of " + Integer.toUnsignedString(said) + " bytes");
        }
        return said;
    }

    private static int within(byte[] picture, long end) {
        if (end > picture.length) {
            throw new IndexOutOfBoundsException("a chunk ends behind the file");
        }
        return (int) end;
    }
}
