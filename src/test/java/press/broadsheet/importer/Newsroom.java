package press.broadsheet.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import press.broadsheet.Broadsheet;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.LedgerFile;
import press.broadsheet.archive.Listing;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Turn;
import press.broadsheet.publication.WebAddress;

/** A newspaper with a folder, a real database and a clock that the test sets. */
public final class Newsroom implements AutoCloseable {

    private final Path home;
    private final Path folder;
    private final SettableClock clock = new SettableClock();
    private ConfigurableApplicationContext context;
    private long touches;

    public Newsroom(Path home, String... settings) {
        this.home = home;
        this.folder = home.resolve("content");
        mkdirs(folder);
        this.context = open(settings);
    }

    /** A clock that stands still until it is told otherwise. */
    private static final class SettableClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-11T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private ConfigurableApplicationContext open(String... settings) {
        return new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .initializers(fresh -> ((GenericApplicationContext) fresh)
                        .registerBean(SettableClock.class, () -> clock, definition -> definition.setPrimary(true)))
                .run(Stream.concat(
                        Stream.of(
                                "broadsheet.command=none",
                                "logging.level.root=ERROR",
                                "spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive") + ";WRITE_DELAY=0",
                                "broadsheet.importer.folder=" + folder)
                                .filter(ours -> Stream.of(settings).noneMatch(
                                        other -> other.startsWith(ours.substring(0, ours.indexOf('=') + 1)))),
                        Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    /** Stops the newspaper and starts it again on the same folder and database. */
    public void restart(String... settings) {
        context.close();
        context = open(settings);
    }

    /** Stops the newspaper, lets something be done to its files, and starts it again. */
    public void restartAfter(Runnable meanwhile, String... settings) {
        context.close();
        meanwhile.run();
        context = open(settings);
    }

    /** Loses the database, but not the ledger's text, and starts again. */
    public void loseDatabase(String... settings) {
        context.close();
        delete(home.resolve("data/archive.mv.db"));
        context = open(settings);
    }

    public Newsroom write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every write gets a file time of its own, as if the editor had taken a moment. */
    Newsroom write(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            mkdirs(file.getParent());
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().plusSeconds(++touches)));
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public Newsroom delete(String path) {
        delete(folder.resolve(path));
        return this;
    }

    Newsroom move(String from, String to) {
        try {
            mkdirs(folder.resolve(to).getParent());
            Files.move(folder.resolve(from), folder.resolve(to));
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public Newsroom pass(Duration time) {
        clock.now = clock.now.plus(time);
        return this;
    }

    Instant now() {
        return clock.now;
    }

    public ImportReport run() {
        return context.getBean(Importer.class).run();
    }

    /** Opens the next edition by the clock alone, as the schedule does. */
    public void openByClock() {
        Editions editions = context.getBean(Editions.class);
        editions.open(editions.nextAsOf());
        context.getBean(LedgerFile.class).mirror();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Address at(String address) {
        return bean(Permalinks.class).at(WebAddress.parse(address).orElseThrow().key());
    }

    /** The headlines that readers see, newest first. */
    List<String> headlines() {
        return switch (bean(Articles.class).newest(new Turn.Newest(), 500)) {
            case Listing.Found(var page) -> page.items().stream().map(Headline::title).toList();
            case Listing other -> throw new AssertionError(other);
        };
    }

    String ledger() {
        try {
            return Files.readString(home.resolve("data/ledger.tsv"));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The ledger's text as it is where there was none that could be amended. */
    String ledgerWrittenWhole() {
        delete(home.resolve("data/ledger.tsv"));
        bean(LedgerFile.class).mirror();
        return ledger();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        context.close();
    }

    private static void mkdirs(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void delete(Path path) {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
