package press.broadsheet.importer;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.archive.reading.StandingPages;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * If the archive rejects a file while an edition is written, that file is reported and skipped, and all others are
 * published. The tests add constraints to the database, unknown to the manuscript reader, that reject "poison".
 */
@Timeout(120)
class RejectedFileFinderTests {

    private static final Map<String, String> HEADLINES = Map.of("article", "headline");

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    private void refuse(Map<String, String> columns) {
        columns.forEach((table, column) -> testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE " + table
                + " ADD CONSTRAINT no_poison_" + table + " CHECK (" + column + " NOT LIKE '%poison%')"));
    }

    private static String manuscript(String title, String... fields) {
        return "---\ntitle: " + title + "\ndate: 2026-03-01\n" + String.join("\n", fields) + "\n---\n\nWhat " + title
                + " tells.\n";
    }

    private static String path(int i) {
        return "%04d/story-%d.md".formatted(i, i);
    }

    private static List<String> refused(ImportReport report) {
        return report.problems().stream().filter(Problem::isError).map(Problem::path).distinct().toList();
    }

    private String headline(String address) {
        assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        Article article = ((PermalinkState.Live) testPublication.resolve(address)).article();
        return article.text().headline();
    }

    @Test
    void initialImportPublishesTheRest() {
        refuse(HEADLINES);
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("A poisonous one")).write("c.md",
                manuscript("C"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(2);
        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "C");
    }

    @Test
    void largeInitialImportPublishesTheRestAtItsRequestedAddresses() {
        refuse(HEADLINES);
        int articles = 2 * ManuscriptStaging.BATCH_SIZE + 50;
        IntStream.range(0, articles).forEach(i -> testPublication.write(path(i), manuscript("Story " + i)));
        List<String> bad = List.of(path(3), path(4), path(499), path(500), path(articles - 1));
        bad.forEach(path -> testPublication.write(path, manuscript("poison", "slug: wanted")));
        testPublication.write("0005/wanted.md", manuscript("Wanted"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(report.added()).isEqualTo(articles - bad.size() + 1);
        assertThat(headline("/articles/wanted")).isEqualTo("Wanted");
        LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
        assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
    }

    @Test
    void lastGoodVersionStaysUntilTheFileIsFixed() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).runImport();
        refuse(HEADLINES);
        testPublication.write("a.md", manuscript("A, corrected")).write("b.md", manuscript("B with poison", "slug: elsewhere"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(headline("/articles/a")).isEqualTo("A, corrected");
        assertThat(headline("/articles/b")).isEqualTo("B");
        assertThat(testPublication.resolve("/articles/elsewhere")).isEqualTo(new PermalinkState.Unknown());

        testPublication.write("b.md", manuscript("B, mended"));
        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(headline("/articles/b")).isEqualTo("B, mended");
    }

    @Test
    void heldBackFileIsRetriedByEveryImportAndOpensNoEdition() {
        refuse(HEADLINES);
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("poison"));
        testPublication.runImport();

        ImportReport again = testPublication.runImport();
        assertThat(refused(again)).containsExactly("b.md");
        assertThat(again.edition()).isEmpty();

        testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE article DROP CONSTRAINT no_poison_article");
        assertThat(testPublication.runImport().added()).isEqualTo(1);
    }

    @Test
    void fileBrokenAndMovedAtOnceKeepsItsAddress() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B")).runImport();
        refuse(HEADLINES);
        testPublication.move("b.md", "c.md").write("c.md", manuscript("B").replace("title: B", "title: poison"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactly("c.md");
        assertThat(headline("/articles/b")).isEqualTo("B");
    }

    @Test
    void standingPagesProfilesSectionsAndTheFrontPageAreHeldBackToo() {
        testPublication.write("news/a.md", manuscript("A", "author: Ada")).write("pages/about.md", "# About\n\nWords.\n")
                .write("news/_index.md", "---\ntitle: News\n---\n\nOf the day.\n")
                .write("authors/ada.md", "---\nname: Ada\n---\n\nWrites.\n")
                .write("front.md", "---\nlead: {story: a, headline: Led}\n---\n")
                .runImport();
        refuse(Map.of("article", "headline", "profile", "name", "front_slot", "headline"));
        testPublication.write("pages/about.md", "# About poison\n\nWords.\n").write("pages/imprint.md", "# Imprint\n\nWords.\n")
                .write("news/_index.md", "---\ntitle: News of poison\n---\n\nOf the day.\n")
                .write("authors/ada.md", "---\nname: Ada the poisoner\n---\n\nWrites.\n")
                .write("front.md", "---\nlead: {story: a, headline: Led by poison}\n---\n")
                .write("news/b.md", manuscript("B"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report))
                .containsExactlyInAnyOrder("pages/about.md", "news/_index.md", "authors/ada.md", "front.md");
        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "B");
        assertThat(testPublication.bean(StandingPages.class).all()).extracting(page -> page.headline())
                .containsExactlyInAnyOrder("About", "Imprint");
        Profiles profiles = testPublication.bean(Profiles.class);
        assertThat(profiles.find(Label.Kind.SECTION, Slug.of("news")).orElseThrow().name()).hasValue("News");
        assertThat(profiles.find(Label.Kind.AUTHOR, Slug.of("ada")).orElseThrow().name()).hasValue("Ada");
        assertThat(testPublication.bean(FrontPageSlots.class).filled()).singleElement()
                .extracting(slot -> slot.article().headline()).isEqualTo("Led");
    }

    /** Counts are written for all articles at once when the edition is opened. */
    @Test
    void rejectionCausedByOneFileIsFoundInABatch() {
        testPublication.write("a.md", manuscript("A", "tags: x")).runImport();
        refuse(Map.of("tally", "part"));
        IntStream.range(0, 40).forEach(i -> testPublication.write("n%d.md".formatted(i), manuscript("N" + i, "tags: y")));
        testPublication.write("b.md", manuscript("B", "tags: poison")).write("a.md", manuscript("A, corrected", "tags: poison"))
                .write("n7.md", manuscript("N7", "tags: [y, poison]"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactlyInAnyOrder("a.md", "b.md", "n7.md");
        assertThat(report.added()).isEqualTo(39);
        assertThat(headline("/articles/a")).isEqualTo("A");
    }

    @Test
    void fewValidFilesArePublishedAmongManyRejected() {
        testPublication.write("sound.md", manuscript("Sound")).runImport();
        refuse(Map.of("tally", "part"));
        IntStream.range(0, 60)
                .forEach(i -> testPublication.write("n%d.md".formatted(i), manuscript("N" + i, "tags: [poison, x]")));
        testPublication.write("n30a.md", manuscript("Among them")).write("y.md", manuscript("Behind them"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).hasSize(60).allMatch(path -> path.startsWith("n"));
        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("Among them", "Behind them", "Sound");
    }

    @Test
    void ofTwoConflictingFilesOneIsRejected() {
        testPublication.write("z.md", manuscript("Z")).runImport();
        testPublication.bean(JdbcTemplate.class).execute("CREATE UNIQUE INDEX one_dateline ON article (dateline)");
        testPublication.write("a.md", manuscript("A", "dateline: Rome")).write("b.md", manuscript("B", "dateline: Rome"))
                .write("c.md", manuscript("C", "dateline: Oslo"));

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(report.problemLines()).singleElement().asString()
                .isEqualTo("b.md: error: its dateline Rome is in the archive already. Correct the file. It is skipped until"
                        + " then; all others are published.");
        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "C", "Z");
    }

    @Test
    void rerenderAfterUpgradeKeepsTheLastGoodVersion() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B poison")).write("c.md", manuscript("C"))
                .runImport();
        testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE article ADD CONSTRAINT no_poison CHECK ("
                + "headline NOT LIKE '%poison%') NOCHECK");
        testPublication.bean(JdbcClient.class).sql("UPDATE source_file SET version = 'older'").update();
        testPublication.restart();

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(report.changed()).isEqualTo(2);
        assertThat(headline("/articles/b")).isEqualTo("B poison");
        assertThat(testPublication.runImport().unchanged()).isEqualTo(2);
    }

    @Test
    void restoreFromTheLedgerPublishesTheRest() {
        int articles = ManuscriptStaging.BATCH_SIZE + 20;
        IntStream.range(0, articles).forEach(i -> testPublication.write(path(i), manuscript("Story " + i)));
        testPublication.write(path(5), manuscript("Story with poison")).write("pages/about.md", "# About\n\nWords.\n")
                .runImport();
        testPublication.loseDatabase();
        testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE article ADD CONSTRAINT no_poison CHECK ("
                + "headline NOT LIKE '%poison%' OR words = 0)");

        ImportReport report = testPublication.runImport();

        assertThat(refused(report)).containsExactly(path(5));
        assertThat(headline("/articles/story-6")).isEqualTo("Story 6");
        assertThat(testPublication.headlines()).hasSize(500);
        assertThat(report.edition()).isPresent();
        LiveCountRecalculation liveCountRecalculation = new LiveCountRecalculation(testPublication);
        assertThat(liveCountRecalculation.storedCounts()).isEqualTo(liveCountRecalculation.recalculate(ZoneOffset.UTC));
    }

    @Test
    void ledgerLinesThatTheArchiveRefusesAreSkippedAndNamed() {
        testPublication.write("a.md", manuscript("A")).write("b.md", manuscript("B", "aliases: /" + "long/".repeat(100)))
                .runImport();
        String ledger = testPublication.ledgerText();
        testPublication.restartAfter(() -> {
            testPublication.delete("../data/archive.mv.db");
            testPublication.write("../data/ledger.tsv", ledger.lines()
                    .filter(line -> !line.startsWith("/articles/b\t"))
                    .map(line -> line + "\n")
                    .reduce("", String::concat));
        });

        ImportReport report = testPublication.runImport();

        assertThat(report.problemLines()).singleElement().asString().contains("ledger.tsv", "b.md");
        assertThat(testPublication.headlines()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void databaseFailureIsNotBlamedOnAFile() {
        testPublication.write("a.md", manuscript("A")).runImport();
        testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE article_term RENAME TO lost");
        testPublication.write("b.md", manuscript("Balloons", "slug: b"));

        assertThatThrownBy(testPublication::runImport).isInstanceOf(DataAccessException.class);
        Importer importer = testPublication.bean(Importer.class);
        assertThat(importer.last().orElseThrow().report().failure()).hasValueSatisfying(
                reason -> assertThat(reason).contains("database could not be updated", "ARTICLE_TERM"));
        assertThat(importer.failingSince()).isPresent();
        assertThat(testPublication.headlines()).containsExactly("A");

        testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE lost RENAME TO article_term");
        assertThat(testPublication.runImport().added()).isEqualTo(1);
        assertThat(importer.failingSince()).isEmpty();
    }

    /** Simulates a damaged index: every file violates a constraint. */
    @Test
    void constraintThatEveryTextBreaksIsADatabaseFailure() {
        testPublication.write("a.md", manuscript("A")).runImport();
        testPublication.bean(JdbcTemplate.class).execute("ALTER TABLE article ADD CONSTRAINT none CHECK (headline = '') NOCHECK");
        testPublication.write("b.md", manuscript("B"));

        assertThatThrownBy(testPublication::runImport).isInstanceOf(DataAccessException.class);
        assertThat(testPublication.headlines()).containsExactly("A");
    }
}
