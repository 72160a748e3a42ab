package press.broadsheet.importer;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.LedgerFile;

/**
 * Keeps the newspaper up with its folder: looks when the system tells of a change, and from time to time all the same, and
 * imports what was left alone for a moment. A first import is done before the port opens; where readers have an edition
 * already, they are served at once and the import runs behind it.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class ImportSchedule implements SmartLifecycle {

    /** What a broken archive is given before it is tried again. */
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private static final String HALTED = "The import was stopped, for the site stops; it begins anew at the next start";

    private static final Logger log = LoggerFactory.getLogger(ImportSchedule.class);

    private final Importer importer;
    private final LedgerFile ledgerFile;
    private final SourceFolder folder;
    private final Editions editions;
    private final ImporterSettings settings;
    private final Lull lull;
    private final Halt halt;

    private ExecutorService thread = Executors.newSingleThreadExecutor();
    private Lookout lookout;
    private volatile boolean running;

    ImportSchedule(
            Importer importer, LedgerFile ledgerFile, SourceFolder folder, Editions editions, ImporterSettings settings,
            Halt halt, Clock clock) {
        this.importer = importer;
        this.ledgerFile = ledgerFile;
        this.folder = folder;
        this.editions = editions;
        this.settings = settings;
        this.halt = halt;
        this.lookout = new Lookout(folder, Watch.NONE);
        this.lull = new Lull(new Checkout(folder.path()), clock);
    }

    @Override
    public void start() {
        running = true;
        halt.lift();
        lookout = new Lookout(folder, settings.watch() ? Watch.begin() : Watch.NONE);
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
        if (editions.current().isEmpty()) {
            importOnce();
        } else {
            thread.execute(this::importOnce);
        }
        if (settings.watch()) {
            thread.execute(this::keepUp);
        }
    }

    @Override
    public void stop() {
        running = false;
        halt.call();
        lookout.close();
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

    private void importOnce() {
        try {
            while (running && !turn(Set.of())) {
                halt.await(Lull.MOMENT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (CancellationException halted) {
            log.info(HALTED);
        }
    }

    private void keepUp() {
        try {
            while (running) {
                if (!keepsUp(news())) {
                    halt.await(RECOVERY);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean keepsUp(Set<Path> news) {
        try {
            turn(news);
            return true;
        } catch (CancellationException halted) {
            log.info(HALTED);
            return true;
        } catch (RuntimeException trouble) {
            log.error("The archive could not be brought up to date; trying again", trouble);
            return false;
        }
    }

    /** Waits for something to look at; what the system told of since the last look. */
    private Set<Path> news() throws InterruptedException {
        if (lull.isRestless()) {
            halt.await(Lull.MOMENT);
            return lookout.news(Duration.ZERO);
        }
        if (lookout.isDeaf()) {
            halt.await(lookout.round());
        }
        return lookout.news(lookout.round());
    }

    /** Looks, and imports what counts; whether there was anything. */
    private boolean turn(Set<Path> news) {
        Optional<Look> counts = lull.next(lookout.look(news), news);
        counts.ifPresent(look -> {
            ImportReport report = importer.run(look);
            lull.imported(look);
            if (report.edition().isPresent()) {
                ledgerFile.mirrorSoon();
            } else if (report.trouble().isEmpty()) {
                ledgerFile.catchUp();
            }
        });
        if (!lull.isRestless()) {
            lookout.calm();
        }
        return counts.isPresent();
    }
}
