package press.broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.FileSystemUtils;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.LongAwait.await;

/** The index follows every edition, and is rebuilt when it is missing, damaged or foreign. */
class ArticleIndexTests {

    private static final String CONFIRM = "broadsheet.importer.confirm-withdrawals=true";

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest(CONFIRM);

    @BeforeEach
    void publish() {
        testPublication.write("pie.md", "# Rhubarb pie\n\nSour stalks under pastry.")
                .write("soup.md", "# Leek soup\n\nWith cream and chives.")
                .runImport();
    }

    @Test
    void indexFollowsEveryEdition() {
        assertThat(find("rhubarb")).containsExactly("Rhubarb pie");

        testPublication.write("bread.md", "# Spelt bread\n\nA dense loaf.").write("pie.md", "# Quince pie\n\nSour stalks.")
                .runImport();
        assertThat(find("spelt")).containsExactly("Spelt bread");
        assertThat(find("quince")).containsExactly("Quince pie");
        assertThat(find("rhubarb")).isEmpty();
        assertThat(find("sour")).containsExactly("Quince pie");

        testPublication.delete("bread.md").runImport();
        assertThat(find("spelt")).isEmpty();
        assertThat(find("cream")).containsExactly("Leek soup");
    }

    @Test
    void articleIsFoundFromPublicationUntilExpiry() {
        testPublication.write("feast.md",
                "---\ndate: 2026-03-12T00:00:00Z\nexpires: 2026-03-14T00:00:00Z\n---\n# The feast\n\nDumplings.")
                .runImport();
        assertThat(find("dumplings")).isEmpty();

        testPublication.advanceClock(Duration.ofDays(1)).openEdition();
        assertThat(find("dumplings")).containsExactly("The feast");

        testPublication.advanceClock(Duration.ofDays(2)).openEdition();
        assertThat(find("dumplings")).isEmpty();
        assertThat(answer("dumplings").count()).isZero();
    }

    @Test
    void staleIndexShowsAndCountsOnlyLiveArticles() throws InterruptedException {
        assertThat(find("cream")).hasSize(1);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ArticleIndex index = testPublication.bean(ArticleIndex.class);
        Thread holder = Thread.ofPlatform().start(() -> {
            synchronized (index) {
                held.countDown();
                try {
                    done.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        held.await();

        testPublication.delete("soup.md").runImport();
        SearchResults searchResults = ask("cream");
        done.countDown();
        holder.join();

        assertThat(searchResults.hits()).isEmpty();
        assertThat(searchResults.count()).isZero();
        assertThat(searchResults.suggestion()).isEmpty();
    }

    @Test
    void intactIndexIsReusedAfterRestart() {
        find("cream");
        testPublication.restart(CONFIRM);
        Set<String> before = segments();

        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(segments()).isEqualTo(before);
    }

    @Test
    void deletedIndexIsRebuilt() {
        find("cream");
        testPublication.restartAfter(() -> remove(index()), CONFIRM);
        assertThat(find("cream")).containsExactly("Leek soup");

        remove(index());
        testPublication.write("bread.md", "# Spelt bread\n\nA dense loaf.").runImport();
        find("spelt");
        assertThat(find("spelt")).containsExactly("Spelt bread");
        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(segments()).isNotEmpty();
    }

    @Test
    void damagedIndexIsRebuilt() {
        find("cream");
        for (String damaged : segments()) {
            testPublication.restartAfter(() -> damage(index().resolve(damaged)), CONFIRM);
            assertThat(find("cream")).as(damaged + " was damaged").containsExactly("Leek soup");
        }
        testPublication.restartAfter(() -> segments().forEach(file -> write(index().resolve(file), new byte[0])), CONFIRM);
        assertThat(find("cream")).containsExactly("Leek soup");
    }

    @Test
    void indexOfAnotherVersionOrDatabaseIsRebuilt() throws IOException {
        testPublication.write("old.md", "---\ndate: 2025-12-31T23:00:00Z\n---\n# New Year\n\nFireworks.").runImport();
        assertThat(answer("fireworks").years()).containsOnlyKeys(2025);
        testPublication.restart(CONFIRM, "broadsheet.publication.time-zone=Asia/Shanghai");
        assertThat(answer("fireworks").years()).containsOnlyKeys(2026);

        Path elsewhere = testPublication.home().resolve("elsewhere");
        try (TestPublication other = new TestPublication(elsewhere, CONFIRM)) {
            other.write("foreign.md", "# Foreign cream\n\nCream.").runImport();
            other.bean(ArticleSearch.class).search(SearchQuery.of("cream"), 1);
        }
        testPublication.restartAfter(() -> {
            remove(index());
            copy(elsewhere.resolve("data/index"), index());
        }, CONFIRM);
        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(find("foreign")).isEmpty();
    }

    @Test
    void indexOfALostOrRestoredDatabaseIsRebuilt() {
        find("cream");
        Path backup = testPublication.home().resolve("backup");
        testPublication.restartAfter(() -> copy(testPublication.home().resolve("data"), backup), CONFIRM);
        testPublication.write("soup.md", "# Pea soup\n\nWith mint.").runImport();
        assertThat(find("mint")).containsExactly("Pea soup");

        testPublication.restartAfter(
                () -> copy(backup.resolve("archive.mv.db"), testPublication.home().resolve("data/archive.mv.db")),
                CONFIRM);
        testPublication.write("soup.md", "# Leek soup\n\nWith cream and chives.").write("a.md", "# A\n\nB.").runImport();
        testPublication.write("c.md", "# C\n\nD.").runImport();
        assertThat(find("mint")).isEmpty();
        assertThat(find("cream")).containsExactly("Leek soup");

        testPublication.loseDatabase(CONFIRM);
        testPublication.runImport();
        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(answer("rhubarb").count()).isEqualTo(1);
    }

    private List<String> find(String question) {
        return answer(question).hits().stream().map(hit -> hit.article().headline()).toList();
    }

    /** Searches once the index is complete: on a busy machine it may take longer than a request waits. */
    private SearchResults answer(String question) {
        ArticleIndex index = testPublication.bean(ArticleIndex.class);
        await().until(() -> {
            ask(question);
            return index.isComplete() && index.edition() == testPublication.bean(Editions.class).current().orElseThrow().number();
        });
        return ask(question);
    }

    private SearchResults ask(String question) {
        return testPublication.bean(Editions.class)
                .inSnapshot(() -> testPublication.bean(ArticleSearch.class).search(SearchQuery.of(question), 1));
    }

    private Path index() {
        return testPublication.home().resolve("data/index");
    }

    private Set<String> segments() {
        try (Stream<Path> files = Files.list(index())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("write.lock"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Inverts a byte in the middle of a file. Skips files that an earlier rebuild has replaced. */
    private static void damage(Path file) {
        try {
            if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                write(file, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                FileSystemUtils.copyRecursively(from, to);
            } else {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
