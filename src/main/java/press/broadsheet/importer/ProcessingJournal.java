package press.broadsheet.importer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DataDirectory;

/**
 * Records in a file next to the database which files are being read or decoded. Each has a slot, which is cleared when reading
 * ends; slots that remain at the next start were in progress when the process ended. Recording is one write without a flush to
 * disk: it survives a crash of the process, and after a power failure no file is to blame.
 */
@Component
class ProcessingJournal implements DisposableBean {

    /** In bytes; longer than any path. */
    private static final int SLOT_SIZE = 8192;

    private static final byte IN_PROGRESS = '+';
    private static final byte FINISHED = '-';
    private static final Logger log = LoggerFactory.getLogger(ProcessingJournal.class);

    private final Optional<Path> file;
    private final BitSet usedSlots = new BitSet();
    private Optional<RandomAccessFile> journal = Optional.empty();
    private boolean failed;

    @Autowired
    ProcessingJournal(DataDirectory dataDirectory) {
        this(dataDirectory.resolve("under-way"));
    }

    /** @param file the journal; empty to record nothing */
    ProcessingJournal(Optional<Path> file) {
        this.file = file;
    }

    /** A file that is being read, until it is closed. */
    interface ProgressEntry extends AutoCloseable {

        @Override
        void close();
    }

    /** Records that a file is being read. Call before reading its first byte. */
    synchronized ProgressEntry begin(String path) {
        int slot = usedSlots.nextClearBit(0);
        usedSlots.set(slot);
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        byte[] entry = new byte[name.length + 2]; // terminated by a zero byte
        entry[0] = IN_PROGRESS;
        System.arraycopy(name, 0, entry, 1, name.length);
        write(slot, entry);
        return () -> finish(slot);
    }

    private synchronized void finish(int slot) {
        usedSlots.clear(slot);
        write(slot, FINISHED);
    }

    /** Failures are logged once and do not stop the import. */
    private void write(int slot, byte... bytes) {
        try {
            if (journal.isEmpty() && file.isPresent() && !failed) {
                Files.createDirectories(file.get().getParent());
                journal = Optional.of(new RandomAccessFile(file.get().toFile(), "rw"));
            }
            if (journal.isPresent()) {
                journal.get().seek((long) slot * SLOT_SIZE);
                journal.get().write(bytes);
            }
        } catch (IOException exception) {
            if (!failed) {
                log.warn("Cannot record which files are being read ({}). A file that crashes the process will not be skipped"
                        + " at the next start.",
                        exception.toString());
            }
            failed = true;
        }
    }

    /** The paths of the files that were being read when the process ended last. */
    synchronized List<String> findUnfinished() {
        List<String> paths = new ArrayList<>();
        try {
            byte[] all = file.isPresent() && Files.exists(file.get()) ? Files.readAllBytes(file.get()) : new byte[0];
            for (int slot = 0; slot < all.length; slot += SLOT_SIZE) {
                int end = slot + 1;
                while (end < all.length && all[end] != 0) {
                    end++;
                }
                if (all[slot] == IN_PROGRESS && end < all.length) {
                    paths.add(new String(all, slot + 1, end - slot - 1, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException exception) {
            log.warn("Cannot read which files were in progress when the process ended ({})", exception.toString());
        }
        return paths;
    }

    /** Deletes all records. */
    synchronized void clear() {
        try {
            if (journal.isPresent()) {
                journal.get().setLength(0);
            } else if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        } catch (IOException exception) {
            log.warn("Cannot clear the record of files in progress ({})", exception.toString());
        }
    }

    /** A regular shutdown leaves no records. */
    @Override
    public synchronized void destroy() throws IOException {
        if (journal.isPresent()) {
            clear();
            journal.get().close();
            journal = Optional.empty();
            failed = true;
        }
    }
}
