package press.broadsheet.importer;

import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.reading.PermalinkState;

import static org.assertj.core.api.Assertions.assertThat;

/** After an upgrade old articles are rendered again, without any other visible change. */
@Timeout(120)
class RerenderAfterUpgradeTests {

    private static final int STORIES = 1100;

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void fill() {
        IntStream.range(0, STORIES).forEach(i -> testPublication.write(path(i), manuscript("Story " + i)));
        testPublication.write("front.md", "---\nlead: story-7\n---\n").write("pages/about.md", "# About\n\nWords.\n");
        testPublication.runImport();
        markOutdated("");
    }

    @Test
    void everyArticleIsRerenderedOnceAndKeepsItsAddress() {
        String ledger = testPublication.ledgerText();

        ImportReport report = testPublication.runImport();

        assertThat(report.changed()).isEqualTo(STORIES + 2);
        assertThat(report.unchanged()).isZero();
        assertThat(report.problems()).isEmpty();
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);
        assertThat(testPublication.runImport().unchanged()).isEqualTo(STORIES + 2);
        assertCountsAreRight();
    }

    @Test
    void fileChangedMeanwhileKeepsItsIdentity() {
        testPublication.delete(path(3))
                .move(path(4), "moved.md")
                .write(path(5), manuscript("Story 5") + "More.\n")
                .write("new.md", manuscript("New"))
                .write(path(1000), "---\ntitle: [\n---\n");

        ImportReport report = testPublication.runImport();

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.renamed()).isEqualTo(1);
        assertThat(report.withdrawn()).isEqualTo(1);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(STORIES + 2 - 3);
        assertThat(report.unchanged()).isZero();
        assertThat(testPublication.resolve("/articles/story-3")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(testPublication.resolve("/articles/story-4")).isEqualTo(new PermalinkState.Moved("/articles/moved"));
        assertThat(testPublication.resolve("/articles/story-1000")).as("its last good version")
                .isInstanceOf(PermalinkState.Live.class);
        assertCountsAreRight();
    }

    /** Work done before an interruption is not repeated. */
    @Test
    void onlyRemainingArticlesAreRerendered() {
        testPublication.runImport();
        markOutdated(path(899));

        assertThat(testPublication.runImport().changed()).isEqualTo(200 + 2);
    }

    /** Makes all files after this path look as if an older version of Broadsheet had read them. */
    private void markOutdated(String path) {
        testPublication.bean(JdbcClient.class).sql("UPDATE source_file SET version = 'older' WHERE path > :path")
                .param("path", path)
                .update();
        testPublication.restart();
    }

    private void assertCountsAreRight() {
        LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
        assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
    }

    private static String path(int i) {
        return "%04d/story-%d.md".formatted(i, i);
    }

    private static String manuscript(String title) {
        return "---\ntitle: " + title + "\ndate: 2026-03-01\n---\n\nWhat " + title + " tells.\n";
    }
}
