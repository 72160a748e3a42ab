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
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.Waiting.await;

/** Search finds what is published, from its edition on and as long as it is live, whatever becomes of the index. */
class IndexLifeTests {

    private static final String CONFIRM = "broadsheet.importer.confirm-withdrawals=true";

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest(CONFIRM);

    @BeforeEach
    void publish() {
        newsroom.write("pie.md", "# Rhubarb pie\n\nSour stalks under pastry.")
                .write("soup.md", "# Leek soup\n\nWith cream and chives.")
                .run();
    }

    @Test
    void indexFollowsEveryEdition() {
        assertThat(find("rhubarb")).containsExactly("Rhubarb pie");

        newsroom.write("bread.md", "# Spelt bread\n\nA dense loaf.").write("pie.md", "# Quince pie\n\nSour stalks.").run();
        assertThat(find("spelt")).containsExactly("Spelt bread");
        assertThat(find("quince")).containsExactly("Quince pie");
        assertThat(find("rhubarb")).isEmpty();
        assertThat(find("sour")).containsExactly("Quince pie");

        newsroom.delete("bread.md").run();
        assertThat(find("spelt")).isEmpty();
        assertThat(find("cream")).containsExactly("Leek soup");
    }

    @Test
    void storyIsFoundWhenItFallsDueAndNotWhenItHasEnded() {
        newsroom.write("feast.md",
                "---\ndate: 2026-03-12T00:00:00Z\nexpires: 2026-03-14T00:00:00Z\n---\n# The feast\n\nDumplings.")
                .run();
        assertThat(find("dumplings")).isEmpty();

        newsroom.pass(Duration.ofDays(1)).openByClock();
        assertThat(find("dumplings")).containsExactly("The feast");

        newsroom.pass(Duration.ofDays(2)).openByClock();
        assertThat(find("dumplings")).isEmpty();
        assertThat(answer("dumplings").count()).isZero();
    }

    @Test
    void indexThatLagsBehindShowsAndCountsNothingThatIsNotLive() throws InterruptedException {
        assertThat(find("cream")).hasSize(1);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ArticleIndex index = newsroom.bean(ArticleIndex.class);
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

        newsroom.delete("soup.md").run();
        SearchResults searchResults = ask("cream");
        done.countDown();
        holder.join();

        assertThat(searchResults.hits()).isEmpty();
        assertThat(searchResults.count()).isZero();
        assertThat(searchResults.instead()).isEmpty();
    }

    @Test
    void wholeIndexIsTakenUpAgain() {
        find("cream");
        newsroom.restart(CONFIRM);
        Set<String> before = segments();

        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(segments()).isEqualTo(before);
    }

    @Test
    void deletedIndexIsBuiltAnew() {
        find("cream");
        newsroom.restartAfter(() -> remove(index()), CONFIRM);
        assertThat(find("cream")).containsExactly("Leek soup");

        remove(index());
        newsroom.write("bread.md", "# Spelt bread\n\nA dense loaf.").run();
        find("spelt");
        assertThat(find("spelt")).containsExactly("Spelt bread");
        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(segments()).isNotEmpty();
    }

    @Test
    void damagedIndexIsBuiltAnew() {
        find("cream");
        for (String damaged : segments()) {
            newsroom.restartAfter(() -> damage(index().resolve(damaged)), CONFIRM);
            assertThat(find("cream")).as(damaged + " was damaged").containsExactly("Leek soup");
        }
        newsroom.restartAfter(() -> segments().forEach(file -> write(index().resolve(file), new byte[0])), CONFIRM);
        assertThat(find("cream")).containsExactly("Leek soup");
    }

    @Test
    void indexOfAnotherKindOrDatabaseIsBuiltAnew() throws IOException {
        newsroom.write("old.md", "---\ndate: 2025-12-31T23:00:00Z\n---\n# New Year\n\nFireworks.").run();
        assertThat(answer("fireworks").years()).containsOnlyKeys(2025);
        newsroom.restart(CONFIRM, "broadsheet.publication.time-zone=Asia/Shanghai");
        assertThat(answer("fireworks").years()).containsOnlyKeys(2026);

        Path elsewhere = newsroom.home().resolve("elsewhere");
        try (Newsroom other = new Newsroom(elsewhere, CONFIRM)) {
            other.write("foreign.md", "# Foreign cream\n\nCream.").run();
            other.bean(ArticleSearch.class).find(SearchQuery.of("cream"), 1);
        }
        newsroom.restartAfter(() -> {
            remove(index());
            copy(elsewhere.resolve("data/index"), index());
        }, CONFIRM);
        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(find("foreign")).isEmpty();
    }

    @Test
    void indexOfALostOrRestoredDatabaseIsBuiltAnew() {
        find("cream");
        Path backup = newsroom.home().resolve("backup");
        newsroom.restartAfter(() -> copy(newsroom.home().resolve("data"), backup), CONFIRM);
        newsroom.write("soup.md", "# Pea soup\n\nWith mint.").run();
        assertThat(find("mint")).containsExactly("Pea soup");

        newsroom.restartAfter(() -> copy(backup.resolve("archive.mv.db"), newsroom.home().resolve("data/archive.mv.db")),
                CONFIRM);
        newsroom.write("soup.md", "# Leek soup\n\nWith cream and chives.").write("a.md", "# A\n\nB.").run();
        newsroom.write("c.md", "# C\n\nD.").run();
        assertThat(find("mint")).isEmpty();
        assertThat(find("cream")).containsExactly("Leek soup");

        newsroom.loseDatabase(CONFIRM);
        newsroom.run();
        assertThat(find("cream")).containsExactly("Leek soup");
        assertThat(answer("rhubarb").count()).isEqualTo(1);
    }

    private List<String> find(String question) {
        return answer(question).hits().stream().map(hit -> hit.story().title()).toList();
    }

    /** Of the whole index: on a busy machine a reader waits for it less long than it takes. */
    private SearchResults answer(String question) {
        ArticleIndex index = newsroom.bean(ArticleIndex.class);
        await().until(() -> {
            ask(question);
            return index.isComplete() && index.edition() == newsroom.bean(Editions.class).current().orElseThrow().number();
        });
        return ask(question);
    }

    private SearchResults ask(String question) {
        return newsroom.bean(Editions.class)
                .reading(() -> newsroom.bean(ArticleSearch.class).find(SearchQuery.of(question), 1));
    }

    private Path index() {
        return newsroom.home().resolve("data/index");
    }

    private Set<String> segments() {
        try (Stream<Path> files = Files.list(index())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("write.lock"))
                    .collect(Collectors.toSet());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Turns a byte in the middle over; a file that a former damage had replaced is left alone. */
    private static void damage(Path file) {
        try {
            if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 0x55;
                write(file, bytes);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            if (Files.isDirectory(from)) {
                FileSystemUtils.copyRecursively(from, to);
            } else {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
