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
 * Copies the ledger file with a few changed lines. They are found by binary search, since lines are sorted by address; the
 * bytes between them are copied by the operating system. A ledger of a million lines takes as long as the disk needs to write
 * it.
 */
final class LedgerPatcher {

    private static final int BLOCK_SIZE = 4096;

    private final FileChannel source;

    /** A line of the existing file, from its first byte to the one after its last. */
    private record Line(long start, long end, String text) {

        String address() {
            return LedgerLine.addressOf(text);
        }
    }

    /** The replacement for a range of bytes. */
    private record Patch(long start, long end, String text) {}

    private LedgerPatcher(FileChannel source) {
        this.source = source;
    }

    /**
     * Copies {@code from} to {@code to}, replacing or inserting the lines of these addresses. If no line differs, nothing is
     * written.
     *
     * @param lines sorted by address
     */
    static void write(Path from, Path to, List<LedgerLine> lines) throws IOException {
        try (FileChannel before = FileChannel.open(from, StandardOpenOption.READ)) {
            LedgerPatcher patcher = new LedgerPatcher(before);
            List<Patch> patches = patcher.patches(lines);
            if (!patches.isEmpty()) {
                patcher.write(patches, to);
            }
        }
    }

    private List<Patch> patches(List<LedgerLine> lines) throws IOException {
        List<Patch> patches = new ArrayList<>();
        long end = 0;
        for (LedgerLine line : lines) {
            long position = insertionPoint(line.address(), end);
            Line existing = position < source.size() ? lineAt(position) : new Line(position, position, "");
            boolean found = existing.address().equals(line.address());
            end = found ? existing.end() : position;
            if (!found || !existing.text().equals(line.toString())) {
                patches.add(new Patch(position, end, line + "\n"));
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

    /** The start of the first line at or after {@code from} whose address is not less than this one. */
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

    /** The start of the line that contains the byte {@code at}, not before {@code low}. */
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
                throw new EOFException("the ledger file was truncated while it was copied");
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
