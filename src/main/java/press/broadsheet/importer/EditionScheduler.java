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
 * Keeps the newspaper up with time: opens an edition when a scheduled article falls due, an expiring one ends, or the day
 * turns, whatever else is going on. What fell due while the site was down is open before its port is.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class EditionScheduler implements SmartLifecycle {

    /** The clock may be set, or have gone on while the machine slept, so it is never trusted for longer. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    /** A clock set back by less does no harm that anybody sees. */
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

    /** Without an interrupt, which would close the database's file under its hands. */
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

    /** Before the import's, which may take long, and the web server's. */
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

    /** How long to wait for the next. */
    private Duration runOnce() {
        try {
            openDueEdition();
            return databaseSupervisor.isWritable() ? untilDue() : MAX_WAIT;
        } catch (RuntimeException trouble) {
            if (!databaseSupervisor.isWritable()) {
                log.debug("The next edition could not be opened, for the database cannot be written", trouble);
                return MAX_WAIT;
            }
            log.error("The next edition could not be opened; trying again", trouble);
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

    /** Editions do not run back in time, so a clock that is set back must catch up with the last one first. */
    private void checkClock(Edition edition) {
        Instant now = clock.instant();
        boolean behind = now.plus(CLOCK_TOLERANCE).isBefore(edition.asOf());
        if (behind && !clockBehind) {
            log.warn("The clock says {}, but the current edition is of {}, when it was ahead: a new story with a date in between"
                    + " waits until then. Set the clock right if it is not; if the wait is too long, restore the paper from its"
                    + " ledger's text", now, edition.asOf());
        }
        clockBehind = behind;
    }
}
