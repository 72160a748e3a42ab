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
import org.springframework.core.NestedExceptionUtils;
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

    /** What a broken archive is given before it is tried again: ever more, but it is to heal within a minute. */
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

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
    private Duration recovery = RECOVERY;
    private String told = "";

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
            thread.execute(this::importBehind);
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

    /** What {@link #importOnce} does, as often as the archive needs to get well. */
    private void importBehind() {
        try {
            while (running && !keepsUp(this::importOnce)) {
                recover();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepUp() {
        try {
            while (running) {
                Set<Path> news = news();
                if (!keepsUp(() -> turn(news))) {
                    recover();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void recover() throws InterruptedException {
        halt.await(recovery);
        Duration longer = recovery.multipliedBy(2);
        recovery = longer.compareTo(LONGEST_RECOVERY) < 0 ? longer : LONGEST_RECOVERY;
    }

    private boolean keepsUp(Runnable work) {
        try {
            work.run();
            recovery = RECOVERY;
            told = "";
            return true;
        } catch (CancellationException halted) {
            log.info(HALTED);
            return true;
        } catch (RuntimeException trouble) {
            tell(trouble);
            return false;
        } catch (OutOfMemoryError full) {
            log.error("The import needs more than the heap's {} MB. What is published stays as it is; start again with a"
                    + " larger one, as by JAVA_OPTS=-Xmx1g", Runtime.getRuntime().maxMemory() >> 20);
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
