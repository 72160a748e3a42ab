package press.broadsheet.archive.mirror;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.edition.ChangedArticles;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.LedgerLine;
import press.broadsheet.archive.sql.KeyChunks;

/**
 * The ledger as a text file, fit for git, so that it outlives the database: written anew, by an atomic rename, soon after
 * each edition that changed it. What {@link LedgerRecovery} reads back.
 */
@Repository
public class LedgerMirror implements DisposableBean {

    private static final String SELECT_LINES = "SELECT p.address, a.*, (a.publish_at <= :asOf AND NOT a.nameless) AS told"
            + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.given = TRUE";

    /** What could not be written is tried again after that. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(LedgerMirror.class);

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ChangedArticles changedArticles;
    private final LedgerTextReader textReader;
    private final DatabaseSupervisor databaseSupervisor;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("ledger").factory());
    private final AtomicBoolean mirrorRequested = new AtomicBoolean();
    private Optional<WrittenFile> lastWritten = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();

    LedgerMirror(JdbcClient jdbc, Editions editions, ChangedArticles changedArticles, LedgerTextReader textReader,
            DatabaseSupervisor databaseSupervisor) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.changedArticles = changedArticles;
        this.textReader = textReader;
        this.databaseSupervisor = databaseSupervisor;
    }

    /** The file as it was left here, and the edition that it is up to; another file under its name is not that one. */
    private record WrittenFile(Edition edition, long size, FileTime modified, @Nullable Object fileKey) {

        static WrittenFile of(Edition edition, Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new WrittenFile(edition, now.size(), now.lastModifiedTime(), now.fileKey());
        }

        boolean isUnchanged(Path file) throws IOException {
            return Files.exists(file) && equals(of(edition, file));
        }
    }

    /** Does what {@link #mirror} does, soon, and once for all who ask meanwhile. */
    public void scheduleMirror() {
        if (mirrorRequested.compareAndSet(false, true)) {
            executor.execute(() -> {
                mirrorRequested.set(false);
                mirror();
            });
        }
    }

    /** Why the text is not up to the archive, a clause; empty where it is, or will be soon. */
    public Optional<String> failure() {
        return failure;
    }

    /** Does so where the text is older than the current edition, as a process leaves it that is killed. */
    public void mirrorIfStale() {
        Optional<Instant> edition = editions.current().map(Edition::asOf);
        Optional<Instant> written = textReader.path().filter(Files::exists).map(LedgerMirror::modified);
        if (edition.isPresent() && written.filter(it -> !it.isBefore(edition.get())).isEmpty()) {
            scheduleMirror();
        }
    }

    private static Instant modified(Path file) {
        return Instant.ofEpochMilli(file.toFile().lastModified());
    }

    /**
     * Brings the text up to what the archive holds; without a place for it, does nothing. One at a time: all write one file.
     * What cannot be written leaves the text as it was, and is tried again.
     */
    public synchronized void mirror() {
        textReader.path().filter(_ -> databaseSupervisor.isWritable()).ifPresent(file -> {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try {
                Files.createDirectories(file.getParent());
                Files.deleteIfExists(fresh);
                Edition edition = editions.inSnapshot(() -> write(file, fresh));
                if (Files.exists(fresh)) {
                    replace(file, fresh);
                }
                lastWritten = Optional.of(WrittenFile.of(edition, file));
                failure = Optional.empty();
            } catch (IOException | RuntimeException failed) {
                lastWritten = Optional.empty();
                reportFailure(file, failed);
                deleteQuietly(fresh);
                scheduleRetry();
            }
        });
    }

    /** Once, however often it is tried. */
    private void reportFailure(Path file, Exception failed) {
        Optional<String> reason = Optional.of(file + " could not be written: "
                + DiskFullFailureAnalyzer.findDiskFull(failed).map(full -> "the disk is full (" + full.getMessage() + ")")
                        .orElseGet(failed::toString));
        if (!reason.equals(failure)) {
            log.error("The ledger's text {}. Addresses are safe in the database; make the place writable, or name another as"
                    + " broadsheet.archive.ledger-file", reason.get());
        }
        failure = reason;
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            log.debug("{} will be written over", part, stays);
        }
    }

    /** Unless the process ends meanwhile, which leaves it to the next start. */
    private void scheduleRetry() {
        CompletableFuture.delayedExecutor(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            if (!executor.isShutdown()) {
                scheduleMirror();
            }
        });
    }

    /** From the file that was left here, only what an edition since has changed is written anew: it is the same as the whole. */
    private Edition write(Path file, Path fresh) {
        Edition edition = editions.current().orElse(new Edition(0, Editions.BEFORE_FIRST_EDITION));
        try {
            Optional<Edition> since =
                    lastWritten.isPresent() && lastWritten.get().isUnchanged(file)
                            ? lastWritten.map(WrittenFile::edition)
                            : Optional.empty();
            if (since.filter(last -> last.asOf().isBefore(edition.asOf())).isPresent()) {
                LedgerPatcher.write(file, fresh, changedLines(since.get()));
            } else if (since.filter(edition::equals).isEmpty()) {
                write(fresh);
                discardIfUnchanged(file, fresh);
            }
            return edition;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private List<LedgerLine> changedLines(Edition since) {
        return KeyChunks.flatMap(changedArticles.since(since),
                chunk -> jdbc.sql(SELECT_LINES + " AND p.article_id IN (:articles)")
                        .param("asOf", editions.asOfTimestamp())
                        .param("articles", chunk)
                        .query((row, number) -> LedgerLine.of(row))
                        .list())
                .sorted(Comparator.comparing(LedgerLine::address))
                .toList();
    }

    private void write(Path file) throws IOException {
        try (BufferedWriter text = Files.newBufferedWriter(file);
                Stream<LedgerLine> lines = jdbc.sql(SELECT_LINES + " ORDER BY p.address")
                        .param("asOf", editions.asOfTimestamp())
                        .query((row, number) -> LedgerLine.of(row))
                        .stream()) {
            for (LedgerLine line : (Iterable<LedgerLine>) lines::iterator) {
                text.append(line.toString()).append('\n');
            }
        }
    }

    /** An unchanged ledger keeps its file, so that git and backups see no change either. */
    private static void discardIfUnchanged(Path file, Path fresh) throws IOException {
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
        executor.close();
    }
}
