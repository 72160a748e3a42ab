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
 * The words of the articles that are live, in a folder {@code index} beside the database; of a database in memory, in
 * memory. It is derived: stamped with the database's edition that it was last brought up to, it follows the editions, and
 * where the stamp is not this database's or anything is wrong with it, it is built anew while the site serves.
 */
@Component
class ArticleIndex {

    /** What could not be built is not tried again at once: the disk may be full. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(10);

    /** Of bytes, before what did not fit is tried again. */
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

    /** Whether there was no space for what it was to take in. What is open can still be read, but no longer written. */
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

    /** The number of the edition that it was brought up to. */
    long edition() {
        return edition;
    }

    /** Whether it holds every article, as it does but for the time in which it is built. */
    boolean isComplete() {
        return complete;
    }

    /** Asks it something; empty while it cannot be asked. What goes wrong with it is looked into later, by others. */
    <T> Optional<T> read(LuceneIndex.ReadAction<T> readAction) {
        Optional<LuceneIndex> open = luceneIndex;
        try {
            return open.isEmpty() ? Optional.empty() : Optional.of(open.get().read(readAction));
        } catch (IOException | RuntimeException | InternalError trouble) { // as a lost memory map is told (JDK)
            log.warn("The search index did not answer and will be checked", trouble);
            checkNeeded = true;
            return Optional.empty();
        }
    }

    /** Brings it up to the current edition, however far it is from it. */
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
        } catch (DataAccessException | TransactionException trouble) {
            log.debug("The archive could not be asked, and says why itself; trying again", trouble);
        } catch (IOException | RuntimeException failed) {
            retryAt = System.nanoTime() + RETRY_DELAY.toNanos();
            Optional<IOException> noSpace = DiskFullFailureAnalyzer.findDiskFull(failed);
            if (noSpace.isPresent()) {
                handleDiskFull(noSpace.get());
                return;
            }
            log.error("The search index cannot be kept; trying again in {} s", RETRY_DELAY.toSeconds(), failed);
            discard();
        }
    }

    /** To take up again what was complete leaves readers without it for a moment, which is for nothing while the disk is full. */
    private boolean hasSpace() {
        return folder.filter(it -> it.toFile().getUsableSpace() < MIN_FREE_BYTES).isEmpty();
    }

    /** Why it is not up to the current edition, a clause; empty where it is, or will be soon. */
    public Optional<String> failure() {
        return failure;
    }

    /** What is complete goes on answering, from the edition that it is of: what it finds is judged by the archive. */
    private void handleDiskFull(IOException noSpace) {
        Optional<String> reason = Optional.of("the disk is full (" + noSpace.getMessage() + ")");
        if (!reason.equals(failure)) {
            log.error("The search index cannot be kept, for {}; it answers from what it has, and is tried again every {} s",
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

    /** What is not complete would only take up space. */
    private void deleteFolder() {
        try {
            if (folder.isPresent()) {
                FileSystemUtils.deleteRecursively(folder.get());
            }
        } catch (IOException stays) {
            log.debug("What was begun of the search index could not be removed", stays);
        }
    }

    /** Ends it as it was last stamped. */
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

    /** Takes up what a former run left, if it is this database's and whole. */
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
                log.info("The search index is not of this database or version; it is built anew");
            }
        } catch (DataAccessException | TransactionException trouble) {
            throw trouble;
        } catch (IOException | RuntimeException | InternalError damage) {
            log.warn("The search index is damaged and is built anew: {}", damage.toString());
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
        } catch (DataAccessException | TransactionException trouble) {
            throw trouble;
        } catch (IOException | RuntimeException | InternalError damage) {
            if (DiskFullFailureAnalyzer.findDiskFull(damage).isPresent()) {
                throw damage;
            }
            log.warn("The search index is damaged and is built anew: {}", damage.toString());
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
        } catch (IOException | RuntimeException gone) {
            log.debug("What was left of the search index could not be closed", gone);
        }
    }
}
