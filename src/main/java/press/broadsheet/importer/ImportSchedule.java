package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
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

    private static final String HALTED = "The import was stopped, for the site stops; it begins anew at the next start";

    private static final Logger log = LoggerFactory.getLogger(ImportSchedule.class);

    private final Importer importer;
    private final SourceFolder folder;
    private final Editions editions;
    private final ImporterSettings settings;
    private final Lull lull;
    private final Halt halt;

    private ExecutorService thread = Executors.newSingleThreadExecutor();
    private Watch watch = Watch.NONE;
    private volatile boolean running;
    private Duration round = ROUND;
    private Look seen = Look.NOTHING;
    private boolean partly;
    private long wholeAt = System.nanoTime();

    /** What the system told of since all was calm. */
    private final Set<Path> stale = new HashSet<>();

    ImportSchedule(
            Importer importer, SourceFolder folder, Editions editions, ImporterSettings settings, Halt halt,
            Clock clock) {
        this.importer = importer;
        this.folder = folder;
        this.editions = editions;
        this.settings = settings;
        this.halt = halt;
        this.lull = new Lull(new Checkout(folder.path()), clock);
    }

    @Override
    public void start() {
        running = true;
        halt.lift();
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
        halt.call();
        watch.close();
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
            return watch.await(Duration.ZERO);
        }
        if (watch == Watch.NONE) {
            halt.await(round);
        }
        return watch.await(round);
    }

    /** Looks, and imports what counts; whether there was anything. */
    private boolean turn(Set<Path> news) {
        Look now = look(news);
        watch.cover(now.folders());
        Optional<Look> counts = lull.next(now, news);
        counts.ifPresent(look -> {
            importer.run(look);
            lull.imported(look);
        });
        if (!lull.isRestless()) {
            stale.clear();
            partly = true;
        }
        return counts.isPresent();
    }

    /**
     * Where the system told of a change, a look at what lies beside it is enough until all is calm again, though not for
     * longer than a round: else at the whole folder, as long as anything is restless in it.
     */
    private Look look(Set<Path> news) {
        stale.addAll(news);
        partly &= !stale.isEmpty() && watch.hearsAll() && System.nanoTime() - wholeAt < round.toNanos();
        try {
            if (folder.trouble().isPresent()) {
                seen = Look.NOTHING;
            } else {
                seen = partly ? folder.look(seen, stale) : whole();
            }
        } catch (IOException trouble) {
            seen = Look.NOTHING;
        }
        return seen;
    }

    private Look whole() throws IOException {
        long start = System.nanoTime();
        Look look = folder.look();
        wholeAt = System.nanoTime();
        Duration rest = Duration.ofNanos(wholeAt - start).multipliedBy(LOOKING_PART);
        round = rest.compareTo(ROUND) > 0 ? rest : ROUND;
        return look;
    }
}
