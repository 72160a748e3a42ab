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
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Publication;

/** Opens editions and finds the current one. */
@Repository
public class Editions {

    /** Earlier than any article's date, so that nothing is live. */
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

    /** The last edition with an advanced {@code as_of}, while nothing can be written; see {@link #advanceWithoutWriting}. */
    private volatile Optional<Edition> readOnlyEdition = Optional.empty();
    private volatile boolean contentWithheld;

    /** The edition of the current snapshot, so that it is queried only once. */
    private final ScopedValue<Optional<Edition>> snapshotEdition = ScopedValue.newInstance();

    /**
     * Held while an import or the clock writes. Fair, so that an import that yields to a due edition gets the lock only after
     * it.
     */
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

    /** The edition of the current snapshot, or the latest one outside a snapshot; empty until the first import is done. */
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

    /** An edition with its UUID, which is unique even if the database was restored or rebuilt in between. */
    public record IdentifiedEdition(Edition edition, String uuid) {}

    /** The edition of that number with its UUID; empty if this database does not have it. */
    public Optional<IdentifiedEdition> findByNumber(long number) {
        return jdbc.sql("SELECT number, as_of, mark FROM edition WHERE number = :number")
                .param("number", number)
                .query((row, at) -> new IdentifiedEdition(
                        new Edition(row.getLong("number"), SqlConverters.instant(row, "as_of").orElseThrow()),
                        row.getString("mark")))
                .optional();
    }

    /** The {@code as_of} of the current edition. */
    public Instant asOfInstant() {
        return current().map(Edition::asOf).orElse(BEFORE_FIRST_EDITION);
    }

    public OffsetDateTime asOfTimestamp() {
        return SqlConverters.toTimestamp(asOfInstant());
    }

    /** Runs {@code work} on one database snapshot, so that it never mixes two editions. */
    public <T> T inSnapshot(Supplier<T> work) {
        return snapshot.execute(status -> ScopedValue.where(snapshotEdition, latest()).call(work::get));
    }

    /** Runs {@code work}, and opens its edition, in one transaction that is committed or rolled back as a whole. */
    public <T> T inTransaction(Supplier<T> work) {
        writeLock.lock();
        try {
            return inTransaction.execute(status -> work.get());
        } finally {
            writeLock.unlock();
        }
    }

    /** Like {@link #inTransaction}, but rolls back if {@code work} returns empty. */
    public <T> Optional<T> tryInTransaction(Supplier<Optional<T>> work) {
        writeLock.lock();
        try {
            return inTransaction.execute(status -> {
                Optional<T> result = work.get();
                if (result.isEmpty()) {
                    status.setRollbackOnly();
                }
                return result;
            });
        } finally {
            writeLock.unlock();
        }
    }

    /** Whether another thread waits for the write lock, as when a scheduled edition is due. */
    public boolean hasWaitingWriters() {
        return writeLock.hasQueuedThreads();
    }

    /** The {@code as_of} of an edition opened now: the clock's time, but never before the last edition's. */
    public Instant nextAsOf() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return current().map(Edition::asOf).filter(now::isBefore).orElse(now);
    }

    /**
     * Opens the next edition and issues the addresses of newly live articles. Publishes the {@link Edition} as an event within
     * the transaction.
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
                    .param("asOf", SqlConverters.toTimestamp(asOf))
                    .param("zone", publication.timeZone().getId())
                    .param("mark", UUID.randomUUID().toString())
                    .update();
            ledger.issue(asOf);
            liveCountUpdater.applyChanges(last.map(Edition::asOf).orElse(BEFORE_FIRST_EDITION), asOf);
            events.publishEvent(next);
            return next;
        });
    }

    /**
     * Opens the next edition if one is due. Takes the write lock only then, and checks again, since the lock's last holder may
     * have opened it.
     */
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
     * Advances {@code as_of} without writing, so that expired articles disappear, but not past the next scheduled article,
     * because its address cannot be recorded as issued. If an article expires after that point, all pages are withheld.
     */
    public void advanceWithoutWriting() {
        latestStored().ifPresent(edition -> {
            Edition displayed = latest().orElse(edition);
            Instant now = nextAsOf();
            Instant until = editionSchedule.nextPublication(edition)
                    .map(due -> due.minusMillis(1))
                    .filter(now::isAfter)
                    .orElse(now);
            boolean expired = !editionSchedule.next(displayed).isAfter(until) && until.isAfter(displayed.asOf());
            Edition next = expired ? new Edition(edition.number(), until) : displayed;
            boolean withheld = nextExpiry.nextArticleExpiry(next).filter(end -> !end.isAfter(now)).isPresent();
            if (expired || withheld != contentWithheld) {
                snapshot.executeWithoutResult(status -> {
                    events.publishEvent(next);
                    readOnlyEdition = Optional.of(next);
                    contentWithheld = withheld;
                });
            }
        });
    }

    /** Whether pages could still show an expired article, so that none may be served. */
    public boolean isContentWithheld() {
        return contentWithheld;
    }

    /** The time zone in which the last edition counted days. */
    private Optional<String> latestZone() {
        return jdbc.sql("SELECT zone FROM edition ORDER BY number DESC LIMIT 1").query(String.class).optional();
    }

    /** When the next edition is due even if no file changes; in the past if it was missed. */
    public Instant nextDue(Edition edition) {
        return editionSchedule.next(edition);
    }
}
