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
 * Keeps the newspaper up with its folder: looks when the system tells of a change, and from time to time all the same, and
 * imports what was left alone for a moment. A first import is done before the port opens; where readers have an edition
 * already, they are served at once and the import runs behind it.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class FolderSync implements SmartLifecycle {

    /** What a broken archive or a full disk is given before it is tried again: ever more, but it is to heal within a minute. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(40);

    private static final String STOPPED_MESSAGE = "The import was stopped, for the site stops; it begins anew at the next start";

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
                log.warn("The import did not stop in time; what it wrote is undone");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server's, so that the port opens on a newspaper and not on an empty page. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Without an edition there is nothing to serve: where none can be written, the start fails. */
    private void importFirst() {
        int opening = databaseSupervisor.generation();
        try {
            if (!databaseSupervisor.isWritable()) {
                throw noEditionException();
            }
            importUntilDone();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (CancellationException halted) {
            log.info(STOPPED_MESSAGE);
        } catch (DataAccessException | TransactionException trouble) {
            throw databaseSupervisor.wasReopenedSince(opening) ? noEditionException() : trouble;
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

    /** What changed while the site was down. */
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

    /** Does it over and over where it is wanted again, and tries it again where it failed. Where nothing can be written, it waits. */
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

    /** What could not be written meanwhile is written then, though no file changes. */
    private void awaitDatabase() throws InterruptedException {
        while (running && !databaseSupervisor.isWritable()) {
            importCancellation.await(QuietPeriod.SAMPLE_INTERVAL);
        }
        ledgerMirror.mirrorIfStale();
    }

    private boolean tryRun(Task task) throws InterruptedException {
        int opening = databaseSupervisor.generation();
        try {
            boolean done = task.run();
            retryDelay = RETRY_DELAY;
            lastLoggedFailure = "";
            databaseSupervisor.reportSpaceShortage(Optional.empty());
            return done;
        } catch (CancellationException halted) {
            log.info(STOPPED_MESSAGE);
            return true;
        } catch (RuntimeException trouble) {
            Optional<IOException> full = DiskFullFailureAnalyzer.findDiskFull(trouble);
            if (databaseSupervisor.wasReopenedSince(opening)) {
                log.warn("The import was broken off, for the database could not be written; it starts again when it can be");
                return false;
            }
            if (full.isPresent()) {
                databaseSupervisor.reportSpaceShortage(
                        Optional.of("the import needs space that the disk has not (" + full.get().getMessage() + ")"));
            } else {
                logFailure(trouble);
            }
            return false;
        }
    }

    /** All of it the first time, and then a line, until it is another one. */
    private void logFailure(RuntimeException trouble) {
        String what = String.valueOf(NestedExceptionUtils.getMostSpecificCause(trouble));
        if (what.equals(lastLoggedFailure)) {
            log.error("The archive still cannot be brought up to date; trying again");
        } else {
            log.error("The archive could not be brought up to date; trying again", trouble);
        }
        lastLoggedFailure = what;
    }

    /** A failed attempt may have read thousands of files: it is made less and less often. */
    private void backOff() throws InterruptedException {
        importCancellation.await(retryDelay);
        Duration longer = retryDelay.multipliedBy(2);
        retryDelay = longer.compareTo(MAX_RETRY_DELAY) < 0 ? longer : MAX_RETRY_DELAY;
    }

    /** Waits for something to look at; what the system told of since the last look. */
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

    /** Looks, and imports what counts; whether there was anything. */
    private boolean scanAndImport(Set<Path> news) {
        Optional<FolderSnapshot> counts = quietPeriod.next(folderMonitor.scan(news), news);
        counts.ifPresent(folderSnapshot -> {
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
        return counts.isPresent();
    }
}
