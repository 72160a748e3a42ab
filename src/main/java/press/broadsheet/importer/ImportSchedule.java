package press.broadsheet.importer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import press.broadsheet.importer.SourceFolder.Entry;

/**
 * Keeps the newspaper up with its folder and with time: imports when files change, and opens an edition when a scheduled
 * article falls due, an expiring one ends, or the day turns. A first import is done before the port opens; where readers
 * have an edition already, they are served at once and the import runs behind it.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class ImportSchedule implements SmartLifecycle {

    /** How long two looks at the folder lie apart, and so how long a file must have been left alone before it counts. */
    private static final Duration BEAT = Duration.ofMillis(500);

    /** A look takes this part of the time at the most, however large the folder. */
    private static final int LOOKING_PART = 20;

    private static final Logger log = LoggerFactory.getLogger(ImportSchedule.class);

    private final Importer importer;
    private final SourceFolder folder;
    private final Editions editions;
    private final LedgerFile ledgerFile;
    private final ImporterSettings settings;
    private final Clock clock;

    private ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean running;

    /** What the folder held at the last look, and what of it is in the archive. */
    private List<Entry> seen = List.of();

    private List<Entry> imported = List.of();
    private Duration pause = BEAT;

    ImportSchedule(
            Importer importer,
            SourceFolder folder,
            Editions editions,
            LedgerFile ledgerFile,
            ImporterSettings settings,
            Clock clock) {
        this.importer = importer;
        this.ledgerFile = ledgerFile;
        this.folder = folder;
        this.editions = editions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());
        if (editions.current().isEmpty()) {
            importAll();
        } else {
            thread.execute(this::importAll);
        }
        thread.execute(this::keepUp);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
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

    private void keepUp() {
        while (running) {
            try {
                Thread.sleep(pause);
                if (settings.watch()) {
                    watch();
                }
                openWhatIsDue();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException trouble) {
                log.error("The archive could not be brought up to date; trying again", trouble);
            }
        }
    }

    /** Imports once two looks agree and the folder is not what was imported last. */
    private void watch() {
        long start = System.nanoTime();
        List<Entry> now = look();
        pause = Duration.ofNanos(Math.max(BEAT.toNanos(), LOOKING_PART * (System.nanoTime() - start)));
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(imported)) {
            importAll();
        }
    }

    private void importAll() {
        imported = look();
        seen = imported;
        importer.run();
    }

    private void openWhatIsDue() {
        editions.current()
                .filter(edition -> !editions.due(edition).isAfter(clock.instant()))
                .ifPresent(edition -> {
                    log.info("Opened edition {}", editions.open(editions.nextAsOf()).number());
                    ledgerFile.mirror();
                });
    }

    private List<Entry> look() {
        try {
            return folder.trouble().isPresent() ? List.of() : folder.look().everything();
        } catch (IOException trouble) {
            return List.of();
        }
    }
}
