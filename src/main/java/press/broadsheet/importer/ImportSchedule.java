package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Editions;
import press.broadsheet.importer.SourceFolder.Look;

/**
 * Keeps the newspaper up with its folder: looks when the system tells of a change, and from time to time all the same, and
 * imports what was left alone for a moment. A first import is done before the port opens; where readers have an edition
 * already, they are served at once and the import runs behind it.
 */
@Component
@ConditionalOnProperty(name = "broadsheet.command", havingValue = "serve", matchIfMissing = true)
class ImportSchedule implements SmartLifecycle {

    /** How often the folder is compared where nothing tells of changes, as on a network mount. */
    private static final Duration ROUND = Duration.ofSeconds(3);

    /** Looks take this part of the time at the most, however large the folder. */
    private static final int LOOKING_PART = 20;

    /** What a broken archive is given before it is tried again. */
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(ImportSchedule.class);

    private final Importer importer;
    private final SourceFolder folder;
    private final Editions editions;
    private final ImporterSettings settings;
    private final Lull lull;

    private ExecutorService thread = Executors.newSingleThreadExecutor();
    private Watch watch = Watch.NONE;
    private volatile boolean running;
    private Duration round = ROUND;

    ImportSchedule(
            Importer importer, SourceFolder folder, Editions editions, ImporterSettings settings, Clock clock) {
        this.importer = importer;
        this.folder = folder;
        this.editions = editions;
        this.settings = settings;
        this.lull = new Lull(new Checkout(folder.path()), clock);
    }

    @Override
    public void start() {
        running = true;
        watch = settings.watch() ? Watch.begin() : Watch.NONE;
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
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                log.warn("The import did not stop in time; what it wrote is undone");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        watch.close();
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
                Thread.sleep(Lull.MOMENT);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepUp() {
        try {
            while (running) {
                if (!keepsUp(news())) {
                    Thread.sleep(RECOVERY);
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
        } catch (RuntimeException trouble) {
            log.error("The archive could not be brought up to date; trying again", trouble);
            return false;
        }
    }

    /** Waits for something to look at; what the system told of since the last look. */
    private Set<Path> news() throws InterruptedException {
        if (lull.isRestless()) {
            Thread.sleep(Lull.MOMENT);
            return watch.await(Duration.ZERO);
        }
        return watch.await(round);
    }

    /** Looks, and imports what counts; whether there was anything. */
    private boolean turn(Set<Path> news) {
        long start = System.nanoTime();
        Look now = look();
        Duration rest = Duration.ofNanos(System.nanoTime() - start).multipliedBy(LOOKING_PART);
        round = rest.compareTo(ROUND) > 0 ? rest : ROUND;
        watch.cover(now.folders());
        Optional<Look> counts = lull.next(now, news);
        counts.ifPresent(look -> {
            importer.run(look);
            lull.imported(look);
        });
        return counts.isPresent();
    }

    private Look look() {
        try {
            return folder.trouble().isPresent() ? Look.NOTHING : folder.look();
        } catch (IOException trouble) {
            return Look.NOTHING;
        }
    }
}
