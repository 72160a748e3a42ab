package press.broadsheet.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.Cursor;

/**
 * A newspaper with a folder, a real database and a clock that the test sets. As an extension ({@code @RegisterExtension}) it
 * is opened before each test, in a folder of its own, and closed after it.
 */
public final class TestPublication implements AutoCloseable, BeforeEachCallback, AfterEachCallback {

    private final String[] settings;
    private Path temporary;
    private Path home;
    private Path folder;
    private TestPublicationContext application;
    private long writeCount;

    private TestPublication(String... settings) {
        this.settings = settings;
    }

    /** One that is opened at once. */
    public TestPublication(Path home, String... settings) {
        this(settings);
        open(home);
    }

    /** One for each test. */
    public static TestPublication forEachTest(String... settings) {
        return new TestPublication(settings);
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        temporary = Files.createTempDirectory("newsroom");
        open(temporary);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
        delete(temporary);
    }

    private void open(Path home) {
        application = TestPublicationContext.acquire();
        application.clock().set(Instant.parse("2026-03-11T12:00:00Z"));
        openIn(home, settings);
    }

    private void openIn(Path home, String... settings) {
        this.home = home;
        folder = home.resolve("content");
        mkdirs(folder);
        application.open(home, settings);
    }

    /** Stops the newspaper and starts it again on the same folder and database. */
    public void restart(String... settings) {
        restartAfter(() -> {}, settings);
    }

    /** Stops the newspaper, lets something be done to its files, and starts it again. */
    public void restartAfter(Runnable meanwhile, String... settings) {
        application.close();
        meanwhile.run();
        application.open(home, settings);
    }

    /** Stops the newspaper and starts with an empty folder and database, in a place of their own. */
    void restartIn(Path another, String... settings) {
        application.close();
        openIn(another, settings);
    }

    /** Loses the database, but not the ledger's text, and starts again. */
    public void loseDatabase(String... settings) {
        restartAfter(() -> delete(home.resolve("data/archive.mv.db")), settings);
    }

    public TestPublication write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every write gets a file time of its own, as if the editor had taken a moment. */
    TestPublication write(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            mkdirs(file.getParent());
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(now().plusSeconds(++writeCount)));
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public TestPublication delete(String path) {
        delete(folder.resolve(path));
        return this;
    }

    public TestPublication move(String from, String to) {
        try {
            mkdirs(folder.resolve(to).getParent());
            Files.move(folder.resolve(from), folder.resolve(to));
            return this;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public TestPublication advanceClock(Duration time) {
        application.clock().set(now().plus(time));
        return this;
    }

    public Instant now() {
        return application.clock().instant();
    }

    public ImportReport runImport() {
        return bean(Importer.class).run();
    }

    /** Opens the next edition by the clock alone, as the schedule does. */
    public void openEdition() {
        Editions editions = bean(Editions.class);
        editions.open(editions.nextAsOf());
        bean(LedgerMirror.class).mirror();
    }

    public <T> T bean(Class<T> type) {
        return application.bean(type);
    }

    public PermalinkState resolve(String address) {
        return bean(Permalinks.class).resolve(CanonicalUrl.parse(address).orElseThrow().ledgerKey());
    }

    /** The headlines that readers see, newest first. */
    public List<String> headlines() {
        return switch (bean(Articles.class).newest(new Cursor.Newest(), 500)) {
            case ListingResult.Found(var slice) -> slice.items().stream().map(ArticleSummary::headline).toList();
            case ListingResult other -> throw new AssertionError(other);
        };
    }

    String ledgerText() {
        try {
            return Files.readString(home.resolve("data/ledger.tsv"));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The ledger's text as it is where there was none that could be amended. */
    String freshLedgerText() {
        delete(home.resolve("data/ledger.tsv"));
        bean(LedgerMirror.class).mirror();
        return ledgerText();
    }

    Path folder() {
        return folder;
    }

    public Path home() {
        return home;
    }

    @Override
    public void close() {
        application.close();
        application.release();
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
