package press.broadsheet.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger as a text file, fit for git, so that it outlives the database: written anew, by an atomic rename, soon after
 * each edition that changed it. What {@link LedgerRecovery} reads back.
 */
@Repository
public class LedgerFile implements DisposableBean {

    private static final String LINES = "SELECT p.address, a.*, (a.publish_at <= :asOf AND NOT a.nameless) AS told"
            + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.given = TRUE";

    private static final Logger log = LoggerFactory.getLogger(LedgerFile.class);

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Changes changes;
    private final LedgerText text;
    private final ExecutorService clerk = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("ledger").factory());
    private final AtomicBoolean asked = new AtomicBoolean();
    private Optional<Left> left = Optional.empty();

    LedgerFile(JdbcClient jdbc, Editions editions, Changes changes, LedgerText text) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.changes = changes;
        this.text = text;
    }

    /** The file as it was left here, and the edition that it is up to; another file under its name is not that one. */
    private record Left(Edition edition, long size, FileTime modified, @Nullable Object key) {

        static Left of(Edition edition, Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Left(edition, now.size(), now.lastModifiedTime(), now.fileKey());
        }

        boolean isStill(Path file) throws IOException {
            return Files.exists(file) && equals(of(edition, file));
        }
    }

    /** Does what {@link #mirror} does, soon, and once for all who ask meanwhile. */
    public void mirrorSoon() {
        if (asked.compareAndSet(false, true)) {
            clerk.execute(() -> {
                asked.set(false);
                mirror();
            });
        }
    }

    /** Does so where the text is older than the current edition, as a process leaves it that is killed. */
    public void catchUp() {
        Optional<Instant> edition = editions.current().map(Edition::asOf);
        Optional<Instant> written = text.place().filter(Files::exists).map(LedgerFile::modified);
        if (edition.isPresent() && written.filter(it -> !it.isBefore(edition.get())).isEmpty()) {
            mirrorSoon();
        }
    }

    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    /** Brings the text up to what the archive holds; without a place for it, does nothing. One at a time: all write one file. */
    public synchronized void mirror() {
        text.place().ifPresent(file -> {
            try {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.createDirectories(file.getParent());
                Files.deleteIfExists(fresh);
                Edition edition = editions.reading(() -> write(file, fresh));
                if (Files.exists(fresh)) {
                    replace(file, fresh);
                }
                left = Optional.of(Left.of(edition, file));
            } catch (IOException | RuntimeException trouble) {
                left = Optional.empty();
                log.error("The ledger could not be written to {}: {}. Addresses are safe in the database; make the place"
                        + " writable, or name another as broadsheet.archive.ledger-file", file, trouble.toString());
            }
        });
    }

    /** From the file that was left here, only what an edition since has changed is written anew: it is the same as the whole. */
    private Edition write(Path file, Path fresh) {
        Edition edition = editions.current().orElse(new Edition(0, Editions.BEFORE_THE_FIRST));
        try {
            Optional<Edition> since =
                    left.isPresent() && left.get().isStill(file) ? left.map(Left::edition) : Optional.empty();
            if (since.filter(last -> last.asOf().isBefore(edition.asOf())).isPresent()) {
                LedgerRevision.write(file, fresh, changed(since.get()));
            } else if (since.filter(edition::equals).isEmpty()) {
                write(fresh);
                leaveWhatIsSame(file, fresh);
            }
            return edition;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private List<LedgerLine> changed(Edition since) {
        return Chunks.of(changes.since(since),
                chunk -> jdbc.sql(LINES + " AND p.article_id IN (:articles)")
                        .param("asOf", editions.asOf())
                        .param("articles", chunk)
                        .query((row, number) -> LedgerLine.of(row))
                        .list())
                .sorted(Comparator.comparing(LedgerLine::address))
                .toList();
    }

    private void write(Path file) throws IOException {
        try (BufferedWriter text = Files.newBufferedWriter(file);
                Stream<LedgerLine> lines = jdbc.sql(LINES + " ORDER BY p.address")
                        .param("asOf", editions.asOf())
                        .query((row, number) -> LedgerLine.of(row))
                        .stream()) {
            for (LedgerLine line : (Iterable<LedgerLine>) lines::iterator) {
                text.append(line.toString()).append('\n');
            }
        }
    }

    /** An unchanged ledger keeps its file, so that git and backups see no change either. */
    private static void leaveWhatIsSame(Path file, Path fresh) throws IOException {
        if (Files.exists(file) && Files.mismatch(file, fresh) == -1) {
            Files.delete(fresh);
        }
    }

    private static void replace(Path file, Path fresh) throws IOException {
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whoever asked for it in time finds it done. */
    @Override
    public void destroy() {
        clerk.close();
    }
}
