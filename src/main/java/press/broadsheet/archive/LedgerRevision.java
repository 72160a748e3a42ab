package press.broadsheet.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes the ledger's text anew where few of its lines changed. They are found by halving, for the lines stand in the order
 * of their addresses, and what lies between them is copied by the system: for one of a million lines that takes as long as
 * the disk takes to write it.
 */
final class LedgerRevision {

    private static final int BLOCK = 4096;

    private final FileChannel before;
    private final FileChannel after;
    private long copied;

    /** A line of the text as it was, from its first byte to the first one behind it. */
    private record Line(long start, long end, String address) {}

    private LedgerRevision(FileChannel before, FileChannel after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Copies {@code from} to {@code to}, with those lines in it instead of what it says of the same addresses.
     *
     * @param lines in the order of their addresses
     */
    static void write(Path from, Path to, List<LedgerLine> lines) throws IOException {
        try (FileChannel before = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel after = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            LedgerRevision revision = new LedgerRevision(before, after);
            for (LedgerLine line : lines) {
                revision.put(line);
            }
            revision.copyUpTo(before.size());
        }
    }

    private void put(LedgerLine line) throws IOException {
        long place = place(line.address());
        copyUpTo(place);
        if (place < before.size()) {
            Line there = lineAt(place);
            copied = there.address().equals(line.address()) ? there.end() : place;
        }
        write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Where the first line begins whose address is that one, or comes behind it. */
    private long place(String address) throws IOException {
        long low = copied;
        long high = before.size();
        while (low < high) {
            Line line = lineAt(startOfLine(low, low + (high - low) / 2));
            if (line.address().compareTo(address) < 0) {
                low = line.end();
            } else {
                high = line.start();
            }
        }
        return low;
    }

    /** Of the line in which that byte is, none before {@code low}. */
    private long startOfLine(long low, long at) throws IOException {
        for (long end = at; end > low; end -= BLOCK) {
            long from = Math.max(low, end - BLOCK);
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
        for (long from = start; from < before.size(); from += BLOCK) {
            for (byte next : read(from, BLOCK)) {
                if (next == '\n') {
                    return line(start, start + line.size() + 1, line);
                }
                line.write(next);
            }
        }
        return line(start, before.size(), line);
    }

    private static Line line(long start, long end, ByteArrayOutputStream bytes) {
        return new Line(start, end, LedgerLine.addressOf(bytes.toString(StandardCharsets.UTF_8)));
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, before.size() - from));
        while (bytes.hasRemaining() && before.read(bytes, from + bytes.position()) >= 0) {}
        return bytes.array();
    }

    private void copyUpTo(long place) throws IOException {
        while (copied < place) {
            long more = before.transferTo(copied, place - copied, after);
            if (more == 0) {
                throw new EOFException("the ledger was cut off while it was copied");
            }
            copied += more;
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            after.write(bytes);
        }
    }
}
