package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.database.UnwritableDatabaseException;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.DirectoryWatcher;
import press.broadsheet.importer.folder.FolderMonitor;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.folder.GitIndexLock;
import press.broadsheet.importer.folder.ImporterSettings;
import press.broadsheet.importer.folder.QuietPeriod;

/**
 * Imports the content folder at start and whenever it changes. It is scanned when the file watcher reports a change, and
 * periodically; files are imported once they have been quiet. The first import finishes before the port opens. If an edition
 * exists, it is served at once and the import runs in the background.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class FolderSync implements SmartLifecycle {

    /** Exponential backoff after a failed import. The maximum keeps recovery within a minute. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(40);

    private static final String STOPPED_MESSAGE =
            "Import stopped because the server is shutting down; it restarts at the next start";

    private static final Logger log = LoggerFactory.getLogger(FolderSync.class);

    private final Importer importer;
    private final LedgerMirror ledgerMirror;
    private final ContentFolder folder;
    private final Editions editions;
    private final DatabaseSupervisor databaseSupervisor;
    private final ImporterSettings settings;
    private final QuietPeriod quietPeriod;
    private final ImportCancellation importCancellation;

    private ExecutorService executor = Executors.newSingleThreadExecutor();
    private FolderMonitor folderMonitor;
    private volatile boolean running;
    private Duration retryDelay = RETRY_DELAY;
    private String lastLoggedFailure = "";

    FolderSync(
            Importer importer, LedgerMirror ledgerMirror, ContentFolder folder, Editions editions,
            DatabaseSupervisor databaseSupervisor,
            ImporterSettings settings, ImportCancellation importCancellation, Clock clock) {
        this.importer = importer;
        this.ledgerMirror = ledgerMirror;
        this.folder = folder;
        this.editions = editions;
        this.databaseSupervisor = databaseSupervisor;
        this.settings = settings;
        this.importCancellation = importCancellation;
        this.folderMonitor = new FolderMonitor(folder, DirectoryWatcher.NONE);
        this.quietPeriod = new QuietPeriod(new GitIndexLock(folder.path()), clock);
    }

    @Override
    public void start() {
        running = true;
        importCancellation.reset();
        folderMonitor = new FolderMonitor(folder, settings.watch() ? DirectoryWatcher.start() : DirectoryWatcher.NONE);
        executor = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
        if (editions.current().isEmpty()) {
            importFirst();
        } else {
            executor.execute(this::importMissedChanges);
        }
        if (settings.watch()) {
            executor.execute(this::watchFolder);
        }
    }

    @Override
    public void stop() {
        running = false;
        importCancellation.cancel();
        folderMonitor.close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(30, TimeUnit.SECONDS)) {
                log.warn("The import did not stop in time; its transaction is rolled back");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server's, so that the port opens only when there is an edition. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Without an edition there is nothing to serve: if none can be written, the start fails. */
    private void importFirst() {
        int opening = databaseSupervisor.openingCount();
        try {
            if (!databaseSupervisor.isWritable()) {
                throw noEditionException();
            }
            importUntilDone();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (CancellationException cancelled) {
            log.info(STOPPED_MESSAGE);
        } catch (DataAccessException | TransactionException exception) {
            throw databaseSupervisor.wasReopenedSince(opening) ? noEditionException() : exception;
        }
    }

    private UnwritableDatabaseException noEditionException() {
        return new UnwritableDatabaseException(
                "There is no edition yet, and none can be written",
                new IOException(databaseSupervisor.unwritableReason().orElse("")));
    }

    private void importUntilDone() throws InterruptedException {
        while (running && !scanAndImport(Set.of())) {
            importCancellation.await(QuietPeriod.SAMPLE_INTERVAL);
        }
    }

    /** Imports what changed while the server was down. */
    private void importMissedChanges() {
        runWithRetry(() -> {
            importUntilDone();
            return true;
        }, () -> false);
    }

    private void watchFolder() {
        runWithRetry(() -> {
            scanAndImport(awaitChanges());
            return true;
        }, () -> true);
    }

    private interface Task {

        boolean run() throws InterruptedException;
    }

    /** Runs the task, again if wanted, and retries it after a failure. Waits while the database cannot be written. */
    private void runWithRetry(Task task, BooleanSupplier isWantedAgain) {
        try {
            boolean wanted = true;
            while (running && wanted) {
                if (!databaseSupervisor.isWritable()) {
                    awaitDatabase();
                } else if (tryRun(task)) {
                    wanted = isWantedAgain.getAsBoolean();
                } else {
                    backOff();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the database can be written, then updates the ledger file if it is out of date. */
    private void awaitDatabase() throws InterruptedException {
        while (running && !databaseSupervisor.isWritable()) {
            importCancellation.await(QuietPeriod.SAMPLE_INTERVAL);
        }
        ledgerMirror.mirrorIfStale();
    }

    private boolean tryRun(Task task) throws InterruptedException {
        int opening = databaseSupervisor.openingCount();
        try {
            boolean done = task.run();
            retryDelay = RETRY_DELAY;
            lastLoggedFailure = "";
            databaseSupervisor.reportSpaceShortage(Optional.empty());
            return done;
        } catch (CancellationException cancelled) {
            log.info(STOPPED_MESSAGE);
            return true;
        } catch (RuntimeException exception) {
            Optional<IOException> full = DiskFullFailureAnalyzer.findDiskFull(exception);
            if (databaseSupervisor.wasReopenedSince(opening)) {
                log.warn("Import aborted because the database cannot be written; it restarts when writing is possible");
                return false;
            }
            if (full.isPresent()) {
                databaseSupervisor.reportSpaceShortage(
                        Optional.of("there is not enough disk space for the import (" + full.get().getMessage() + ")"));
            } else {
                logFailure(exception);
            }
            return false;
        }
    }

    /** Logs a failure with its stack trace, and its repetitions in one line. */
    private void logFailure(RuntimeException exception) {
        String cause = String.valueOf(NestedExceptionUtils.getMostSpecificCause(exception));
        if (cause.equals(lastLoggedFailure)) {
            log.error("The import still fails for the same reason; retrying");
        } else {
            log.error("The import failed; retrying", exception);
        }
        lastLoggedFailure = cause;
    }

    /** Waits longer after each failure: an attempt may read thousands of files. */
    private void backOff() throws InterruptedException {
        importCancellation.await(retryDelay);
        Duration longer = retryDelay.multipliedBy(2);
        retryDelay = longer.compareTo(MAX_RETRY_DELAY) < 0 ? longer : MAX_RETRY_DELAY;
    }

    /** Waits for changes or the next scan; the paths that the watcher reported. */
    private Set<Path> awaitChanges() throws InterruptedException {
        if (quietPeriod.isChanging()) {
            importCancellation.await(QuietPeriod.SAMPLE_INTERVAL);
            return folderMonitor.awaitChanges(Duration.ZERO);
        }
        if (folderMonitor.isPollingOnly()) {
            importCancellation.await(folderMonitor.scanInterval());
        }
        return folderMonitor.awaitChanges(folderMonitor.scanInterval());
    }

    /** Scans, and imports the files that have been quiet; whether there were any. */
    private boolean scanAndImport(Set<Path> reportedPaths) {
        Optional<FolderSnapshot> importable = quietPeriod.next(folderMonitor.scan(reportedPaths), reportedPaths);
        importable.ifPresent(folderSnapshot -> {
            ImportReport report = importer.run(folderSnapshot);
            quietPeriod.imported(folderSnapshot);
            if (report.edition().isPresent()) {
                ledgerMirror.scheduleMirror();
            } else if (report.failure().isEmpty()) {
                ledgerMirror.mirrorIfStale();
            }
        });
        if (!quietPeriod.isChanging()) {
            folderMonitor.markQuiet();
        }
        return importable.isPresent();
    }
}
