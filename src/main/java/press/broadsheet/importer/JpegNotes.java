package press.broadsheet.importer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The notes in a JPEG: segments that say nothing of its pixels, and what follows its end (ITU-T T.81, annex B). */
final class JpegNotes {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int COMMENT = 0xFE;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int COLOUR_PROFILE = 0xE2;
    private static final int COLOUR_TRANSFORM = 0xEE;
    private static final int LAST_APPLICATION = 0xEF;
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private JpegNotes() {}

    static byte[] erased(byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        kept.write(jpeg, 0, 2);
        byte[] orientation = Orientation.note(Orientation.of("image/jpeg", jpeg));
        if (orientation.length > 0) {
            kept.writeBytes(segment(orientation));
        }
        int at = 2;
        while (marker(jpeg, at) != START_OF_SCAN && marker(jpeg, at) != END_OF_IMAGE) {
            int end = end(jpeg, at);
            if (!isNote(jpeg, at)) {
                kept.write(jpeg, at, end - at);
            }
            at = end;
        }
        kept.write(jpeg, at, endOfImage(jpeg, at) - at);
        return kept.size() == jpeg.length ? jpeg : kept.toByteArray();
    }

    /** How many colours it is made of, from its header (B.2.2): three, one for grey, or the four of print. */
    static int colours(byte[] jpeg) {
        int at = 2;
        while (!isFrame(marker(jpeg, at))) {
            at = end(jpeg, at);
        }
        return jpeg[at + 9];
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static byte[] segment(byte[] orientation) {
        int length = 2 + EXIF_NAME.length + orientation.length;
        return ByteBuffer.allocate(2 + length).put((byte) 0xFF).put((byte) EXIF).putShort((short) length).put(EXIF_NAME)
                .put(orientation).array();
    }

    private static int marker(byte[] jpeg, int at) {
        if (jpeg[at] != (byte) 0xFF) {
            throw new IndexOutOfBoundsException("no marker at " + at);
        }
        return jpeg[at + 1] & 0xFF;
    }

    /** Where the segment at that place ends; its length counts itself and not its marker. */
    private static int end(byte[] jpeg, int at) {
        int end = at + 2 + Math.max(2, (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        return marker(jpeg, at) == 0xFF ? at + 1 : end; // B.1.1.2: any marker may be preceded by fill bytes
    }

    private static boolean isNote(byte[] jpeg, int at) {
        int marker = marker(jpeg, at);
        boolean profile = marker == COLOUR_PROFILE
                && Arrays.equals(ICC, 0, ICC.length, jpeg, at + 4, Math.min(jpeg.length, at + 4 + ICC.length));
        return marker == COMMENT
                || marker > JFIF && marker <= LAST_APPLICATION && marker != COLOUR_TRANSFORM && !profile;
    }

    /** Telephones put films and further pictures behind it, each with notes of its own. A file cut short has no end. */
    private static int endOfImage(byte[] jpeg, int firstScan) {
        int at = firstScan;
        while (at + 1 < jpeg.length) {
            int marker = jpeg[at] == (byte) 0xFF ? jpeg[at + 1] & 0xFF : 0;
            if (marker == END_OF_IMAGE) {
                return at + 2;
            }
            // B.1.1.5: within a scan 0xFF00 is a byte of the picture, and restart markers have no length
            boolean pixels = marker == 0 || marker >= 0xD0 && marker <= 0xD7 || marker == 0xFF;
            at = pixels || at + 3 >= jpeg.length ? at + 1 : end(jpeg, at);
        }
        return jpeg.length;
    }
}
