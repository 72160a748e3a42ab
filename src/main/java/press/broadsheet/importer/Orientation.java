package press.broadsheet.importer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Which way up a photograph is, as its camera noted it (Exif 2.32, tag 0x0112); browsers turn it so. */
final class Orientation {

    private static final int EXIF = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    static final int TAG = 0x0112;
    private static final int UPRIGHT = 1;
    private static final int FIRST_ON_ITS_SIDE = 5;
    private static final int LAST = 8;

    private Orientation() {}

    /** Whether the picture is shown lying on its side, so that its width is its height; not if the note is garbled. */
    static boolean turns(byte[] jpeg) {
        return of(jpeg) >= FIRST_ON_ITS_SIDE;
    }

    /** The note itself, 1 to 8; 1, upright, where there is none or it is garbled. */
    static int of(byte[] jpeg) {
        try {
            int noted = noted(jpeg);
            return noted >= UPRIGHT && noted <= LAST ? noted : UPRIGHT;
        } catch (IndexOutOfBoundsException garbled) {
            return UPRIGHT;
        }
    }

    private static int noted(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 10 < jpeg.length) {
            int marker = bytes.getShort(at) & 0xFFFF;
            int length = bytes.getShort(at + 2) & 0xFFFF;
            if (marker == EXIF && bytes.getInt(at + 4) == 0x45786966) {
                return orientation(bytes.slice(at + 10, Math.min(length - 8, jpeg.length - at - 10)));
            }
            if (marker == START_OF_SCAN || marker >>> 8 != 0xFF) {
                return UPRIGHT;
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static int orientation(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if ((tiff.getShort(at) & 0xFFFF) == TAG) {
                return tiff.getShort(at + 8);
            }
        }
        return UPRIGHT;
    }
}
