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
import press.broadsheet.archive.database.Database;
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
    private static final Duration REST = Duration.ofSeconds(10);

    /** Of bytes, before what did not fit is tried again. */
    private static final long LEAST_SPACE = 8 << 20;

    private static final Logger log = LoggerFactory.getLogger(ArticleIndex.class);

    private final ArticleIndexer articleIndexer;
    private final Editions editions;
    private final Database database;
    private final Optional<Path> folder;

    private volatile Optional<LuceneIndex> shelf = Optional.empty();
    private volatile long edition;
    private volatile boolean complete;
    private volatile boolean suspect;
    private volatile Optional<String> trouble = Optional.empty();

    /** Whether there was no space for what it was to take in. What is open can still be read, but no longer written. */
    private boolean full;
    private volatile boolean closed;
    private long restingUntil = System.nanoTime();

    ArticleIndex(ArticleIndexer articleIndexer, Editions editions, Database database, DataDirectory dataDirectory) {
        this.articleIndexer = articleIndexer;
        this.editions = editions;
        this.database = database;
        this.folder = dataDirectory.beside("index");
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
    <T> Optional<T> read(LuceneIndex.Reading<T> reading) {
        Optional<LuceneIndex> open = shelf;
        try {
            return open.isEmpty() ? Optional.empty() : Optional.of(open.get().read(reading));
        } catch (IOException | RuntimeException | InternalError trouble) { // as a lost memory map is told (JDK)
            log.warn("The search index did not answer and will be checked", trouble);
            suspect = true;
            return Optional.empty();
        }
    }

    /** Brings it up to the current edition, however far it is from it. */
    synchronized void keepUp() {
        if (closed || System.nanoTime() - restingUntil < 0 || full && !hasSpace()) {
            return;
        }
        try {
            Optional<Edition> current = editions.current();
            if (current.isPresent() && database.isWritable()) {
                bringUpTo(current.get());
            } else if (current.isPresent() && shelf.isEmpty()) {
                restingUntil = System.nanoTime() + REST.toNanos();
                open();
            }
        } catch (DataAccessException | TransactionException trouble) {
            log.debug("The archive could not be asked, and says why itself; trying again", trouble);
        } catch (IOException | RuntimeException failed) {
            restingUntil = System.nanoTime() + REST.toNanos();
            Optional<IOException> noSpace = DiskFullFailureAnalyzer.in(failed);
            if (noSpace.isPresent()) {
                stay(noSpace.get());
                return;
            }
            log.error("The search index cannot be kept; trying again in {} s", REST.toSeconds(), failed);
            abandon();
        }
    }

    /** To take up again what was complete leaves readers without it for a moment, which is for nothing while the disk is full. */
    private boolean hasSpace() {
        return folder.filter(it -> it.toFile().getUsableSpace() < LEAST_SPACE).isEmpty();
    }

    /** Why it is not up to the current edition, a clause; empty where it is, or will be soon. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** What is complete goes on answering, from the edition that it is of: what it finds is judged by the archive. */
    private void stay(IOException noSpace) {
        Optional<String> reason = Optional.of("the disk is full (" + noSpace.getMessage() + ")");
        if (!reason.equals(trouble)) {
            log.error("The search index cannot be kept, for {}; it answers from what it has, and is tried again every {} s",
                    reason.get(), REST.toSeconds());
        }
        trouble = reason;
        if (complete) {
            full = true;
        } else {
            abandon();
            clear();
        }
    }

    /** What is not complete would only take up space. */
    private void clear() {
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
            abandon();
        }
    }

    private void bringUpTo(Edition current) throws IOException {
        if (full) {
            abandon();
        }
        if (shelf.isEmpty()) {
            open();
        }
        if (suspect || shelf.isPresent() && complete && edition != current.number()) {
            followOrAbandon();
        }
        if (shelf.isEmpty() || !shelf.get().isThere()) {
            build();
        }
    }

    /** Takes up what a former run left, if it is this database's and whole. */
    private void open() {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Map<String, String> stamp = LuceneIndex.stamp(folder.get());
            Optional<Edition> last = articleIndexer.recognised(stamp);
            if (last.isPresent()) {
                shelf = Optional.of(LuceneIndex.kept(folder.get()));
                edition = last.get().number();
                complete = true;
            } else if (!stamp.isEmpty() && database.isWritable()) {
                log.info("The search index is not of this database or version; it is built anew");
            }
        } catch (DataAccessException | TransactionException trouble) {
            throw trouble;
        } catch (IOException | RuntimeException | InternalError damage) {
            log.warn("The search index is damaged and is built anew: {}", damage.toString());
        }
    }

    private void followOrAbandon() throws IOException {
        try {
            if (suspect) {
                shelf.orElseThrow().check();
                suspect = false;
            }
            edition = articleIndexer.catchUp(shelf.orElseThrow(), editions.marked(edition).orElseThrow().edition()).number();
            trouble = Optional.empty();
        } catch (DataAccessException | TransactionException trouble) {
            throw trouble;
        } catch (IOException | RuntimeException | InternalError damage) {
            if (DiskFullFailureAnalyzer.in(damage).isPresent()) {
                throw damage;
            }
            log.warn("The search index is damaged and is built anew: {}", damage.toString());
            abandon();
        }
    }

    private void build() throws IOException {
        abandon();
        long start = System.nanoTime();
        LuceneIndex fresh = LuceneIndex.empty(folder);
        shelf = Optional.of(fresh);
        Edition before = articleIndexer.fill(fresh, () -> closed);
        if (!closed) {
            edition = articleIndexer.catchUp(fresh, before).number();
            complete = true;
            trouble = Optional.empty();
            log.info("Built the search index in {} s", String.format("%.1f", (System.nanoTime() - start) / 1e9));
        }
    }

    private void abandon() {
        Optional<LuceneIndex> open = shelf;
        shelf = Optional.empty();
        complete = false;
        suspect = false;
        full = false;
        edition = 0;
        try {
            if (open.isPresent()) {
                open.get().abandon();
            }
        } catch (IOException | RuntimeException gone) {
            log.debug("What was left of the search index could not be closed", gone);
        }
    }
}
