package press.broadsheet.importer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.mirror.LedgerMirror;

/**
 * Opens an edition when a scheduled article is due, an article expires, or a new day begins, even during an import. Changes
 * that became due while the server was down are published before the port opens.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class EditionScheduler implements SmartLifecycle {

    /** The longest sleep: the clock may be set, or the machine may have been suspended. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    /** The clock may be behind by less than this without a warning. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(EditionScheduler.class);

    private final Editions editions;
    private final LedgerMirror ledgerMirror;
    private final DatabaseSupervisor databaseSupervisor;
    private final Clock clock;
    private Thread thread = new Thread();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private boolean clockBehind;

    EditionScheduler(Editions editions, LedgerMirror ledgerMirror, DatabaseSupervisor databaseSupervisor, Clock clock) {
        this.editions = editions;
        this.ledgerMirror = ledgerMirror;
        this.databaseSupervisor = databaseSupervisor;
        this.clock = clock;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        openDueEdition();
        thread = Thread.ofPlatform().name("deadlines").start(this::runLoop);
    }

    /** Does not interrupt the thread: an interrupt during a write would close the database file. */
    @Override
    public void stop() {
        stopped.countDown();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    /** Before the import, which may take long, and before the web server. */
    @Override
    public int getPhase() {
        return -1;
    }

    private void runLoop() {
        Duration pause = MAX_WAIT;
        try {
            while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                pause = runOnce();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opens a due edition and returns how long to wait for the next one. */
    private Duration runOnce() {
        try {
            openDueEdition();
            return databaseSupervisor.isWritable() ? untilDue() : MAX_WAIT;
        } catch (RuntimeException exception) {
            if (!databaseSupervisor.isWritable()) {
                log.debug("The next edition could not be opened because the database cannot be written", exception);
                return MAX_WAIT;
            }
            log.error("The next edition could not be opened; retrying", exception);
            return MAX_WAIT;
        }
    }

    private void openDueEdition() {
        if (!databaseSupervisor.isWritable()) {
            editions.advanceWithoutWriting();
            return;
        }
        editions.current().ifPresent(this::checkClock);
        editions.openIfDue().ifPresent(opened -> {
            log.info("Opened edition {}", opened.number());
            ledgerMirror.scheduleMirror();
        });
    }

    private Duration untilDue() {
        return editions.current()
                .map(edition -> Duration.between(clock.instant(), editions.nextDue(edition)))
                .filter(wait -> wait.compareTo(MAX_WAIT) < 0)
                .map(wait -> wait.isPositive() ? wait : Duration.ofMillis(1))
                .orElse(MAX_WAIT);
    }

    /** Warns if the clock is behind the current edition: {@code as_of} never decreases, so the clock has to catch up. */
    private void checkClock(Edition edition) {
        Instant now = clock.instant();
        boolean behind = now.plus(CLOCK_TOLERANCE).isBefore(edition.asOf());
        if (behind && !clockBehind) {
            log.warn("The system clock ({}) is behind the current edition ({}). Articles dated in between are published when the"
                    + " clock catches up. Check the clock; if it is right, rebuild the database from the content folder and the"
                    + " ledger to publish earlier", now, edition.asOf());
        }
        clockBehind = behind;
    }
}
