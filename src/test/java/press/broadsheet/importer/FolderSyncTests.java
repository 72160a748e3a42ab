package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import press.broadsheet.Broadsheet;
import press.broadsheet.LongAwait;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;

import static org.assertj.core.api.Assertions.assertThat;

/** The running server follows its content folder and the real clock on its own. */
class FolderSyncTests {

    @TempDir
    private Path home;

    private ConfigurableApplicationContext site;

    @AfterEach
    void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void initialImportFinishesBeforeTheSiteIsUp() throws IOException {
        write("a.md", "A", "");

        start();

        assertThat(headlines()).containsExactly("A");
    }

    @Test
    void siteFollowsItsFolder() throws Exception {
        write("a.md", "A", "");
        start();

        write("b.md", "B", "");
        await("A", "B");
        write("b.md", "B, corrected", "");
        await("A", "B, corrected");
        Files.delete(home.resolve("content/a.md"));
        await("B, corrected");
    }

    /** A deployment that switches a symbolic link to a new folder. */
    @Test
    void siteFollowsALinkToAnotherFolder() throws Exception {
        write("../first/a.md", "A", "");
        write("../second/b.md", "B", "");
        Files.delete(home.resolve("content"));
        Files.createSymbolicLink(home.resolve("content"), home.resolve("first"));
        start();
        assertThat(headlines()).containsExactly("A");

        Files.createSymbolicLink(home.resolve("next"), home.resolve("second"));
        Files.move(home.resolve("next"), home.resolve("content"), StandardCopyOption.ATOMIC_MOVE);

        await("B");
        write("b.md", "B, corrected", "");
        await("B, corrected");
    }

    @Test
    void embargoAndExpiryFollowTheClock() throws Exception {
        Instant soon = Instant.now();
        List<String> before = List.of();
        for (int seconds = 8; !Instant.now().isBefore(soon); seconds *= 2) { // a busy machine may start too late to see A
            stop();
            home = Files.createDirectory(home.resolve("within-" + seconds));
            soon = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
            write("a.md", "A", "expires: " + soon);
            write("b.md", "B", "date: " + soon);
            start();
            before = headlines();
        }
        assertThat(before).containsExactly("A");

        await("B");

        assertThat(Instant.now()).isAfterOrEqualTo(soon);
    }

    @Test
    void changesDuringDowntimeAreImportedInTheBackground() throws Exception {
        write("a.md", "A", "");
        start();
        site.close();
        write("b.md", "B", "");

        start();

        await("A", "B");
    }

    private void start() {
        site = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--logging.level.root=ERROR",
                        "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive"),
                        "--broadsheet.importer.folder=" + home.resolve("content"));
    }

    private void write(String name, String title, String frontMatter) throws IOException {
        Files.createDirectories(home.resolve("content"));
        Path file = home.resolve("content").resolve(name).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "---\ntitle: " + title + "\n" + frontMatter + "\n---\n\nWhat " + title + " says.\n");
    }

    private void await(String... titles) {
        LongAwait.await().untilAsserted(() -> assertThat(headlines()).containsExactly(titles));
    }

    /** In alphabetical order. */
    private List<String> headlines() {
        return switch (site.getBean(ArticleListings.class).newest(new Cursor.Newest(), 100)) {
            case ListingResult.Found(var slice) -> slice.items().stream().map(ArticleSummary::headline).sorted().toList();
            case ListingResult other -> throw new AssertionError(other);
        };
    }
}
