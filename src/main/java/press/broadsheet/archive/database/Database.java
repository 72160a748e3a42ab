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
public final class Database implements DisposableBean {

    /** How often it is looked after. */
    private static final Duration BEAT = Duration.ofSeconds(5);

    /** Less is as good as full: an edition, the ledger's text and the index want more than that. */
    private static final int LEAST_SPACE = 4 << 20;

    /** So much must be there before it is written again, lest it be full at once. */
    private static final int ENOUGH_SPACE = 2 * LEAST_SPACE;

    /** One that was given up again so soon was opened for writing too early: the next attempt waits longer, up to the most. */
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofSeconds(40);

    /** What is done with it when it closes, or is opened for writing again, is waited for so long. */
    private static final Duration TO_FAIL = Duration.ofSeconds(2);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);
    private static final Duration TO_SETTLE = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 3;
    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final DatabaseUrl url;
    private final String user;
    private final String password;
    private final Optional<WriteProbe> space;
    private final List<Runnable> afterOpening = new ArrayList<>();
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("database").factory());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private @Nullable HikariDataSource pool;

    /** The thread that reopens it; it never waits for itself. */
    private volatile @Nullable Thread keeping;

    /** Used for nothing but to see whether the database it was opened with is still there. */
    private @Nullable Connection witness;

    private boolean begun;
    private volatile boolean moving;
    private boolean readOnly;
    private boolean closed;
    private volatile int generation;
    private final AtomicInteger suspicions = new AtomicInteger();
    private volatile boolean writable = true;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<String> shortage = Optional.empty();
    private volatile Optional<String> contradiction = Optional.empty();

    private long openedForWriting = System.nanoTime() - SOON.toNanos();
    private Duration rest = Duration.ZERO;
    private long restingUntil = System.nanoTime();

    Database(DatabaseUrl url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.space = url.isMeantReadOnly() ? Optional.empty() : url.file().map(WriteProbe::new);
        if (url.isMeantReadOnly()) {
            writable = false;
            trouble = Optional.of("spring.datasource.url says ACCESS_MODE_DATA=r");
        }
    }

    /** Whether an edition can be written. Where not, {@link #trouble} says why, and what can be read is what was committed. */
    public boolean isWritable() {
        return writable;
    }

    /** Why it cannot be written, a clause; empty where it can. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** For what there is no space, a clause, though the database can be written; empty where there is. */
    public Optional<String> shortage() {
        return shortage;
    }

    /** Notes that something large found no space, or that it did. */
    public void lacks(Optional<String> what) {
        shortage = what;
    }

    /** What shows that the database contradicts itself, with the remedy; it is not taken back before the next start. */
    public Optional<String> contradiction() {
        return contradiction;
    }

    /** Notes that what is written there cannot all be true. */
    void contradicts(String finding) {
        if (contradiction.isEmpty()) {
            contradiction = Optional.of(finding + ". " + DamagedDatabaseException.remedy(file()));
            log.error("The database contradicts itself: {}. {}", finding, DamagedDatabaseException.remedy(file()));
        }
    }

    private String file() {
        return url.file().orElse("the database");
    }

    /** Which opening of the database is at hand; to be handed to {@link #wasLostSince}. */
    public int generation() {
        return generation;
    }

    /** Reads the database, and once more where it was reopened meanwhile. */
    public <T> T reading(Supplier<T> work) {
        int before = generation;
        try {
            return work.get();
        } catch (DataAccessException | TransactionException lost) {
            if (!wasLostSince(before)) {
                throw lost;
            }
            return work.get();
        }
    }

    /** Whether what failed since then may have failed only because the database was reopened meanwhile; waits until it is open. */
    public boolean wasLostSince(int before) {
        lock.lock();
        try {
            settle(() -> moving || suspicions.get() > 0);
            return generation != before;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is known whether it is there, and until it was reopened if it was not. */
    void settle() {
        if ((moving || suspicions.get() > 0) && !Thread.currentThread().equals(keeping)) {
            wasLostSince(generation);
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
    void serve(HikariDataSource connectionPool) {
        connectionPool.setDataSource(connections());
        connectionPool.setExceptionOverride(new ConnectionExceptionListener(this));
        pool = connectionPool;
    }

    /** Has something done whenever it was opened for writing again, before anybody writes. */
    void afterOpening(Runnable work) {
        afterOpening.add(work);
    }

    /** Begins to look after it. */
    void watch() {
        if (space.isPresent()) {
            var _ = keeper.scheduleWithFixedDelay(this::look, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Looks soon whether the database is there; until then, that is not known. */
    void suspect(SQLException failure) {
        if (space.isEmpty()) {
            return;
        }
        suspicions.incrementAndGet();
        try {
            keeper.execute(() -> {
                keeping = Thread.currentThread();
                try {
                    verify(failure);
                } finally {
                    keeping = null;
                    lock.lock();
                    try {
                        suspicions.decrementAndGet();
                        settled.signalAll();
                    } finally {
                        lock.unlock();
                    }
                }
            });
        } catch (RejectedExecutionException ended) {
            suspicions.decrementAndGet();
        }
    }

    /** What fails on a connection of a former opening says nothing of this one. */
    private synchronized void verify(SQLException failure) {
        if (!isThere()) {
            String reason = DiskFullFailureAnalyzer.in(failure).map(full -> "the disk is full (" + full.getMessage() + ")")
                    .orElseGet(() -> "it was closed after a failure (" + deepest(failure) + ")");
            open(false, reason);
        }
    }

    private static String deepest(Throwable failure) {
        Throwable deepest = DiskFullFailureAnalyzer.causes(failure).reduce(failure, (_, cause) -> cause);
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("").strip();
    }

    /** H2 judges every statement by its database first, whatever it asks. */
    private boolean isThere() {
        Connection asked = witness;
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
    public synchronized void look() {
        keeping = Thread.currentThread();
        try {
            if (closed || !begun) {
                return;
            }
            if (!isThere()) {
                open(false, "it was closed after a failure");
            } else if (writable && space.orElseThrow().isLessThan(LEAST_SPACE)) {
                Optional<IOException> full = space.get().trouble(LEAST_SPACE);
                full.ifPresent(it -> open(false, unwritable(it)));
            } else if (readOnly && System.nanoTime() - restingUntil >= 0) {
                heal();
            }
        } catch (RuntimeException trouble) {
            log.error("The database could not be looked after; trying again", trouble);
        } finally {
            keeping = null;
        }
    }

    /** Opens it for writing if there is space; says why not, otherwise. */
    void heal() {
        Optional<IOException> still = space.orElseThrow().trouble(ENOUGH_SPACE);
        if (still.isPresent()) {
            trouble = Optional.of(unwritable(still.get()));
        } else {
            open(true, "");
        }
    }

    private static String unwritable(IOException failure) {
        return DiskFullFailureAnalyzer.in(failure).isPresent()
                ? "the disk is full (" + failure.getMessage() + ")"
                : "its folder cannot be written (" + deepest(failure) + ")";
    }

    /** Closes the database and reopens it. */
    private void open(boolean forWriting, String reason) {
        boolean wasWritable = writable;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            moving = true;
            writable = false;
            trouble = forWriting ? trouble : Optional.of(reason);
        } finally {
            lock.unlock();
        }
        try {
            if (!forWriting && wasWritable) {
                rest();
                log.warn("The database cannot be written: {}. What is published is served read-only; it is tried again until it"
                        + " can be written", reason);
            }
            leave(forWriting ? TO_FINISH : TO_FAIL);
            openWitness(forWriting);
        } finally {
            lock.lock();
            try {
                moving = false;
                settled.signalAll();
            } finally {
                lock.unlock();
            }
        }
        if (forWriting && !readOnly) {
            begin();
        }
    }

    /** After a while in which nothing failed, it begins to try soon again. */
    private void rest() {
        boolean soon = System.nanoTime() - openedForWriting < SOON.toNanos();
        rest = soon ? min(rest.isZero() ? BEAT : rest.multipliedBy(2), LONGEST_REST) : Duration.ZERO;
        restingUntil = System.nanoTime() + rest.toNanos();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Does what is to be done before the first write. */
    private void begin() {
        try {
            openedForWriting = System.nanoTime();
            afterOpening.forEach(Runnable::run);
            trouble = Optional.empty();
            writable = true;
            log.info("The database can be written again");
        } catch (RuntimeException failed) {
            openedForWriting = System.nanoTime();
            rest();
            open(false, DiskFullFailureAnalyzer.in(failed).map(Database::unwritable).orElseGet(() -> deepest(failed)));
        }
    }

    /**
     * Closes every connection, so that H2 forgets the database: a new one would be of the old opening, and one that is used
     * later takes the new opening away. What reads meanwhile is given a moment.
     */
    private void leave(Duration patience) {
        HikariDataSource served = pool;
        HikariPoolMXBean uses = served == null ? null : served.getHikariPoolMXBean();
        if (uses != null) {
            uses.softEvictConnections();
            long end = System.nanoTime() + patience.toNanos();
            while (uses.getActiveConnections() > 0 && System.nanoTime() - end < 0) {
                pause();
            }
        }
        close(witness);
        witness = null;
        connections.forEach(Database::close);
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
    private void openWitness(boolean forWriting) {
        SQLException last = null;
        for (int attempt = 1; attempt <= ATTEMPTS && witness == null; attempt++) {
            readOnly = !forWriting || attempt > 1;
            try {
                witness = open(readOnly);
                opened();
            } catch (SQLException failed) {
                last = failed;
                log.debug("The database did not open", failed);
            }
        }
        if (witness == null && last != null) {
            trouble = Optional.of(deepest(last));
            log.error("The database can be neither written nor read: {}. Trying again", deepest(last));
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // by the keeper alone
    private void opened() {
        generation++;
    }

    private Connection open(boolean forReadingAlone) throws SQLException {
        Connection connection = DriverManager.getConnection(
                forReadingAlone ? url.readOnly() : url.complete(), user, password);
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
            settle(() -> moving);
            if (space.isEmpty()) {
                return DriverManager.getConnection(url.complete(), user, password);
            }
            if (!begun) {
                openFirst();
                begun = true;
            }
            Connection connection = open(readOnly);
            connections.removeIf(Database::isClosed);
            connections.add(connection);
            return connection;
        } catch (SQLException failed) {
            boolean open = failed.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
            if (begun && (open || DatabaseFailure.of(failed) != DatabaseFailure.NONE)) {
                suspect(failed);
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
    private void settle(BooleanSupplier unsettled) {
        long left = TO_SETTLE.toNanos();
        try {
            while (unsettled.getAsBoolean() && left > 0) {
                left = settled.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** At the start: nothing is written where there is no space for it. */
    private void openFirst() throws SQLException {
        WriteProbe beside = space.orElseThrow();
        boolean exists = beside.holdsDatabase();
        Optional<IOException> full = beside.trouble(LEAST_SPACE);
        if (full.isEmpty()) {
            try {
                witness = open(false);
                return;
            } catch (SQLException failed) {
                full = failed(failed, exists);
            }
        }
        if (!exists) {
            beside.removeRemains();
            throw new SQLException(new UnwritableDatabaseException("The database " + file() + " cannot be made", full.orElseThrow()));
        }
        readOnly = true;
        writable = false;
        trouble = Optional.of(unwritable(full.orElseThrow()));
        log.warn("The database cannot be written: {}. What is published is served read-only; it is tried again until it can be"
                + " written", unwritable(full.orElseThrow()));
        try {
            witness = open(true);
        } catch (SQLException failed) {
            failed(failed, exists);
        }
    }

    /** What of a failed opening is trouble with the disk; throws what is not. */
    private Optional<IOException> failed(SQLException failed, boolean exists) throws SQLException {
        Optional<IOException> full = DiskFullFailureAnalyzer.causes(failed)
                .filter(cause -> cause instanceof AccessDeniedException || DiskFullFailureAnalyzer.in(cause).isPresent())
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
        if (full.isPresent() && !readOnly) {
            return full;
        }
        boolean damaged = exists && (DatabaseFailure.of(failed) != DatabaseFailure.NONE
                || DamagedDatabaseException.OPENING.contains(failed.getErrorCode()));
        throw damaged ? new DamagedDatabaseException(file(), deepest(failed), DamagedDatabaseException.remedy(file()), failed) : failed;
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        keeper.shutdown();
        try {
            keeper.awaitTermination(TO_SETTLE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        connections.forEach(Database::close);
        close(witness);
    }
}
