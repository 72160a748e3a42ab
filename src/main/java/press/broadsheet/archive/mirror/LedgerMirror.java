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
 * Writes the ledger to a text file that outlives the database and suits git. It is replaced by an atomic rename soon after each
 * edition that changed it. {@link LedgerRecovery} reads it.
 */
@Repository
public class LedgerMirror implements DisposableBean {

    private static final String SELECT_LINES = "SELECT p.address, a.*, (a.publish_at <= :asOf AND NOT a.nameless) AS told"
            + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.given = TRUE";

    /** Delay before a failed write is retried. */
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

    /** The file as last written, and its edition. If the file's attributes differ, another process has replaced it. */
    private record WrittenFile(Edition edition, long size, FileTime modified, @Nullable Object fileKey) {

        static WrittenFile of(Edition edition, Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new WrittenFile(edition, now.size(), now.lastModifiedTime(), now.fileKey());
        }

        boolean isUnchanged(Path file) throws IOException {
            return Files.exists(file) && equals(of(edition, file));
        }
    }

    /** Schedules {@link #mirror}; requests that arrive meanwhile are combined. */
    public void scheduleMirror() {
        if (mirrorRequested.compareAndSet(false, true)) {
            executor.execute(() -> {
                mirrorRequested.set(false);
                mirror();
            });
        }
    }

    /** Why the file is not up to date, as a clause; empty if it is or soon will be. */
    public Optional<String> failure() {
        return failure;
    }

    /** Schedules a write if the file is older than the current edition, as after a killed process. */
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
     * Writes the file if a path is configured. Synchronized, since all calls write one file. After a failure the old file
     * stays, and the write is retried.
     */
    public synchronized void mirror() {
        textReader.path().filter(_ -> databaseSupervisor.isWritable()).ifPresent(file -> {
            Path newFile = file.resolveSibling(file.getFileName() + ".new");
            try {
                Files.createDirectories(file.getParent());
                Files.deleteIfExists(newFile);
                Edition edition = editions.inSnapshot(() -> write(file, newFile));
                if (Files.exists(newFile)) {
                    replace(file, newFile);
                }
                lastWritten = Optional.of(WrittenFile.of(edition, file));
                failure = Optional.empty();
            } catch (IOException | RuntimeException failed) {
                lastWritten = Optional.empty();
                reportFailure(file, failed);
                deleteQuietly(newFile);
                scheduleRetry();
            }
        });
    }

    /** Logs a failure once, not at every retry. */
    private void reportFailure(Path file, Exception failed) {
        Optional<String> reason = Optional.of(file + " could not be written: "
                + DiskFullFailureAnalyzer.findDiskFull(failed).map(full -> "the disk is full (" + full.getMessage() + ")")
                        .orElseGet(failed::toString));
        if (!reason.equals(failure)) {
            log.error("The ledger file {}. Addresses are safe in the database. Make the folder writable, or set"
                    + " broadsheet.archive.ledger-file to another path; retrying", reason.get());
        }
        failure = reason;
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException failed) {
            log.debug("{} could not be deleted; it will be overwritten", part, failed);
        }
    }

    /** Retries later. After a shutdown, the next start does. */
    private void scheduleRetry() {
        CompletableFuture.delayedExecutor(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
            if (!executor.isShutdown()) {
                scheduleMirror();
            }
        });
    }

    /**
     * Patches the last written file with the lines changed since, if it is still there; otherwise writes the whole ledger. The
     * result is the same.
     */
    private Edition write(Path file, Path newFile) {
        Edition edition = editions.current().orElse(new Edition(0, Editions.BEFORE_FIRST_EDITION));
        try {
            Optional<Edition> since =
                    lastWritten.isPresent() && lastWritten.get().isUnchanged(file)
                            ? lastWritten.map(WrittenFile::edition)
                            : Optional.empty();
            if (since.filter(last -> last.asOf().isBefore(edition.asOf())).isPresent()) {
                LedgerPatcher.write(file, newFile, changedLines(since.get()));
            } else if (since.filter(edition::equals).isEmpty()) {
                write(newFile);
                discardIfUnchanged(file, newFile);
            }
            return edition;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
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

    /** Discards a new file with the same content, so that git and backups see no change. */
    private static void discardIfUnchanged(Path file, Path newFile) throws IOException {
        if (Files.exists(file) && Files.mismatch(file, newFile) == -1) {
            Files.delete(newFile);
        }
    }

    private static void replace(Path file, Path newFile) throws IOException {
        try (FileChannel channel = FileChannel.open(newFile, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(newFile, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Completes the writes scheduled so far. */
    @Override
    public void destroy() {
        executor.close();
    }
}
