package press.broadsheet.archive.edition;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.Publication;

/** The states of the newspaper, one after the other. */
@Repository
public class Editions {

    /** Earlier than any article's date: as of then, nothing is live. */
    public static final Instant BEFORE_FIRST_EDITION = Instant.parse("-5000-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LiveCountUpdater liveCountUpdater;
    private final EditionSchedule editionSchedule;
    private final NextExpiry nextExpiry;
    private final Publication publication;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate inTransaction;

    /** The last edition as it is shown while time goes on and none can be opened; see {@link #advanceWithoutWriting}. */
    private volatile Optional<Edition> readOnlyEdition = Optional.empty();
    private volatile boolean contentWithheld;

    /** The snapshot's edition, which nobody within it need ask for again. */
    private final ScopedValue<Optional<Edition>> snapshotEdition = ScopedValue.newInstance();

    /** Held by whoever writes, an import or the clock. Fair: an import that makes way does not take it again before the clock had it. */
    private final ReentrantLock writeLock = new ReentrantLock(true);

    Editions(
            JdbcClient jdbc,
            Ledger ledger,
            LiveCountUpdater liveCountUpdater,
            EditionSchedule editionSchedule,
            NextExpiry nextExpiry,
            Publication publication,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.liveCountUpdater = liveCountUpdater;
        this.editionSchedule = editionSchedule;
        this.nextExpiry = nextExpiry;
        this.publication = publication;
        this.events = events;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.inTransaction = new TransactionTemplate(transactions);
    }

    /** What readers see now, or what the snapshot at hand shows; empty until the first import is done. */
    public Optional<Edition> current() {
        return snapshotEdition.isBound() ? snapshotEdition.get() : latest();
    }

    private Optional<Edition> latest() {
        return latestStored().map(edition -> readOnlyEdition.filter(it -> it.number() == edition.number()).orElse(edition));
    }

    private Optional<Edition> latestStored() {
        return jdbc.sql("SELECT number, as_of FROM edition ORDER BY number DESC LIMIT 1")
                .query(Edition.class)
                .optional();
    }

    /** An edition and its mark, which no other edition has, whatever became of the database since. */
    public record IdentifiedEdition(Edition edition, String uuid) {}

    /** The edition of that number with its mark; empty where this database never had it. */
    public Optional<IdentifiedEdition> findByNumber(long number) {
        return jdbc.sql("SELECT number, as_of, mark FROM edition WHERE number = :number")
                .param("number", number)
                .query((row, at) -> new IdentifiedEdition(
                        new Edition(row.getLong("number"), SqlValues.instant(row, "as_of").orElseThrow()), row.getString("mark")))
                .optional();
    }

    /** The moment the current edition judges by. */
    public Instant asOfInstant() {
        return current().map(Edition::asOf).orElse(BEFORE_FIRST_EDITION);
    }

    public OffsetDateTime asOfTimestamp() {
        return SqlValues.toTimestamp(asOfInstant());
    }

    /** Reads everything in {@code work} from one snapshot, so that it never mixes two editions. */
    public <T> T inSnapshot(Supplier<T> work) {
        return snapshot.execute(status -> ScopedValue.where(snapshotEdition, latest()).call(work::get));
    }

    /** Does {@code work} as one transaction: all of it, and the edition it opens, or nothing. */
    public <T> T inTransaction(Supplier<T> work) {
        writeLock.lock();
        try {
            return inTransaction.execute(status -> work.get());
        } finally {
            writeLock.unlock();
        }
    }

    /** Does {@code work} as {@link #inTransaction} does, but undoes it where it comes to nothing. */
    public <T> Optional<T> tryInTransaction(Supplier<Optional<T>> work) {
        writeLock.lock();
        try {
            return inTransaction.execute(status -> {
                Optional<T> outcome = work.get();
                if (outcome.isEmpty()) {
                    status.setRollbackOnly();
                }
                return outcome;
            });
        } finally {
            writeLock.unlock();
        }
    }

    /** Whether another edition is due and waits until what is written now is done, or undone. */
    public boolean hasWaitingWriters() {
        return writeLock.hasQueuedThreads();
    }

    /** The moment at which an edition opened now would judge: the clock's, but never before the last edition's. */
    public Instant nextAsOf() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return current().map(Edition::asOf).filter(now::isBefore).orElse(now);
    }

    /**
     * Opens the next edition, and hands out the addresses of what is live in it for the first time. Whoever listens for an
     * {@link Edition} within the transaction learns of it.
     */
    public Edition open(Instant asOf) {
        return inTransaction(() -> {
            Optional<Edition> last = latestStored();
            Edition next = new Edition(last.map(Edition::number).orElse(0L) + 1, asOf);
            if (latestZone().filter(zone -> !zone.equals(publication.timeZone().getId())).isPresent()) {
                liveCountUpdater.scheduleRecount();
            }
            jdbc.sql("INSERT INTO edition (number, as_of, zone, mark) VALUES (:number, :asOf, :zone, :mark)")
                    .param("number", next.number())
                    .param("asOf", SqlValues.toTimestamp(asOf))
                    .param("zone", publication.timeZone().getId())
                    .param("mark", UUID.randomUUID().toString())
                    .update();
            ledger.issue(asOf);
            liveCountUpdater.applyChanges(last.map(Edition::asOf).orElse(BEFORE_FIRST_EDITION), asOf);
            events.publishEvent(next);
            return next;
        });
    }

    /** Opens the next edition if one is due by the clock, and waits for who writes only if so; he may have opened it himself. */
    public Optional<Edition> openIfDue() {
        Optional<Edition> opened =
                isDue() ? inTransaction(() -> isDue() ? Optional.of(open(nextAsOf())) : Optional.empty()) : Optional.empty();
        contentWithheld = false;
        return opened;
    }

    private boolean isDue() {
        return latestStored().filter(edition -> !nextDue(edition).isAfter(clock.instant())).isPresent();
    }

    /**
     * Does what can be done where no edition can be opened, for nothing can be written: the last one is shown as of now, so
     * that what has ended is gone. But nothing is shown that has fallen due since: its address could not be noted as given
     * out. What has ended after something fell due can therefore not be told from the rest, and then nothing is shown at all.
     */
    public void advanceWithoutWriting() {
        latestStored().ifPresent(edition -> {
            Edition shown = latest().orElse(edition);
            Instant now = nextAsOf();
            Instant until = editionSchedule.nextPublication(edition)
                    .map(due -> due.minusMillis(1))
                    .filter(now::isAfter)
                    .orElse(now);
            boolean ended = !editionSchedule.next(shown).isAfter(until) && until.isAfter(shown.asOf());
            Edition next = ended ? new Edition(edition.number(), until) : shown;
            boolean hidden = nextExpiry.nextArticleExpiry(next).filter(end -> !end.isAfter(now)).isPresent();
            if (ended || hidden != contentWithheld) {
                snapshot.executeWithoutResult(status -> {
                    events.publishEvent(next);
                    readOnlyEdition = Optional.of(next);
                    contentWithheld = hidden;
                });
            }
        });
    }

    /** Whether something has ended that pages may still show, so that none may go out. */
    public boolean isContentWithheld() {
        return contentWithheld;
    }

    /** Whose days the last edition counted by. */
    private Optional<String> latestZone() {
        return jdbc.sql("SELECT zone FROM edition ORDER BY number DESC LIMIT 1").query(String.class).optional();
    }

    /** The first moment after that edition at which the next one is due even if no file changes; one missed is in the past. */
    public Instant nextDue(Edition edition) {
        return editionSchedule.next(edition);
    }
}
