package press.broadsheet.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strips a JPEG's metadata: segments that do not affect its pixels, and data after its end (ITU-T T.81, annex B). Also reads
 * its frame header.
 */
final class JpegMetadata {

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int PROGRESSIVE = 0xC2;
    private static final int PROGRESSIVE_ARITHMETIC = 0xCA;
    private static final int COMMENT = 0xFE;
    private static final int APP0_JFIF = 0xE0;
    private static final int APP1_EXIF = 0xE1;
    private static final int APP2_ICC = 0xE2;
    private static final int APP14_ADOBE = 0xEE;
    private static final int APP15 = 0xEF;
    private static final byte[] ICC_IDENTIFIER = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXIF_IDENTIFIER = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private JpegMetadata() {}

    static byte[] strip(byte[] jpeg) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(jpeg.length);
        kept.write(jpeg, 0, 2);
        byte[] orientation = ExifOrientation.toExif(ExifOrientation.read("image/jpeg", jpeg));
        if (orientation.length > 0) {
            kept.writeBytes(exifSegment(orientation));
        }
        int at = 2;
        while (markerAt(jpeg, at) != START_OF_SCAN && markerAt(jpeg, at) != END_OF_IMAGE) {
            int end = segmentEnd(jpeg, at);
            if (!isMetadata(jpeg, at)) {
                kept.write(jpeg, at, end - at);
            }
            at = end;
        }
        kept.write(jpeg, at, findEndOfImage(jpeg, at) - at);
        return kept.size() == jpeg.length ? jpeg : kept.toByteArray();
    }

    /** Reads the frame header, and the first scan's number of components. */
    static JpegFrameHeader readFrameHeader(byte[] jpeg) {
        int at = 2;
        while (!isStartOfFrame(markerAt(jpeg, at))) {
            at = segmentEnd(jpeg, at);
        }
        int components = jpeg[at + 9];
        boolean progressive = markerAt(jpeg, at) == PROGRESSIVE || markerAt(jpeg, at) == PROGRESSIVE_ARITHMETIC;
        long coefficients = coefficientCount(jpeg, at, components);
        while (markerAt(jpeg, at) != START_OF_SCAN) {
            at = segmentEnd(jpeg, at);
        }
        return new JpegFrameHeader(components, progressive || jpeg[at + 4] < components, coefficients);
    }

    /** Each component is padded to whole minimum coded units (A.2.4). */
    private static long coefficientCount(byte[] jpeg, int frame, int components) {
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

    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static byte[] exifSegment(byte[] orientation) {
        int length = 2 + EXIF_IDENTIFIER.length + orientation.length;
        return ByteBuffer.allocate(2 + length).put((byte) 0xFF).put((byte) APP1_EXIF).putShort((short) length)
                .put(EXIF_IDENTIFIER)
                .put(orientation).array();
    }

    private static int markerAt(byte[] jpeg, int at) {
        if (jpeg[at] != (byte) 0xFF) {
            throw new IndexOutOfBoundsException("no marker at " + at);
        }
        return jpeg[at + 1] & 0xFF;
    }

    /** The end of the segment that starts here. Its length field counts itself but not its marker. */
    private static int segmentEnd(byte[] jpeg, int at) {
        int end = at + 2 + Math.max(2, (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        return markerAt(jpeg, at) == 0xFF ? at + 1 : end; // B.1.1.2: any marker may be preceded by fill bytes
    }

    private static boolean isMetadata(byte[] jpeg, int at) {
        int marker = markerAt(jpeg, at);
        boolean profile = marker == APP2_ICC
                && Arrays.equals(ICC_IDENTIFIER, 0, ICC_IDENTIFIER.length, jpeg, at + 4,
                        Math.min(jpeg.length, at + 4 + ICC_IDENTIFIER.length));
        return marker == COMMENT
                || marker > APP0_JFIF && marker <= APP15 && marker != APP14_ADOBE && !profile;
    }

    /**
     * Phones append videos and further images after the end, each with its own metadata. A truncated file has no end marker.
     */
    private static int findEndOfImage(byte[] jpeg, int firstScan) {
        int at = firstScan;
        while (at + 1 < jpeg.length) {
            int marker = jpeg[at] == (byte) 0xFF ? jpeg[at + 1] & 0xFF : 0;
            if (marker == END_OF_IMAGE) {
                return at + 2;
            }
            // B.1.1.5: within a scan 0xFF00 is a data byte, and restart markers have no length
            boolean scanData = marker == 0 || marker >= 0xD0 && marker <= 0xD7 || marker == 0xFF;
            at = scanData || at + 3 >= jpeg.length ? at + 1 : segmentEnd(jpeg, at);
        }
        return jpeg.length;
    }
}
