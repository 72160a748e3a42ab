package press.broadsheet.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which way up a photograph is, as its camera noted it (Exif 2.32, tag 0x0112); browsers turn it so.
 *
 * <p>metadata-extractor (2.19, 0.9 MB with what it brings) was tried in its place: for this one number it reads all notes of a
 * picture, so that 48 kB of Exif data took it 196 MB and two seconds, and 30 kB of packed text in a PNG 96 MB; it throws away
 * what it found where a picture ends too early, and does not know the note of a PNG that begins with its name.
 */
final class ExifOrientation {

    static final int NORMAL = 1;

    private static final int APP1_MARKER = 0xFFE1;
    private static final int START_OF_SCAN_MARKER = 0xFFDA;
    private static final int EXIF_IDENTIFIER = 0x45786966;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int FIRST_TRANSPOSED = 5;
    private static final int MAX_VALUE = 8;

    private ExifOrientation() {}

    /** Whether a picture of that note is shown lying on its side, so that its width is its height. */
    static boolean swapsDimensions(int orientation) {
        return orientation >= FIRST_TRANSPOSED;
    }

    /** The note itself, 1 to 8; upright where there is none or it is garbled. */
    static int read(String type, byte[] picture) {
        try {
            int noted = switch (type) {
                case "image/jpeg" -> readJpeg(picture);
                case "image/png" -> readChunk(ImageChunk.parsePng(picture), "eXIf", picture);
                case "image/webp" -> readChunk(ImageChunk.parseWebp(picture), "EXIF", picture);
                default -> NORMAL;
            };
            return noted >= NORMAL && noted <= MAX_VALUE ? noted : NORMAL;
        } catch (IndexOutOfBoundsException garbled) {
            return NORMAL;
        }
    }

    /** The note alone, as the Exif data of a picture; nothing for one that stands upright. */
    static byte[] toExif(int orientation) {
        return orientation == NORMAL
                ? new byte[0]
                : ByteBuffer.allocate(26) // "MM", 42, the first directory behind this, of one entry, and no other directory
                        .putInt(0x4D4D002A).putInt(8).putShort((short) 1)
                        .putShort((short) ORIENTATION_TAG).putShort((short) 3).putInt(1).putShort((short) orientation).array();
    }

    private static int readJpeg(byte[] jpeg) {
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int at = 2;
        while (at + 10 < jpeg.length) {
            int marker = bytes.getShort(at) & 0xFFFF;
            int length = bytes.getShort(at + 2) & 0xFFFF;
            if (marker == APP1_MARKER && bytes.getInt(at + 4) == EXIF_IDENTIFIER) {
                return readTiff(bytes.slice(at + 10, Math.min(length - 8, jpeg.length - at - 10)));
            }
            if (marker == START_OF_SCAN_MARKER || marker >>> 8 != 0xFF) {
                return NORMAL;
            }
            at += marker == 0xFFFF ? 1 : 2 + length;
        }
        return NORMAL;
    }

    private static int readChunk(List<ImageChunk> parts, String name, byte[] picture) {
        return parts.stream().filter(imageChunk -> imageChunk.name().equals(name)).findFirst()
                .map(imageChunk -> {
                    boolean named = new String(picture, imageChunk.dataOffset(), Math.min(6, imageChunk.length()),
                            StandardCharsets.ISO_8859_1)
                            .equals("Exif\0\0"); // not as it should be, but some tools write it
                    int skipped = named ? 6 : 0;
                    return readTiff(
                            ByteBuffer.wrap(picture).slice(imageChunk.dataOffset() + skipped, imageChunk.length() - skipped));
                })
                .orElse(NORMAL);
    }

    private static int readTiff(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION_TAG) {
                return tiff.getShort(at + 8);
            }
        }
        return NORMAL;
    }
}
