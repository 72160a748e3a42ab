package press.broadsheet.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.FileSystemUtils;
import press.broadsheet.archive.database.DataDirectory;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;

/**
 * The full-text index of live articles, in the folder {@code index} beside the database, or in memory if the database is. It
 * is derived data: a stamp names the database and the edition it was updated to. It follows each new edition. If the stamp
 * belongs to another database or the index is damaged, it is rebuilt while the site serves.
 */
@Component
class ArticleIndex {

    /** Delay before a failed update is retried, for instance while the disk is full. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

    /** Free bytes required before an update that failed on a full disk is retried. */
    private static final long MIN_FREE_BYTES = 8 << 20;

    private static final Logger log = LoggerFactory.getLogger(ArticleIndex.class);

    private final ArticleIndexer articleIndexer;
    private final Editions editions;
    private final DatabaseSupervisor databaseSupervisor;
    private final Optional<Path> folder;

    private volatile Optional<LuceneIndex> luceneIndex = Optional.empty();
    private volatile long edition;
    private volatile boolean complete;
    private volatile boolean checkNeeded;
    private volatile Optional<String> failure = Optional.empty();

    /** Whether an update failed because the disk was full. The open index can be read but no longer written. */
    private boolean outOfSpace;
    private volatile boolean closed;
    private long retryAt = System.nanoTime();

    ArticleIndex(ArticleIndexer articleIndexer, Editions editions, DatabaseSupervisor databaseSupervisor,
            DataDirectory dataDirectory) {
        this.articleIndexer = articleIndexer;
        this.editions = editions;
        this.databaseSupervisor = databaseSupervisor;
        this.folder = dataDirectory.resolve("index");
    }

    /** The number of the edition that the index was updated to. */
    long edition() {
        return edition;
    }

    /** Whether the index contains all articles; false only while it is being built. */
    boolean isComplete() {
        return complete;
    }

    /** Runs a query; empty if the index is unavailable. A failure triggers an integrity check at the next update. */
    <T> Optional<T> read(LuceneIndex.ReadAction<T> readAction) {
        Optional<LuceneIndex> open = luceneIndex;
        try {
            return open.isEmpty() ? Optional.empty() : Optional.of(open.get().read(readAction));
        } catch (IOException | RuntimeException | InternalError failed) { // the JDK reports a lost memory map so
            log.warn("Reading the search index failed; checking it", failed);
            checkNeeded = true;
            return Optional.empty();
        }
    }

    /** Updates the index to the current edition, or rebuilds it. */
    synchronized void update() {
        if (closed || System.nanoTime() - retryAt < 0 || outOfSpace && !hasSpace()) {
            return;
        }
        try {
            Optional<Edition> current = editions.current();
            if (current.isPresent() && databaseSupervisor.isWritable()) {
                updateTo(current.get());
            } else if (current.isPresent() && luceneIndex.isEmpty()) {
                retryAt = System.nanoTime() + RETRY_DELAY.toNanos();
                open();
            }
        } catch (DataAccessException | TransactionException unavailable) {
            log.debug("The archive is unavailable, as reported elsewhere; retrying", unavailable);
        } catch (IOException | RuntimeException failed) {
            retryAt = System.nanoTime() + RETRY_DELAY.toNanos();
            Optional<IOException> noSpace = DiskFullFailureAnalyzer.findDiskFull(failed);
            if (noSpace.isPresent()) {
                handleDiskFull(noSpace.get());
                return;
            }
            log.error("The search index cannot be updated; retrying in {} s", RETRY_DELAY.toSeconds(), failed);
            discard();
        }
    }

    /**
     * Whether enough disk space is free to retry. Reopening a complete index interrupts searching, so it is not done while
     * the disk is full.
     */
    private boolean hasSpace() {
        return folder.filter(it -> it.toFile().getUsableSpace() < MIN_FREE_BYTES).isEmpty();
    }

    /** Why the index is behind the current edition, a clause; empty if it is current or soon will be. */
    public Optional<String> failure() {
        return failure;
    }

    /**
     * Keeps a complete index open for searching; the archive still checks which hits are live. Deletes an incomplete one.
     */
    private void handleDiskFull(IOException noSpace) {
        Optional<String> reason = Optional.of("the disk is full (" + noSpace.getMessage() + ")");
        if (!reason.equals(failure)) {
            log.error("The search index cannot be updated: {}. Searching the existing index; retrying every {} s",
                    reason.get(), RETRY_DELAY.toSeconds());
        }
        failure = reason;
        if (complete) {
            outOfSpace = true;
        } else {
            discard();
            deleteFolder();
        }
    }

    /** Deletes an incomplete index, which only takes up space. */
    private void deleteFolder() {
        try {
            if (folder.isPresent()) {
                FileSystemUtils.deleteRecursively(folder.get());
            }
        } catch (IOException failed) {
            log.debug("The incomplete search index could not be deleted", failed);
        }
    }

    /** Closes the index at its last commit. */
    void close() {
        closed = true;
        synchronized (this) {
            discard();
        }
    }

    private void updateTo(Edition current) throws IOException {
        if (outOfSpace) {
            discard();
        }
        if (luceneIndex.isEmpty()) {
            open();
        }
        if (checkNeeded || luceneIndex.isPresent() && complete && edition != current.number()) {
            catchUpOrDiscard();
        }
        if (luceneIndex.isEmpty() || !luceneIndex.get().exists()) {
            rebuild();
        }
    }

    /** Opens an existing index, if it belongs to this database and is intact. */
    private void open() {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Map<String, String> stamp = LuceneIndex.stamp(folder.get());
            Optional<Edition> last = articleIndexer.findEdition(stamp);
            if (last.isPresent()) {
                luceneIndex = Optional.of(LuceneIndex.open(folder.get()));
                edition = last.get().number();
                complete = true;
            } else if (!stamp.isEmpty() && databaseSupervisor.isWritable()) {
                log.info("The search index belongs to another database or version; rebuilding it");
            }
        } catch (DataAccessException | TransactionException unavailable) {
            throw unavailable;
        } catch (IOException | RuntimeException | InternalError damage) {
            log.warn("The search index is damaged; rebuilding it: {}", damage.toString());
        }
    }

    private void catchUpOrDiscard() throws IOException {
        try {
            if (checkNeeded) {
                luceneIndex.orElseThrow().checkIntegrity();
                checkNeeded = false;
            }
            edition = articleIndexer.catchUp(luceneIndex.orElseThrow(), editions.findByNumber(edition).orElseThrow().edition())
                    .number();
            failure = Optional.empty();
        } catch (DataAccessException | TransactionException unavailable) {
            throw unavailable;
        } catch (IOException | RuntimeException | InternalError damage) {
            if (DiskFullFailureAnalyzer.findDiskFull(damage).isPresent()) {
                throw damage;
            }
            log.warn("The search index is damaged; rebuilding it: {}", damage.toString());
            discard();
        }
    }

    private void rebuild() throws IOException {
        discard();
        long start = System.nanoTime();
        LuceneIndex fresh = LuceneIndex.create(folder);
        luceneIndex = Optional.of(fresh);
        Edition before = articleIndexer.fill(fresh, () -> closed);
        if (!closed) {
            edition = articleIndexer.catchUp(fresh, before).number();
            complete = true;
            failure = Optional.empty();
            log.info("Built the search index in {} s", String.format("%.1f", (System.nanoTime() - start) / 1e9));
        }
    }

    private void discard() {
        Optional<LuceneIndex> open = luceneIndex;
        luceneIndex = Optional.empty();
        complete = false;
        checkNeeded = false;
        outOfSpace = false;
        edition = 0;
        try {
            if (open.isPresent()) {
                open.get().rollback();
            }
        } catch (IOException | RuntimeException failed) {
            log.debug("The old search index could not be closed", failed);
        }
    }
}
