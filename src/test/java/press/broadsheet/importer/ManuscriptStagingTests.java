package press.broadsheet.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Imports of more files than fit in memory, as after a restore or a checkout, give the same result as small ones. */
@Timeout(120)
class ManuscriptStagingTests {

    private static final int STORIES = 1100;

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void fill() {
        IntStream.range(0, STORIES).forEach(i -> testPublication.write(path(i), story(i, "date: 2026-03-01", "")));
        testPublication.write(path(1), story(1, "id: one\naliases: [/old/one]", ""))
                .write(path(2), story(2, "slug: story-3", ""))
                .write("pages/about.md", "# About\n\nWords.\n");
        testPublication.runImport();
        testPublication.advanceClock(Duration.ofDays(100));
    }

    private static String path(int i) {
        return "%04d/story-%d.md".formatted(i, i);
    }

    /** Long enough for similarity matching. */
    private static String story(int i, String fields, String more) {
        String words = IntStream.range(0, 100).mapToObj(word -> " " + i + "x" + word).collect(Collectors.joining());
        return "---\ntitle: Story " + i + "\n" + fields + "\n---\n\nOf “number” " + i + "." + words + "\n\n" + more + "\n";
    }

    private Article live(String address) {
        assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) testPublication.resolve(address)).article();
    }

    private String prose(String address) {
        return live(address).text().body().prose();
    }

    private void assertNothingIsLeftOver() {
        assertThat(strayTexts()).isZero();
        LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
        assertThat(liveCountRecalculation.storedCounts()).isNotEmpty()
                .isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
        assertThat(testPublication.runImport().unchanged()).isEqualTo(look().countManuscripts());
    }

    private FolderSnapshot look() {
        try {
            return testPublication.bean(ContentFolder.class).scan();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Test
    void aRestoredPaperIsThePaperThatWasLost() {
        String ledger = testPublication.ledgerText();
        Instant first = live("/articles/story-7").identity().firstPublished();

        testPublication.loseDatabase();
        ImportReport report = testPublication.runImport();

        assertThat(report.added()).isZero();
        assertThat(report.edition()).hasValueSatisfying(edition -> assertThat(edition.number()).isEqualTo(1));
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);
        assertThat(live("/articles/story-7").identity().firstPublished()).isEqualTo(first);
        assertThat(prose("/articles/story-7")).contains("Of “number” 7.");
        assertThat(testPublication.resolve("/old/one")).isEqualTo(new PermalinkState.Moved("/articles/story-1"));
        assertThat(live("/articles/story-3-2").text().headline()).isEqualTo("Story 3");
        assertNothingIsLeftOver();
    }

    @Test
    void whatWasEditedMovedAndBrokenWhileTheDatabaseWasLostIsStillItself() {
        testPublication.loseDatabase();
        testPublication.write(path(5), story(5, "date: 2026-03-01", "Edited."))
                .move(path(6), "moved.md")
                .move(path(1), "one.md")
                .write("one.md", story(1, "id: one", "Rewritten."))
                .write(path(8), "---\ntitle: [broken\n---\n\nText.\n")
                .write("new.md", story(9999, "date: 2026-03-01", "New."));

        ImportReport report = testPublication.runImport();

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.renamed()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(prose("/articles/story-5")).contains("Edited.");
        assertThat(prose("/articles/moved")).contains("Of “number” 6.");
        assertThat(testPublication.resolve("/articles/story-6")).isEqualTo(new PermalinkState.Moved("/articles/moved"));
        assertThat(prose("/articles/one")).contains("Rewritten.");
        assertThat(testPublication.resolve("/articles/story-1")).isEqualTo(new PermalinkState.Moved("/articles/one"));
        assertThat(live("/articles/new").identity().firstPublished()).isEqualTo(testPublication.now());
        testPublication.write(path(8), story(8, "date: 2026-03-01", ""));
        assertThat(testPublication.runImport().added()).isZero();
        assertThat(prose("/articles/story-8")).contains("Of “number” 8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "SELECT COUNT(*) FROM staged_text", // while texts are staged
            "SELECT COUNT(*) FROM article WHERE text_id IS NOT NULL" // while they are set
    })
    void cutOffInTheMiddleARestoredPaperShowsNothingAndLosesNothing(String done) {
        String ledger = testPublication.ledgerText();
        testPublication.loseDatabase();

        CompletableFuture<ImportReport> importing = CompletableFuture.supplyAsync(testPublication::runImport);
        JdbcClient jdbc = testPublication.bean(JdbcClient.class);
        while (!isAny(jdbc, done)) {
            Thread.onSpinWait();
        }
        testPublication.bean(ImportCancellation.class).cancel();
        assertThatThrownBy(importing::join).hasCauseInstanceOf(CancellationException.class);

        assertThat(testPublication.resolve("/articles/story-7")).isNotInstanceOf(PermalinkState.Live.class);
        testPublication.restart();
        testPublication.runImport();
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);
        assertThat(prose("/articles/story-7")).contains("Of “number” 7.");
        assertNothingIsLeftOver();
    }

    /** H2 rejects queries on a table while its indexes are being dropped. */
    private static boolean isAny(JdbcClient jdbc, String count) {
        try {
            return jdbc.sql(count).query(Integer.class).single() > 0;
        } catch (DataAccessException busy) {
            return false;
        }
    }

    @Test
    void aTextThatNoArticleTakesIsSweptAndReadersNeverSeeIt() {
        JdbcTemplate jdbc = testPublication.bean(JdbcTemplate.class);
        jdbc.execute("ALTER TABLE article ADD CONSTRAINT no_poison CHECK (headline NOT LIKE '%poison%')");
        jdbc.execute("ALTER TABLE article_text ADD CONSTRAINT no_venom CHECK (prose NOT LIKE '%venom%')");
        testPublication.write(path(5), story(5, "date: 2026-03-01", "Rewritten.").replace("Story 5", "Story of poison"))
                .write(path(6), story(6, "date: 2026-03-01", "With venom in it."))
                .write(path(7), story(7, "date: 2026-03-01", "Corrected."));

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).extracting(Problem::path).containsExactlyInAnyOrder(path(5), path(6));
        assertThat(prose("/articles/story-5")).doesNotContain("Rewritten.");
        assertThat(prose("/articles/story-6")).doesNotContain("venom");
        assertThat(prose("/articles/story-7")).contains("Corrected.");
        assertThat(strayTexts()).isZero();
    }

    @Test
    void aCheckoutOfEverythingIsOneEdition() {
        IntStream.range(0, STORIES)
                .forEach(i -> testPublication.write(path(i), story(i, "date: 2026-03-01", "One sentence more.")));
        testPublication.delete(path(6)).write("elsewhere.md", story(6, "date: 2026-03-01", "One sentence more."))
                .write(path(8), "---\ntitle: [broken\n---\n\nText.\n")
                .delete(path(9));

        ImportReport report = testPublication.runImport();

        assertThat(report.edition()).hasValueSatisfying(edition -> assertThat(edition.number()).isEqualTo(2));
        assertThat(report.added()).isZero();
        assertThat(report.renamed()).isEqualTo(1);
        assertThat(report.withdrawn()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(prose("/articles/story-7")).contains("Of “number” 7.").contains("One sentence more.");
        assertThat(prose("/articles/elsewhere")).contains("Of “number” 6.").contains("One sentence more.");
        assertThat(testPublication.resolve("/articles/story-6")).isEqualTo(new PermalinkState.Moved("/articles/elsewhere"));
        assertThat(prose("/articles/story-8")).contains("Of “number” 8.").doesNotContain("One sentence more.");
        assertThat(testPublication.resolve("/articles/story-9")).isInstanceOf(PermalinkState.Gone.class);
    }

    /** Texts that no article references, or that an import left behind. */
    private long strayTexts() {
        return testPublication.bean(JdbcClient.class).sql("""
                        SELECT (SELECT COUNT(*) FROM staged_text)
                            + (SELECT COUNT(*) FROM article_text t
                                WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.text_id = t.id))
                        """)
                .query(Long.class)
                .single();
    }
}
