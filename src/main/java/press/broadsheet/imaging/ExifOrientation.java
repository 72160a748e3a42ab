package press.broadsheet.imaging;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the Exif orientation tag (Exif 2.32, tag 0x0112), which browsers apply when they show an image.
 *
 * <p>metadata-extractor (2.19, 0.9 MB with its dependencies) was tried instead. To get this one number it reads all
 * metadata: 48 kB of Exif data took 196 MB and two seconds, and 30 kB of compressed text in a PNG took 96 MB. It discards
 * what it read if an image is truncated, and does not read a PNG's eXIf chunk that starts with its name.
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

    /** Whether this orientation swaps width and height. */
    static boolean swapsDimensions(int orientation) {
        return orientation >= FIRST_TRANSPOSED;
    }

    /** The orientation, 1 to 8; normal if the tag is missing or damaged. */
    static int read(String type, byte[] image) {
        try {
            int orientation = switch (type) {
                case "image/jpeg" -> readJpeg(image);
                case "image/png" -> readChunk(ImageChunk.parsePng(image), "eXIf", image);
                case "image/webp" -> readChunk(ImageChunk.parseWebp(image), "EXIF", image);
                default -> NORMAL;
            };
            return orientation >= NORMAL && orientation <= MAX_VALUE ? orientation : NORMAL;
        } catch (IndexOutOfBoundsException malformed) {
            return NORMAL;
        }
    }

    /** Exif data that contains only the orientation; empty if it is normal. */
    static byte[] toExif(int orientation) {
        return orientation == NORMAL
                ? new byte[0]
                : ByteBuffer.allocate(26) // big-endian TIFF header and one directory with one entry
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

    private static int readChunk(List<ImageChunk> chunks, String name, byte[] image) {
        return chunks.stream().filter(chunk -> chunk.name().equals(name)).findFirst()
                .map(chunk -> {
                    boolean prefixed = new String(image, chunk.dataOffset(), Math.min(6, chunk.length()),
                            StandardCharsets.ISO_8859_1)
                            .equals("Exif\0\0"); // not in the standard, but some tools write it
                    int skipped = prefixed ? 6 : 0;
                    return readTiff(
                            ByteBuffer.wrap(image).slice(chunk.dataOffset() + skipped, chunk.length() - skipped));
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
