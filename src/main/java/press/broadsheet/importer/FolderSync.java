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
import press.broadsheet.archive.database.Database;
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
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(40);

    private static final String HALTED = "The import was stopped, for the site stops; it begins anew at the next start";

    private static final Logger log = LoggerFactory.getLogger(FolderSync.class);

    private final Importer importer;
    private final LedgerMirror ledgerMirror;
    private final ContentFolder folder;
    private final Editions editions;
    private final Database database;
    private final ImporterSettings settings;
    private final QuietPeriod quietPeriod;
    private final ImportCancellation importCancellation;

    private ExecutorService thread = Executors.newSingleThreadExecutor();
    private FolderMonitor folderMonitor;
    private volatile boolean running;
    private Duration recovery = RECOVERY;
    private String told = "";

    FolderSync(
            Importer importer, LedgerMirror ledgerMirror, ContentFolder folder, Editions editions, Database database,
            ImporterSettings settings, ImportCancellation importCancellation, Clock clock) {
        this.importer = importer;
        this.ledgerMirror = ledgerMirror;
        this.folder = folder;
        this.editions = editions;
        this.database = database;
        this.settings = settings;
        this.importCancellation = importCancellation;
        this.folderMonitor = new FolderMonitor(folder, DirectoryWatcher.NONE);
        this.quietPeriod = new QuietPeriod(new GitIndexLock(folder.path()), clock);
    }

    @Override
    public void start() {
        running = true;
        importCancellation.lift();
        folderMonitor = new FolderMonitor(folder, settings.watch() ? DirectoryWatcher.begin() : DirectoryWatcher.NONE);
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
        if (editions.current().isEmpty()) {
            importFirst();
        } else {
            thread.execute(this::catchUp);
        }
        if (settings.watch()) {
            thread.execute(this::keepUp);
        }
    }

    @Override
    public void stop() {
        running = false;
        importCancellation.call();
        folderMonitor.close();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
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
        int opening = database.generation();
        try {
            if (!database.isWritable()) {
                throw noEdition();
            }
            importOnce();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (CancellationException halted) {
            log.info(HALTED);
        } catch (DataAccessException | TransactionException trouble) {
            throw database.wasLostSince(opening) ? noEdition() : trouble;
        }
    }

    private UnwritableDatabaseException noEdition() {
        return new UnwritableDatabaseException(
                "There is no edition yet, and none can be written", new IOException(database.trouble().orElse("")));
    }

    private void importOnce() throws InterruptedException {
        while (running && !turn(Set.of())) {
            importCancellation.await(QuietPeriod.MOMENT);
        }
    }

    /** What changed while the site was down. */
    private void catchUp() {
        keepTrying(() -> {
            importOnce();
            return true;
        }, () -> false);
    }

    private void keepUp() {
        keepTrying(() -> {
            turn(news());
            return true;
        }, () -> true);
    }

    private interface Work {

        boolean isDone() throws InterruptedException;
    }

    /** Does it over and over where it is wanted again, and tries it again where it failed. Where nothing can be written, it waits. */
    private void keepTrying(Work work, BooleanSupplier isWantedAgain) {
        try {
            boolean wanted = true;
            while (running && wanted) {
                if (!database.isWritable()) {
                    awaitDatabase();
                } else if (succeeds(work)) {
                    wanted = isWantedAgain.getAsBoolean();
                } else {
                    recover();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What could not be written meanwhile is written then, though no file changes. */
    private void awaitDatabase() throws InterruptedException {
        while (running && !database.isWritable()) {
            importCancellation.await(QuietPeriod.MOMENT);
        }
        ledgerMirror.catchUp();
    }

    private boolean succeeds(Work work) throws InterruptedException {
        int opening = database.generation();
        try {
            boolean done = work.isDone();
            recovery = RECOVERY;
            told = "";
            database.lacks(Optional.empty());
            return done;
        } catch (CancellationException halted) {
            log.info(HALTED);
            return true;
        } catch (RuntimeException trouble) {
            Optional<IOException> full = DiskFullFailureAnalyzer.in(trouble);
            if (database.wasLostSince(opening)) {
                log.warn("The import was broken off, for the database could not be written; it starts again when it can be");
                return false;
            }
            if (full.isPresent()) {
                database.lacks(Optional.of("the import needs space that the disk has not (" + full.get().getMessage() + ")"));
            } else {
                tell(trouble);
            }
            return false;
        }
    }

    /** All of it the first time, and then a line, until it is another one. */
    private void tell(RuntimeException trouble) {
        String what = String.valueOf(NestedExceptionUtils.getMostSpecificCause(trouble));
        if (what.equals(told)) {
            log.error("The archive still cannot be brought up to date; trying again");
        } else {
            log.error("The archive could not be brought up to date; trying again", trouble);
        }
        told = what;
    }

    /** A failed attempt may have read thousands of files: it is made less and less often. */
    private void recover() throws InterruptedException {
        importCancellation.await(recovery);
        Duration longer = recovery.multipliedBy(2);
        recovery = longer.compareTo(LONGEST_RECOVERY) < 0 ? longer : LONGEST_RECOVERY;
    }

    /** Waits for something to look at; what the system told of since the last look. */
    private Set<Path> news() throws InterruptedException {
        if (quietPeriod.isRestless()) {
            importCancellation.await(QuietPeriod.MOMENT);
            return folderMonitor.news(Duration.ZERO);
        }
        if (folderMonitor.isDeaf()) {
            importCancellation.await(folderMonitor.round());
        }
        return folderMonitor.news(folderMonitor.round());
    }

    /** Looks, and imports what counts; whether there was anything. */
    private boolean turn(Set<Path> news) {
        Optional<FolderSnapshot> counts = quietPeriod.next(folderMonitor.look(news), news);
        counts.ifPresent(folderSnapshot -> {
            ImportReport report = importer.run(folderSnapshot);
            quietPeriod.imported(folderSnapshot);
            if (report.edition().isPresent()) {
                ledgerMirror.mirrorSoon();
            } else if (report.trouble().isEmpty()) {
                ledgerMirror.catchUp();
            }
        });
        if (!quietPeriod.isRestless()) {
            folderMonitor.calm();
        }
        return counts.isPresent();
    }
}
