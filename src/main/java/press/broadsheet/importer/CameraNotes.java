package press.broadsheet.importer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a camera or an editor's tools wrote into a JPEG beside the picture: where it was taken, by whom, with what. None of it
 * is published but which way up the picture is. The segments keep their place and length, so that the picture itself is not
 * touched (ITU-T T.81, annex B).
 */
final class CameraNotes {

    private static final int EXIF_OR_XMP = 0xFFE1;
    private static final int IPTC = 0xFFED;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** Big-endian TIFF: a header of 8 bytes, a directory of one entry, and no other directory. */
    private static final int ORIENTATION_ALONE = 26;

    private CameraNotes() {}

    /** Erases them in place; false where there were none. */
    static boolean erase(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int orientation = Orientation.of(jpeg);
        boolean erased = false;
        int at = 2;
        while (at + 4 <= jpeg.length) {
            int marker = bytes.getShort(at) & 0xFFFF;
            int end = Math.min(jpeg.length, at + 2 + (bytes.getShort(at + 2) & 0xFFFF));
            if (marker == START_OF_SCAN || marker >>> 8 != 0xFF || end < at + 4) {
                return erased;
            }
            if (marker == EXIF_OR_XMP || marker == IPTC) {
                erase(jpeg, at + 4, end, orientation);
                erased = true;
            }
            at = end;
        }
        return erased;
    }

    private static void erase(byte[] jpeg, int start, int end, int orientation) {
        boolean exif = end - start >= EXIF.length + ORIENTATION_ALONE
                && Arrays.equals(jpeg, start, start + EXIF.length, EXIF, 0, EXIF.length);
        Arrays.fill(jpeg, start, end, (byte) 0);
        if (exif) {
            ByteBuffer bytes = ByteBuffer.wrap(jpeg);
            bytes.put(start, EXIF);
            int tiff = start + EXIF.length;
            bytes.putInt(tiff, 0x4D4D002A).putInt(tiff + 4, 8); // "MM", 42, and the first directory behind the header
            bytes.putShort(tiff + 8, (short) 1);
            bytes.putShort(tiff + 10, (short) Orientation.TAG).putShort(tiff + 12, (short) 3).putInt(tiff + 14, 1);
            bytes.putShort(tiff + 18, (short) orientation);
        }
    }
}
