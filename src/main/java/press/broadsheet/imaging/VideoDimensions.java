package press.broadsheet.imaging;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How large a film is shown, so that its page keeps room for it: as its header says, and nothing where that is unclear.
 *
 * <p>metadata-extractor (2.19, 0.9 MB with what it brings) was tried in its place: it reads no WebM, takes an MP4's size from the
 * coded picture and not from what is shown, and overflows the stack on boxes that nest.
 */
final class VideoDimensions {

    private static final Dimensions UNKNOWN = new Dimensions(0, 0);
    private static final int MAX_BOXES = 1000;
    private static final int MAX_HEADER_BYTES = 16 << 20;
    private static final int LARGEST_WEBM_HEADER = 1 << 20;

    /** WebM's elements (RFC 9559) on the way to the size of the pixels. */
    private static final int SEGMENT = 0x18538067;
    private static final int TRACKS = 0x1654AE6B;
    private static final int TRACK_ENTRY = 0xAE;
    private static final int VIDEO = 0xE0;
    private static final int VIDEO_DEPTH = 4;
    private static final int PIXEL_WIDTH = 0xB0;
    private static final int PIXEL_HEIGHT = 0xBA;

    private VideoDimensions() {}

    static Dimensions read(String type, Path file) throws IOException {
        try (FileChannel film = FileChannel.open(file)) {
            return switch (type) {
                case "video/mp4", "video/quicktime" -> readMp4(film);
                case "video/webm" -> readWebm(readBytes(film, 0, Math.min(film.size(), LARGEST_WEBM_HEADER)), 0).orElse(UNKNOWN);
                default -> UNKNOWN;
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException garbled) {
            return UNKNOWN;
        }
    }

    /** ISO 14496-12, section 4.2: boxes of a length, a name and what they hold; the one called moov may come last. */
    private static Dimensions readMp4(FileChannel film) throws IOException {
        long at = 0;
        for (int box = 0; box < MAX_BOXES && at + 8 <= film.size(); box++) {
            ByteBuffer header = readBytes(film, at, Math.min(16, film.size() - at));
            long length = Integer.toUnsignedLong(header.getInt(0));
            if (length == 1) {
                length = header.getLong(8);
            }
            if (length < 8) {
                return UNKNOWN;
            }
            if (readFourCc(header, 4).equals("moov") && length <= MAX_HEADER_BYTES) {
                return firstVisibleTrack(readBytes(film, at + 8, length - 8), false).orElse(UNKNOWN);
            }
            at += length;
        }
        return UNKNOWN;
    }

    /** The first track that is seen; none stands in another. */
    private static Optional<Dimensions> firstVisibleTrack(ByteBuffer boxes, boolean inTrack) {
        while (boxes.remaining() >= 8) {
            int start = boxes.position();
            int length = boxes.getInt(start);
            String name = readFourCc(boxes, start + 4);
            ByteBuffer inside = boxes.slice(start + 8, length - 8);
            Optional<Dimensions> found = switch (name) {
                case "trak" -> inTrack ? Optional.empty() : firstVisibleTrack(inside, true);
                case "tkhd" -> Optional.of(readTrackHeader(inside)).filter(dimensions -> dimensions.pixelCount() > 0);
                default -> Optional.empty();
            };
            if (found.isPresent()) {
                return found;
            }
            boxes.position(start + length);
        }
        return Optional.empty();
    }

    /** ISO 14496-12, section 8.3.2: width and height end it, in 65,536ths; before them a matrix may turn the film. */
    private static Dimensions readTrackHeader(ByteBuffer box) {
        int sizes = box.get(0) == 0 ? 76 : 88;
        int width = box.getShort(sizes);
        int height = box.getShort(sizes + 4);
        boolean turned = box.getInt(sizes - 36) == 0;
        return turned ? new Dimensions(/* width= */ height, /* height= */ width) : new Dimensions(width, height);
    }

    /** RFC 8794, section 4: elements of a name, a length and what they hold. */
    private static Optional<Dimensions> readWebm(ByteBuffer elements, int depth) {
        int seen = 0;
        while (elements.remaining() >= 2) {
            int name = (int) readVint(elements, false);
            long said = readVint(elements, true);
            int length = (int) Math.min(said < 0 ? Integer.MAX_VALUE : said, elements.remaining());
            ByteBuffer inside = elements.slice(elements.position(), length);
            if (depth < VIDEO_DEPTH && (name == SEGMENT || name == TRACKS || name == TRACK_ENTRY || name == VIDEO)) {
                Optional<Dimensions> found = readWebm(inside, depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            } else if (name == PIXEL_WIDTH) {
                seen = readUnsigned(inside);
            } else if (name == PIXEL_HEIGHT && seen > 0) {
                return Optional.of(new Dimensions(seen, readUnsigned(inside)));
            }
            elements.position(elements.position() + length);
        }
        return Optional.empty();
    }

    /** RFC 8794, section 4.4: leading zeros say how many bytes follow. A length of ones alone is not known: -1. */
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

    private static ByteBuffer readBytes(FileChannel film, long at, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        for (int more = 0; more >= 0 && bytes.hasRemaining();) {
            more = film.read(bytes, at + bytes.position());
        }
        return bytes.flip();
    }

    private static String readFourCc(ByteBuffer bytes, int at) {
        byte[] name = new byte[4];
        bytes.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
