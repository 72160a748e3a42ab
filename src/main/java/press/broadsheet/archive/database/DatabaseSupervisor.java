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
 * Keeps the database available when writing fails. H2 closes a database after the first failed write, such as on a full disk.
 * It is then reopened read-only at once, with all committed data, and for writing within a minute after space is free.
 *
 * <p>For a database on a server, or of another vendor, nothing is monitored: it always counts as writable.
 */
public final class DatabaseSupervisor implements DisposableBean {

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

    /** Below this the disk counts as full: an edition, the ledger file and the search index need more. */
    private static final int MIN_FREE_BYTES = 4 << 20;

    /** Required before the database is opened for writing again, so that it does not fill up at once. */
    private static final int MIN_FREE_BYTES_TO_REOPEN = 2 * MIN_FREE_BYTES;

    /** If writing fails within this time after reopening, the next attempt is delayed with exponential backoff. */
    private static final Duration EARLY_FAILURE_WINDOW = Duration.ofMinutes(1);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(40);

    /** How long active connections may finish before the database is closed. */
    private static final Duration DRAIN_TIMEOUT_ON_FAILURE = Duration.ofSeconds(2);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);
    /** How long a caller waits for a database that is being reopened. */
    private static final Duration REOPEN_TIMEOUT = Duration.ofSeconds(10);

    private static final int OPEN_ATTEMPTS = 3;
    private static final String UNWRITABLE =
            "The database cannot be written: {}. Serving published articles read-only; retrying.";
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

    /** The thread that is reopening the database; it must not wait for itself. */
    private volatile @Nullable Thread maintenanceThread;

    /** Stays open to detect whether H2 has closed the database since. */
    private @Nullable Connection probeConnection;

    private boolean initialized;
    private volatile boolean reopening;
    private boolean readOnly;
    private boolean closed;
    private volatile int openingCount;
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
            unwritableReason = Optional.of("spring.datasource.url sets ACCESS_MODE_DATA=r");
        }
    }

    /**
     * Whether an edition can be written. If not, {@link #unwritableReason} gives the cause, and committed data can still be
     * read.
     */
    public boolean isWritable() {
        return writable;
    }

    /** Why the database cannot be written, as a clause; empty if it can. */
    public Optional<String> unwritableReason() {
        return unwritableReason;
    }

    /** What lacks disk space, as a clause, although the database itself can be written; empty if nothing does. */
    public Optional<String> spaceShortage() {
        return spaceShortage;
    }

    /** Records that a large write found no space, or with an empty value, that it succeeded. */
    public void reportSpaceShortage(Optional<String> what) {
        spaceShortage = what;
    }

    /** Why the database is considered inconsistent, with the remedy. Once set, it stays until the next start. */
    public Optional<String> corruption() {
        return corruption;
    }

    /** Records an inconsistency. Only the first one is kept and logged. */
    void reportCorruption(String finding) {
        if (corruption.isEmpty()) {
            corruption = Optional.of(finding + ". " + DamagedDatabaseException.remedy(file()));
            log.error("The database is inconsistent: {}. {}", finding, DamagedDatabaseException.remedy(file()));
        }
    }

    private String file() {
        return url.file().orElse("the database");
    }

    /** Counts how often the database was opened; the value to pass to {@link #wasReopenedSince}. */
    public int openingCount() {
        return openingCount;
    }

    /** Runs a read, and repeats it once if it failed while the database was being reopened. */
    public <T> T readWithRetry(Supplier<T> work) {
        int before = openingCount;
        try {
            return work.get();
        } catch (DataAccessException | TransactionException failed) {
            if (!wasReopenedSince(before)) {
                throw failed;
            }
            return work.get();
        }
    }

    /**
     * Whether the database was reopened since {@code before}, so that a failure may be worth a retry. Waits until it is open.
     */
    public boolean wasReopenedSince(int before) {
        lock.lock();
        try {
            awaitReopen(() -> reopening || pendingChecks.get() > 0);
            return openingCount != before;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for pending checks, and for the reopening if one is needed. */
    void awaitReopen() {
        if ((reopening || pendingChecks.get() > 0) && !Thread.currentThread().equals(maintenanceThread)) {
            wasReopenedSince(openingCount);
        }
    }

    /** The source of a pool's connections. */
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
                // ignored: an embedded database connects at once, but HikariCP always sets a timeout
            }
        };
    }

    /** Connects a pool: it takes its connections from here and reports its exceptions. */
    void attach(HikariDataSource connectionPool) {
        connectionPool.setDataSource(connections());
        connectionPool.setExceptionOverride(new ConnectionExceptionListener(this));
        pool = connectionPool;
    }

    /** Registers work to run each time the database was reopened for writing, before any write. */
    void afterReopen(Runnable work) {
        afterReopen.add(work);
    }

    /** Starts the periodic check. */
    void startMonitoring() {
        if (writeProbe.isPresent()) {
            var _ = executor.scheduleWithFixedDelay(this::check, CHECK_INTERVAL.toMillis(), CHECK_INTERVAL.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Schedules a check whether the database is still open. Callers that need to know wait for it. */
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
        } catch (RejectedExecutionException shutdown) {
            pendingChecks.decrementAndGet();
        }
    }

    /** Checks first: a failure on a connection of an earlier opening says nothing about the current one. */
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

    /** Any statement will do: H2 checks first that the database is open. */
    private boolean isAlive() {
        Connection connection = probeConnection;
        if (connection == null) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1").close();
            return true;
        } catch (SQLException unusable) {
            return false;
        }
    }

    /**
     * The periodic check: reopens a closed database, switches to read-only when space runs low, and tries to write again when
     * it is free.
     */
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
        } catch (RuntimeException failed) {
            log.error("Checking the database failed; retrying", failed);
        } finally {
            maintenanceThread = null;
        }
    }

    /** Opens the database for writing if there is space; otherwise updates the reason. */
    void tryReopenForWriting() {
        Optional<IOException> failure = writeProbe.orElseThrow().findWriteFailure(MIN_FREE_BYTES_TO_REOPEN);
        if (failure.isPresent()) {
            unwritableReason = Optional.of(describeFailure(failure.get()));
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
                log.warn(UNWRITABLE, reason);
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

    /** The delay starts at zero again once writing has worked for a while. */
    private void backoff() {
        boolean failedEarly = System.nanoTime() - openedForWritingAt < EARLY_FAILURE_WINDOW.toNanos();
        backoff = failedEarly ? min(backoff.isZero() ? CHECK_INTERVAL : backoff.multipliedBy(2), MAX_BACKOFF) : Duration.ZERO;
        retryAt = System.nanoTime() + backoff.toNanos();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Runs the registered work, then allows writing. */
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
     * Closes every connection so that H2 releases the database. A connection left open would keep the old instance alive.
     * Active readers get a short drain timeout.
     */
    private void closeConnections(Duration drainTimeout) {
        HikariDataSource attached = pool;
        HikariPoolMXBean poolState = attached == null ? null : attached.getHikariPoolMXBean();
        if (poolState != null) {
            poolState.softEvictConnections();
            long end = System.nanoTime() + drainTimeout.toNanos();
            while (poolState.getActiveConnections() > 0 && System.nanoTime() - end < 0) {
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException | RuntimeException failed) {
            log.debug("A connection of a closed database could not be closed", failed);
        }
    }

    /** Opens the database as requested, or read-only if opening for writing fails. */
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
            log.error("The database can be neither written nor read: {}. Retrying", rootCauseMessage(last));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the maintenance thread only
    private void countOpening() {
        openingCount++;
    }

    private Connection open(boolean forReadOnly) throws SQLException {
        Connection connection = DriverManager.getConnection(
                forReadOnly ? url.readOnly() : url.withDefaults(), user, password);
        if (isReadOnly(connection) == forReadOnly) {
            return connection;
        }
        connection.close();
        throw forReadOnly
                ? new SQLException("The database is still open for writing", "90020", ErrorCode.DATABASE_ALREADY_OPEN_1)
                : new SQLException(new AccessDeniedException(file(), null, "no permission to write"));
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("CALL READONLY()")) {
            return result.next() && result.getBoolean(1);
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
            boolean alreadyOpen = failed.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
            if (initialized && (alreadyOpen || DatabaseFailure.of(failed) != DatabaseFailure.NONE)) {
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
        } catch (SQLException unusable) {
            return true;
        }
    }

    /** Waits while {@code unsettled} holds, up to the timeout. The lock must be held. */
    private void awaitReopen(BooleanSupplier unsettled) {
        long left = REOPEN_TIMEOUT.toNanos();
        try {
            while (unsettled.getAsBoolean() && left > 0) {
                left = stateChanged.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first opening. With too little space an existing database is opened read-only, and a new one is not created. */
    private void openInitially() throws SQLException {
        WriteProbe probe = writeProbe.orElseThrow();
        boolean exists = probe.databaseExists();
        Optional<IOException> full = probe.findWriteFailure(MIN_FREE_BYTES);
        if (full.isEmpty()) {
            try {
                probeConnection = open(false);
                return;
            } catch (SQLException failed) {
                full = diskFailureOrThrow(failed, exists);
            }
        }
        if (!exists) {
            probe.deleteEmptyDatabase();
            throw new SQLException(
                    new UnwritableDatabaseException("The database " + file() + " cannot be created", full.orElseThrow()));
        }
        readOnly = true;
        writable = false;
        unwritableReason = Optional.of(describeFailure(full.orElseThrow()));
        log.warn(UNWRITABLE, describeFailure(full.orElseThrow()));
        try {
            probeConnection = open(true);
        } catch (SQLException failed) {
            diskFailureOrThrow(failed, exists);
        }
    }

    /** The disk failure behind a failed opening. Throws if the cause is another one. */
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(DatabaseSupervisor::close);
        close(probeConnection);
    }
}
