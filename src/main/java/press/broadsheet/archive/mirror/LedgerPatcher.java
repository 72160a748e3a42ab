package press.broadsheet.archive.mirror;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import press.broadsheet.archive.ledger.LedgerLine;

/**
 * Writes the ledger's text anew where few of its lines changed. They are found by halving, for the lines stand in the order
 * of their addresses, and what lies between them is copied by the system: for one of a million lines that takes as long as
 * the disk takes to write it.
 */
final class LedgerPatcher {

    private static final int BLOCK_SIZE = 4096;

    private final FileChannel source;

    /** A line of the text as it was, from its first byte to the first one behind it. */
    private record Line(long start, long end, String text) {

        String address() {
            return LedgerLine.addressOf(text);
        }
    }

    /** What stands in the place of those bytes. */
    private record Patch(long start, long end, String text) {}

    private LedgerPatcher(FileChannel source) {
        this.source = source;
    }

    /**
     * Copies {@code from} to {@code to}, with those lines in it instead of what it says of the same addresses; where it says
     * the same, there is nothing to write.
     *
     * @param lines in the order of their addresses
     */
    static void write(Path from, Path to, List<LedgerLine> lines) throws IOException {
        try (FileChannel before = FileChannel.open(from, StandardOpenOption.READ)) {
            LedgerPatcher revision = new LedgerPatcher(before);
            List<Patch> patches = revision.patches(lines);
            if (!patches.isEmpty()) {
                revision.write(patches, to);
            }
        }
    }

    private List<Patch> patches(List<LedgerLine> lines) throws IOException {
        List<Patch> patches = new ArrayList<>();
        long behind = 0;
        for (LedgerLine line : lines) {
            long place = insertionPoint(line.address(), behind);
            Line there = place < source.size() ? lineAt(place) : new Line(place, place, "");
            boolean known = there.address().equals(line.address());
            behind = known ? there.end() : place;
            if (!known || !there.text().equals(line.toString())) {
                patches.add(new Patch(place, behind, line + "\n"));
            }
        }
        return patches;
    }

    private void write(List<Patch> patches, Path to) throws IOException {
        try (FileChannel after = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            long copied = 0;
            for (Patch patch : patches) {
                copy(copied, patch.start(), after);
                write(ByteBuffer.wrap(patch.text().getBytes(StandardCharsets.UTF_8)), after);
                copied = patch.end();
            }
            copy(copied, source.size(), after);
        }
    }

    /** Where the first line begins, none before {@code from}, whose address is that one, or comes behind it. */
    private long insertionPoint(String address, long from) throws IOException {
        long low = from;
        long high = source.size();
        while (low < high) {
            Line line = lineAt(lineStart(low, low + (high - low) / 2));
            if (line.address().compareTo(address) < 0) {
                low = line.end();
            } else {
                high = line.start();
            }
        }
        return low;
    }

    /** Of the line in which that byte is, none before {@code low}. */
    private long lineStart(long low, long at) throws IOException {
        for (long end = at; end > low; end -= BLOCK_SIZE) {
            long from = Math.max(low, end - BLOCK_SIZE);
            byte[] bytes = read(from, (int) (end - from));
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return from + i + 1;
                }
            }
        }
        return low;
    }

    private Line lineAt(long start) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (long from = start; from < source.size(); from += BLOCK_SIZE) {
            for (byte next : read(from, BLOCK_SIZE)) {
                if (next == '\n') {
                    return line(start, start + line.size() + 1, line);
                }
                line.write(next);
            }
        }
        return line(start, source.size(), line);
    }

    private static Line line(long start, long end, ByteArrayOutputStream bytes) {
        return new Line(start, end, bytes.toString(StandardCharsets.UTF_8));
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, source.size() - from));
        while (bytes.hasRemaining() && source.read(bytes, from + bytes.position()) >= 0) {}
        return bytes.array();
    }

    private void copy(long from, long to, FileChannel after) throws IOException {
        for (long at = from; at < to;) {
            long more = source.transferTo(at, to - at, after);
            if (more == 0) {
                throw new EOFException("the ledger was cut off while it was copied");
            }
            at += more;
        }
    }

    private static void write(ByteBuffer bytes, FileChannel after) throws IOException {
        while (bytes.hasRemaining()) {
            after.write(bytes);
        }
    }
}
