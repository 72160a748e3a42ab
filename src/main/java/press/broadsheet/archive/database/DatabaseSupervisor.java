package press.broadsheet.archive.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.TransactionException;

/**
 * Whether the database can be written, and what is done where it cannot. H2 closes a database for good with the first write
 * that fails, as on a full disk. Then it is opened again at once, read-only, with exactly what was committed, so that readers
 * are served; and for writing as soon as there is space, at the latest a minute after.
 *
 * <p>Of a database on a server, or of another make, nothing of this is known: it counts as writable.
 */
public final class DatabaseSupervisor implements DisposableBean {

    /** How often it is looked after. */
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    /** Less is as good as full: an edition, the ledger's text and the index want more than that. */
    private static final int MIN_FREE_BYTES = 4 << 20;

    /** So much must be there before it is written again, lest it be full at once. */
    private static final int MIN_FREE_BYTES_TO_REOPEN = 2 * MIN_FREE_BYTES;

    /** One that was given up again so soon was opened for writing too early: the next attempt waits longer, up to the most. */
    private static final Duration EARLY_FAILURE_WINDOW = Duration.ofMinutes(1);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(40);

    /** What is done with it when it closes, or is opened for writing again, is waited for so long. */
    private static final Duration DRAIN_TIMEOUT_ON_FAILURE = Duration.ofSeconds(2);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REOPEN_TIMEOUT = Duration.ofSeconds(10);

    private static final int OPEN_ATTEMPTS = 3;
    private static final Logger log = LoggerFactory.getLogger(DatabaseSupervisor.class);

    private final DatabaseUrl url;
    private final String user;
    private final String password;
    private final Optional<WriteProbe> writeProbe;
    private final List<Runnable> afterReopen = new ArrayList<>();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("database").factory());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stateChanged = lock.newCondition();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private @Nullable HikariDataSource pool;

    /** The thread that reopens it; it never waits for itself. */
    private volatile @Nullable Thread maintenanceThread;

    /** Used for nothing but to see whether the database it was opened with is still there. */
    private @Nullable Connection probeConnection;

    private boolean initialized;
    private volatile boolean reopening;
    private boolean readOnly;
    private boolean closed;
    private volatile int generation;
    private final AtomicInteger pendingChecks = new AtomicInteger();
    private volatile boolean writable = true;
    private volatile Optional<String> unwritableReason = Optional.empty();
    private volatile Optional<String> spaceShortage = Optional.empty();
    private volatile Optional<String> corruption = Optional.empty();

    private long openedForWritingAt = System.nanoTime() - EARLY_FAILURE_WINDOW.toNanos();
    private Duration backoff = Duration.ZERO;
    private long retryAt = System.nanoTime();

    DatabaseSupervisor(DatabaseUrl url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.writeProbe = url.isConfiguredReadOnly() ? Optional.empty() : url.file().map(WriteProbe::new);
        if (url.isConfiguredReadOnly()) {
            writable = false;
            unwritableReason = Optional.of("spring.datasource.url says ACCESS_MODE_DATA=r");
        }
    }

    /** Whether an edition can be written. Where not, {@link #unwritableReason} says why, and what can be read is what was committed. */
    public boolean isWritable() {
        return writable;
    }

    /** Why it cannot be written, a clause; empty where it can. */
    public Optional<String> unwritableReason() {
        return unwritableReason;
    }

    /** For what there is no space, a clause, though the database can be written; empty where there is. */
    public Optional<String> spaceShortage() {
        return spaceShortage;
    }

    /** Notes that something large found no space, or that it did. */
    public void reportSpaceShortage(Optional<String> what) {
        spaceShortage = what;
    }

    /** What shows that the database contradicts itself, with the remedy; it is not taken back before the next start. */
    public Optional<String> corruption() {
        return corruption;
    }

    /** Notes that what is written there cannot all be true. */
    void reportCorruption(String finding) {
        if (corruption.isEmpty()) {
            corruption = Optional.of(finding + ". " + DamagedDatabaseException.remedy(file()));
            log.error("The database contradicts itself: {}. {}", finding, DamagedDatabaseException.remedy(file()));
        }
    }

    private String file() {
        return url.file().orElse("the database");
    }

    /** Which opening of the database is at hand; to be handed to {@link #wasReopenedSince}. */
    public int generation() {
        return generation;
    }

    /** Reads the database, and once more where it was reopened meanwhile. */
    public <T> T readWithRetry(Supplier<T> work) {
        int before = generation;
        try {
            return work.get();
        } catch (DataAccessException | TransactionException lost) {
            if (!wasReopenedSince(before)) {
                throw lost;
            }
            return work.get();
        }
    }

    /** Whether what failed since then may have failed only because the database was reopened meanwhile; waits until it is open. */
    public boolean wasReopenedSince(int before) {
        lock.lock();
        try {
            awaitReopen(() -> reopening || pendingChecks.get() > 0);
            return generation != before;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is known whether it is there, and until it was reopened if it was not. */
    void awaitReopen() {
        if ((reopening || pendingChecks.get() > 0) && !Thread.currentThread().equals(maintenanceThread)) {
            wasReopenedSince(generation);
        }
    }

    /** Where a pool gets its connections. */
    DataSource connections() {
        return new AbstractDataSource() {

            @Override
            public Connection getConnection() throws SQLException {
                return connect();
            }

            @Override
            public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
                return connect();
            }

            @Override
            public void setLoginTimeout(int seconds) {
                // a database in the process is there at once; the pool asks for a limit all the same
            }
        };
    }

    /** From now on, that pool's connections are told of what becomes of the database, and tell of it. */
    void attach(HikariDataSource connectionPool) {
        connectionPool.setDataSource(connections());
        connectionPool.setExceptionOverride(new ConnectionExceptionListener(this));
        pool = connectionPool;
    }

    /** Has something done whenever it was opened for writing again, before anybody writes. */
    void afterReopen(Runnable work) {
        afterReopen.add(work);
    }

    /** Begins to look after it. */
    void startMonitoring() {
        if (writeProbe.isPresent()) {
            var _ = executor.scheduleWithFixedDelay(this::check, CHECK_INTERVAL.toMillis(), CHECK_INTERVAL.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Looks soon whether the database is there; until then, that is not known. */
    void scheduleCheck(SQLException failure) {
        if (writeProbe.isEmpty()) {
            return;
        }
        pendingChecks.incrementAndGet();
        try {
            executor.execute(() -> {
                maintenanceThread = Thread.currentThread();
                try {
                    reopenIfClosed(failure);
                } finally {
                    maintenanceThread = null;
                    lock.lock();
                    try {
                        pendingChecks.decrementAndGet();
                        stateChanged.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
        } catch (RejectedExecutionException ended) {
            pendingChecks.decrementAndGet();
        }
    }

    /** What fails on a connection of a former opening says nothing of this one. */
    private synchronized void reopenIfClosed(SQLException failure) {
        if (!isAlive()) {
            String reason =
                    DiskFullFailureAnalyzer.findDiskFull(failure).map(full -> "the disk is full (" + full.getMessage() + ")")
                            .orElseGet(() -> "it was closed after a failure (" + rootCauseMessage(failure) + ")");
            open(false, reason);
        }
    }

    private static String rootCauseMessage(Throwable failure) {
        Throwable deepest = DiskFullFailureAnalyzer.causes(failure).reduce(failure, (_, cause) -> cause);
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("").strip();
    }

    /** H2 judges every statement by its database first, whatever it asks. */
    private boolean isAlive() {
        Connection asked = probeConnection;
        if (asked == null) {
            return false;
        }
        try (Statement statement = asked.createStatement()) {
            statement.executeQuery("SELECT 1").close();
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    /** What is done at every beat: sees whether it is there and can be written, and opens it for writing where it could not be. */
    public synchronized void check() {
        maintenanceThread = Thread.currentThread();
        try {
            if (closed || !initialized) {
                return;
            }
            if (!isAlive()) {
                open(false, "it was closed after a failure");
            } else if (writable && writeProbe.orElseThrow().hasLessSpaceThan(MIN_FREE_BYTES)) {
                Optional<IOException> full = writeProbe.get().findWriteFailure(MIN_FREE_BYTES);
                full.ifPresent(it -> open(false, describeFailure(it)));
            } else if (readOnly && System.nanoTime() - retryAt >= 0) {
                tryReopenForWriting();
            }
        } catch (RuntimeException trouble) {
            log.error("The database could not be looked after; trying again", trouble);
        } finally {
            maintenanceThread = null;
        }
    }

    /** Opens it for writing if there is space; says why not, otherwise. */
    void tryReopenForWriting() {
        Optional<IOException> still = writeProbe.orElseThrow().findWriteFailure(MIN_FREE_BYTES_TO_REOPEN);
        if (still.isPresent()) {
            unwritableReason = Optional.of(describeFailure(still.get()));
        } else {
            open(true, "");
        }
    }

    private static String describeFailure(IOException failure) {
        return DiskFullFailureAnalyzer.findDiskFull(failure).isPresent()
                ? "the disk is full (" + failure.getMessage() + ")"
                : "its folder cannot be written (" + rootCauseMessage(failure) + ")";
    }

    /** Closes the database and reopens it. */
    private void open(boolean forWriting, String reason) {
        boolean wasWritable = writable;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            reopening = true;
            writable = false;
            unwritableReason = forWriting ? unwritableReason : Optional.of(reason);
        } finally {
            lock.unlock();
        }
        try {
            if (!forWriting && wasWritable) {
                backoff();
                log.warn("The database cannot be written: {}. What is published is served read-only; it is tried again until it"
                        + " can be written", reason);
            }
            closeConnections(forWriting ? DRAIN_TIMEOUT : DRAIN_TIMEOUT_ON_FAILURE);
            openProbeConnection(forWriting);
        } finally {
            lock.lock();
            try {
                reopening = false;
                stateChanged.signalAll();
            } finally {
                lock.unlock();
            }
        }
        if (forWriting && !readOnly) {
            resumeWriting();
        }
    }

    /** After a while in which nothing failed, it begins to try soon again. */
    private void backoff() {
        boolean soon = System.nanoTime() - openedForWritingAt < EARLY_FAILURE_WINDOW.toNanos();
        backoff = soon ? min(backoff.isZero() ? CHECK_INTERVAL : backoff.multipliedBy(2), MAX_BACKOFF) : Duration.ZERO;
        retryAt = System.nanoTime() + backoff.toNanos();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Does what is to be done before the first write. */
    private void resumeWriting() {
        try {
            openedForWritingAt = System.nanoTime();
            afterReopen.forEach(Runnable::run);
            unwritableReason = Optional.empty();
            writable = true;
            log.info("The database can be written again");
        } catch (RuntimeException failed) {
            openedForWritingAt = System.nanoTime();
            backoff();
            open(false, DiskFullFailureAnalyzer.findDiskFull(failed).map(DatabaseSupervisor::describeFailure)
                    .orElseGet(() -> rootCauseMessage(failed)));
        }
    }

    /**
     * Closes every connection, so that H2 forgets the database: a new one would be of the old opening, and one that is used
     * later takes the new opening away. What reads meanwhile is given a moment.
     */
    private void closeConnections(Duration patience) {
        HikariDataSource served = pool;
        HikariPoolMXBean uses = served == null ? null : served.getHikariPoolMXBean();
        if (uses != null) {
            uses.softEvictConnections();
            long end = System.nanoTime() + patience.toNanos();
            while (uses.getActiveConnections() > 0 && System.nanoTime() - end < 0) {
                pause();
            }
        }
        close(probeConnection);
        probeConnection = null;
        connections.forEach(DatabaseSupervisor::close);
        connections.clear();
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException | RuntimeException gone) {
            log.debug("A connection of a closed database could not be closed", gone);
        }
    }

    /** Opens it, at the worst read-only, whatever was wanted. */
    private void openProbeConnection(boolean forWriting) {
        SQLException last = null;
        for (int attempt = 1; attempt <= OPEN_ATTEMPTS && probeConnection == null; attempt++) {
            readOnly = !forWriting || attempt > 1;
            try {
                probeConnection = open(readOnly);
                countOpening();
            } catch (SQLException failed) {
                last = failed;
                log.debug("The database did not open", failed);
            }
        }
        if (probeConnection == null && last != null) {
            unwritableReason = Optional.of(rootCauseMessage(last));
            log.error("The database can be neither written nor read: {}. Trying again", rootCauseMessage(last));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the keeper alone
    private void countOpening() {
        generation++;
    }

    private Connection open(boolean forReadingAlone) throws SQLException {
        Connection connection = DriverManager.getConnection(
                forReadingAlone ? url.readOnly() : url.withDefaults(), user, password);
        if (isReadOnly(connection) == forReadingAlone) {
            return connection;
        }
        connection.close();
        throw forReadingAlone
                ? new SQLException("The database is still open for writing", "90020", ErrorCode.DATABASE_ALREADY_OPEN_1)
                : new SQLException(new AccessDeniedException(file(), null, "it may not be written"));
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery("CALL READONLY()")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private Connection connect() throws SQLException {
        lock.lock();
        try {
            awaitReopen(() -> reopening);
            if (writeProbe.isEmpty()) {
                return DriverManager.getConnection(url.withDefaults(), user, password);
            }
            if (!initialized) {
                openInitially();
                initialized = true;
            }
            Connection connection = open(readOnly);
            connections.removeIf(DatabaseSupervisor::isClosed);
            connections.add(connection);
            return connection;
        } catch (SQLException failed) {
            boolean open = failed.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
            if (initialized && (open || DatabaseFailure.of(failed) != DatabaseFailure.NONE)) {
                scheduleCheck(failed);
            }
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException gone) {
            return true;
        }
    }

    /** Waits until it was reopened, if it is to be. */
    private void awaitReopen(BooleanSupplier unsettled) {
        long left = REOPEN_TIMEOUT.toNanos();
        try {
            while (unsettled.getAsBoolean() && left > 0) {
                left = stateChanged.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** At the start: nothing is written where there is no space for it. */
    private void openInitially() throws SQLException {
        WriteProbe beside = writeProbe.orElseThrow();
        boolean exists = beside.databaseExists();
        Optional<IOException> full = beside.findWriteFailure(MIN_FREE_BYTES);
        if (full.isEmpty()) {
            try {
                probeConnection = open(false);
                return;
            } catch (SQLException failed) {
                full = diskFailureOrThrow(failed, exists);
            }
        }
        if (!exists) {
            beside.deleteEmptyDatabase();
            throw new SQLException(
                    new UnwritableDatabaseException("The database " + file() + " cannot be made", full.orElseThrow()));
        }
        readOnly = true;
        writable = false;
        unwritableReason = Optional.of(describeFailure(full.orElseThrow()));
        log.warn("The database cannot be written: {}. What is published is served read-only; it is tried again until it can be"
                + " written", describeFailure(full.orElseThrow()));
        try {
            probeConnection = open(true);
        } catch (SQLException failed) {
            diskFailureOrThrow(failed, exists);
        }
    }

    /** What of a failed opening is trouble with the disk; throws what is not. */
    private Optional<IOException> diskFailureOrThrow(SQLException failed, boolean exists) throws SQLException {
        Optional<IOException> full = DiskFullFailureAnalyzer.causes(failed)
                .filter(cause -> cause instanceof AccessDeniedException
                        || DiskFullFailureAnalyzer.findDiskFull(cause).isPresent())
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
        if (full.isPresent() && !readOnly) {
            return full;
        }
        boolean damaged = exists && (DatabaseFailure.of(failed) != DatabaseFailure.NONE
                || DamagedDatabaseException.OPEN_ERROR_CODES.contains(failed.getErrorCode()));
        throw damaged
                ? new DamagedDatabaseException(file(), rootCauseMessage(failed), DamagedDatabaseException.remedy(file()), failed)
                : failed;
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        executor.shutdown();
        try {
            executor.awaitTermination(REOPEN_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(DatabaseSupervisor::close);
        close(probeConnection);
    }
}
