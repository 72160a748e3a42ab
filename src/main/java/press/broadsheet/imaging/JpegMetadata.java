package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The notes in a JPEG: segments that say nothing of its pixels, and what follows its end (ITU-T T.81, annex B). */
final class JpegMetadata {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int PROGRESSIVE = 0xC2;
    private static final int PROGRESSIVE_ARITHMETIC = 0xCA;
    private static final int COMMENT = 0xFE;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int COLOUR_PROFILE = 0xE2;
    private static final int COLOUR_TRANSFORM = 0xEE;
    private static final int LAST_APPLICATION = 0xEF;
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private JpegMetadata() {}

    static byte[] erased(byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        kept.write(jpeg, 0, 2);
        byte[] orientation = ExifOrientation.note(ExifOrientation.of("image/jpeg", jpeg));
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

    /** What its header says of its frame, and the first scan's of the scans. */
    static JpegFrameHeader frame(byte[] jpeg) {
        int at = 2;
        while (!isFrame(marker(jpeg, at))) {
            at = end(jpeg, at);
        }
        int components = jpeg[at + 9];
        boolean progressive = marker(jpeg, at) == PROGRESSIVE || marker(jpeg, at) == PROGRESSIVE_ARITHMETIC;
        long coefficients = coefficients(jpeg, at, components);
        while (marker(jpeg, at) != START_OF_SCAN) {
            at = end(jpeg, at);
        }
        return new JpegFrameHeader(components, progressive || jpeg[at + 4] < components, coefficients);
    }

    /** Each component in whole units of all components together (A.2.4). */
    private static long coefficients(byte[] jpeg, int frame, int components) {
        int across = 1;
        int down = 1;
        int blocks = 0;
        for (int component = 0; component < components; component++) {
            int sampling = jpeg[frame + 11 + 3 * component];
            across = Math.max(across, sampling >> 4 & 0xF);
            down = Math.max(down, sampling & 0xF);
            blocks += (sampling >> 4 & 0xF) * (sampling & 0xF);
        }
        int height = (jpeg[frame + 5] & 0xFF) << 8 | jpeg[frame + 6] & 0xFF;
        int width = (jpeg[frame + 7] & 0xFF) << 8 | jpeg[frame + 8] & 0xFF;
        long units = Math.ceilDiv(width, 8L * across) * Math.ceilDiv(height, 8L * down);
        return units * blocks * 64;
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
