package press.broadsheet.imaging;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a video's display size from its header, so that the page can reserve space for it. The size is 0 × 0 if unknown.
 *
 * <p>metadata-extractor (2.19, 0.9 MB with its dependencies) was tried instead. It does not read WebM, takes an MP4's coded
 * size instead of its display size, and overflows the stack on nested boxes.
 */
final class VideoDimensions {

    private static final Dimensions UNKNOWN = new Dimensions(0, 0);
    private static final int MAX_BOXES = 1000;
    private static final int MAX_HEADER_BYTES = 16 << 20;
    private static final int MAX_WEBM_HEADER_BYTES = 1 << 20;

    /** WebM element ids (RFC 9559) on the path to the pixel size. */
    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int VIDEO = 0xE0;
    private static final int VIDEO_DEPTH = 4;
    private static final int PIXEL_WIDTH = 0xB0;
    private static final int PIXEL_HEIGHT = 0xBA;

    private VideoDimensions() {}

    static Dimensions read(String type, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return switch (type) {
                case "video/mp4", "video/quicktime" -> readMp4(channel);
                case "video/webm" ->
                    readWebm(readBytes(channel, 0, Math.min(channel.size(), MAX_WEBM_HEADER_BYTES)), 0).orElse(UNKNOWN);
                default -> UNKNOWN;
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException malformed) {
            return UNKNOWN;
        }
    }

    /** ISO 14496-12, section 4.2: boxes of length, name and content. The moov box may come last. */
    private static Dimensions readMp4(FileChannel channel) throws IOException {
        long at = 0;
        for (int box = 0; box < MAX_BOXES && at + 8 <= channel.size(); box++) {
            ByteBuffer header = readBytes(channel, at, Math.min(16, channel.size() - at));
            long length = Integer.toUnsignedLong(header.getInt(0));
            if (length == 1) {
                length = header.getLong(8);
            }
            if (length < 8) {
                return UNKNOWN;
            }
            if (readFourCc(header, 4).equals("moov") && length <= MAX_HEADER_BYTES) {
                return firstVisibleTrack(readBytes(channel, at + 8, length - 8), false).orElse(UNKNOWN);
            }
            at += length;
        }
        return UNKNOWN;
    }

    /** The first visible track. Tracks do not nest. */
    private static Optional<Dimensions> firstVisibleTrack(ByteBuffer boxes, boolean inTrack) {
        while (boxes.remaining() >= 8) {
            int start = boxes.position();
            int length = boxes.getInt(start);
            String name = readFourCc(boxes, start + 4);
            ByteBuffer content = boxes.slice(start + 8, length - 8);
            Optional<Dimensions> found = switch (name) {
                case "trak" -> inTrack ? Optional.empty() : firstVisibleTrack(content, true);
                case "tkhd" -> Optional.of(readTrackHeader(content)).filter(dimensions -> dimensions.pixelCount() > 0);
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
            boxes.position(start + length);
        }
        return Optional.empty();
    }

    /**
     * ISO 14496-12, section 8.3.2: width and height come last, as 16.16 fixed point; the matrix before them may rotate the
     * video.
     */
    private static Dimensions readTrackHeader(ByteBuffer box) {
        int sizes = box.get(0) == 0 ? 76 : 88;
        int width = box.getShort(sizes);
        int height = box.getShort(sizes + 4);
        boolean turned = box.getInt(sizes - 36) == 0;
        return turned ? new Dimensions(/* width= */ height, /* height= */ width) : new Dimensions(width, height);
    }

    /** RFC 8794, section 4: elements of id, length and content. */
    private static Optional<Dimensions> readWebm(ByteBuffer elements, int depth) {
        int pixelWidth = 0;
        while (elements.remaining() >= 2) {
            int name = (int) readVint(elements, false);
            long declaredLength = readVint(elements, true);
            int length = (int) Math.min(declaredLength < 0 ? Integer.MAX_VALUE : declaredLength, elements.remaining());
            ByteBuffer content = elements.slice(elements.position(), length);
            if (depth < VIDEO_DEPTH && (name == SEGMENT || name == TRACKS || name == TRACK_ENTRY || name == VIDEO)) {
                Optional<Dimensions> found = readWebm(content, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            } else if (name == PIXEL_WIDTH) {
                pixelWidth = readUnsigned(content);
            } else if (name == PIXEL_HEIGHT && pixelWidth > 0) {
                return Optional.of(new Dimensions(pixelWidth, readUnsigned(content)));
            }
            elements.position(elements.position() + length);
        }
        return Optional.empty();
    }

    /**
     * RFC 8794, section 4.4: the number of leading zero bits is the number of bytes that follow. Returns -1 for an unknown
     * length, written as ones only.
     */
    private static long readVint(ByteBuffer elements, boolean length) {
        int first = elements.get() & 0xFF;
        int more = Math.min(7, Integer.numberOfLeadingZeros(first) - 24);
        long number = length ? first & 0x7F >> more : first;
        boolean ones = length && number == 0x7F >> more;
        for (int i = 0; i < more; i++) {
            int next = elements.get() & 0xFF;
            ones &= next == 0xFF;
            number = number << 8 | next;
        }
        return ones ? -1 : number;
    }

    private static int readUnsigned(ByteBuffer bytes) {
        int value = 0;
        while (bytes.hasRemaining()) {
            value = value << 8 | bytes.get() & 0xFF;
        }
        return Math.clamp(value, 0, Short.MAX_VALUE);
    }

    private static ByteBuffer readBytes(FileChannel channel, long at, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        for (int more = 0; more >= 0 && bytes.hasRemaining();) {
            more = channel.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }

    private static String readFourCc(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
