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
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.CanonicalUrl;
import press.broadsheet.publication.Cursor;

/**
 * An application with a content folder, a real database and a settable clock. As an extension ({@code @RegisterExtension}) it
 * is started before each test, in its own folder, and closed after it.
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

    /** Starts it immediately. */
    public TestPublication(Path home, String... settings) {
        this(settings);
        open(home);
    }

    /** Starts it before each test. */
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

    /** Restarts on the same folder and database. */
    public void restart(String... settings) {
        restartAfter(() -> {}, settings);
    }

    /** Stops, runs an action, and starts again. */
    public void restartAfter(Runnable meanwhile, String... settings) {
        application.close();
        meanwhile.run();
        application.open(home, settings);
    }

    /** Stops, and starts with a new empty folder and database. */
    void restartIn(Path another, String... settings) {
        application.close();
        openIn(another, settings);
    }

    /** Deletes the database but not the ledger file, and restarts. */
    public void loseDatabase(String... settings) {
        restartAfter(() -> delete(home.resolve("data/archive.mv.db")), settings);
    }

    public TestPublication write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives each write a different modification time. */
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

    /** Opens the next edition if it is due, as the scheduler does. */
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

    /** The headlines of live articles, newest first. */
    public List<String> headlines() {
        return switch (bean(ArticleListings.class).newest(new Cursor.Newest(), 500)) {
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

    /** The ledger file, written from scratch. */
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
