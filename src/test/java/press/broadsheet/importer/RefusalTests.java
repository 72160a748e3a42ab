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
 * Whatever the archive refuses while an edition is written is the problem of one file, which is held back, and all else is
 * published. The database is given rules of which no reader of manuscripts can know: it refuses what is called "poison".
 */
@Timeout(120)
class RefusalTests {

    private static final Map<String, String> HEADLINES = Map.of("article", "headline");

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    private void refuse(Map<String, String> columns) {
        columns.forEach((table, column) -> newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE " + table
                + " ADD CONSTRAINT no_poison_" + table + " CHECK (" + column + " NOT LIKE '%poison%')"));
    }

    private static String story(String title, String... fields) {
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
        assertThat(newsroom.at(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        Article article = ((PermalinkState.Live) newsroom.at(address)).article();
        return article.text().headline();
    }

    @Test
    void firstImportPublishesTheRest() {
        refuse(HEADLINES);
        newsroom.write("a.md", story("A")).write("b.md", story("A poisonous one")).write("c.md", story("C"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(2);
        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("A", "C");
    }

    @Test
    void largeFirstImportPublishesTheRestWhichHasTheAddressesItAsksFor() {
        refuse(HEADLINES);
        int stories = 2 * ManuscriptStaging.PORTION + 50;
        IntStream.range(0, stories).forEach(i -> newsroom.write(path(i), story("Story " + i)));
        List<String> bad = List.of(path(3), path(4), path(499), path(500), path(stories - 1));
        bad.forEach(path -> newsroom.write(path, story("poison", "slug: wanted")));
        newsroom.write("0005/wanted.md", story("Wanted"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(report.added()).isEqualTo(stories - bad.size() + 1);
        assertThat(headline("/articles/wanted")).isEqualTo("Wanted");
        Recount recount = new Recount(newsroom);
        assertThat(recount.kept()).isEqualTo(recount.fromScratch(ZoneOffset.UTC));
    }

    @Test
    void lastGoodVersionStaysUntilTheFileIsMended() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).run();
        refuse(HEADLINES);
        newsroom.write("a.md", story("A, corrected")).write("b.md", story("B with poison", "slug: elsewhere"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(headline("/articles/a")).isEqualTo("A, corrected");
        assertThat(headline("/articles/b")).isEqualTo("B");
        assertThat(newsroom.at("/articles/elsewhere")).isEqualTo(new PermalinkState.Unknown());

        newsroom.write("b.md", story("B, mended"));
        assertThat(newsroom.run().problems()).isEmpty();
        assertThat(headline("/articles/b")).isEqualTo("B, mended");
    }

    @Test
    void heldBackFileIsTriedAgainWithEveryImportAndOpensNoEdition() {
        refuse(HEADLINES);
        newsroom.write("a.md", story("A")).write("b.md", story("poison"));
        newsroom.run();

        ImportReport again = newsroom.run();
        assertThat(refused(again)).containsExactly("b.md");
        assertThat(again.edition()).isEmpty();

        newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE article DROP CONSTRAINT no_poison_article");
        assertThat(newsroom.run().added()).isEqualTo(1);
    }

    @Test
    void brokenAndMovedAtOnceItKeepsItsAddress() {
        newsroom.write("a.md", story("A")).write("b.md", story("B")).run();
        refuse(HEADLINES);
        newsroom.move("b.md", "c.md").write("c.md", story("B").replace("title: B", "title: poison"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactly("c.md");
        assertThat(headline("/articles/b")).isEqualTo("B");
    }

    @Test
    void standingPagesProfilesSectionsAndTheFrontPageAreHeldBackLikewise() {
        newsroom.write("news/a.md", story("A", "author: Ada")).write("pages/about.md", "# About\n\nWords.\n")
                .write("news/_index.md", "---\ntitle: News\n---\n\nOf the day.\n")
                .write("authors/ada.md", "---\nname: Ada\n---\n\nWrites.\n")
                .write("front.md", "---\nlead: {story: a, headline: Led}\n---\n")
                .run();
        refuse(Map.of("article", "headline", "profile", "name", "front_slot", "headline"));
        newsroom.write("pages/about.md", "# About poison\n\nWords.\n").write("pages/imprint.md", "# Imprint\n\nWords.\n")
                .write("news/_index.md", "---\ntitle: News of poison\n---\n\nOf the day.\n")
                .write("authors/ada.md", "---\nname: Ada the poisoner\n---\n\nWrites.\n")
                .write("front.md", "---\nlead: {story: a, headline: Led by poison}\n---\n")
                .write("news/b.md", story("B"));

        ImportReport report = newsroom.run();

        assertThat(refused(report))
                .containsExactlyInAnyOrder("pages/about.md", "news/_index.md", "authors/ada.md", "front.md");
        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("A", "B");
        assertThat(newsroom.bean(StandingPages.class).all()).extracting(page -> page.headline())
                .containsExactlyInAnyOrder("About", "Imprint");
        Profiles profiles = newsroom.bean(Profiles.class);
        assertThat(profiles.find(Label.Kind.SECTION, Slug.of("news")).orElseThrow().name()).hasValue("News");
        assertThat(profiles.find(Label.Kind.AUTHOR, Slug.of("ada")).orElseThrow().name()).hasValue("Ada");
        assertThat(newsroom.bean(FrontPageSlots.class).chosen()).singleElement()
                .extracting(slot -> slot.story().title()).isEqualTo("Led");
    }

    /** The tallies are written for all articles at once when the edition is opened. */
    @Test
    void whatFollowsFromOneFileAloneIsFoundThoughAllAreWrittenTogether() {
        newsroom.write("a.md", story("A", "tags: x")).run();
        refuse(Map.of("tally", "part"));
        IntStream.range(0, 40).forEach(i -> newsroom.write("n%d.md".formatted(i), story("N" + i, "tags: y")));
        newsroom.write("b.md", story("B", "tags: poison")).write("a.md", story("A, corrected", "tags: poison"))
                .write("n7.md", story("N7", "tags: [y, poison]"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactlyInAnyOrder("a.md", "b.md", "n7.md");
        assertThat(report.added()).isEqualTo(39);
        assertThat(headline("/articles/a")).isEqualTo("A");
    }

    @Test
    void whereMostFilesAreRefusedTheFewOthersArePublished() {
        newsroom.write("sound.md", story("Sound")).run();
        refuse(Map.of("tally", "part"));
        IntStream.range(0, 60).forEach(i -> newsroom.write("n%d.md".formatted(i), story("N" + i, "tags: [poison, x]")));
        newsroom.write("n30a.md", story("Among them")).write("y.md", story("Behind them"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).hasSize(60).allMatch(path -> path.startsWith("n"));
        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("Among them", "Behind them", "Sound");
    }

    @Test
    void twoFilesThatCannotBothBeWrittenCostOneOfThem() {
        newsroom.write("z.md", story("Z")).run();
        newsroom.bean(JdbcTemplate.class).execute("CREATE UNIQUE INDEX one_dateline ON article (dateline)");
        newsroom.write("a.md", story("A", "dateline: Rome")).write("b.md", story("B", "dateline: Rome"))
                .write("c.md", story("C", "dateline: Oslo"));

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(report.complaints()).singleElement().asString()
                .isEqualTo("b.md: error: its dateline Rome is in the archive already. Change that in the file, which is held"
                        + " back until then; all else is published.");
        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("A", "C", "Z");
    }

    @Test
    void renderedAnewAfterAnUpgradeTheLastGoodVersionStays() {
        newsroom.write("a.md", story("A")).write("b.md", story("B poison")).write("c.md", story("C")).run();
        newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE article ADD CONSTRAINT no_poison CHECK ("
                + "headline NOT LIKE '%poison%') NOCHECK");
        newsroom.bean(JdbcClient.class).sql("UPDATE source_file SET version = 'older'").update();
        newsroom.restart();

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactly("b.md");
        assertThat(report.changed()).isEqualTo(2);
        assertThat(headline("/articles/b")).isEqualTo("B poison");
        assertThat(newsroom.run().unchanged()).isEqualTo(2);
    }

    @Test
    void restoredFromTheLedgerTheRestIsPublished() {
        int stories = ManuscriptStaging.PORTION + 20;
        IntStream.range(0, stories).forEach(i -> newsroom.write(path(i), story("Story " + i)));
        newsroom.write(path(5), story("Story with poison")).write("pages/about.md", "# About\n\nWords.\n").run();
        newsroom.loseDatabase();
        newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE article ADD CONSTRAINT no_poison CHECK ("
                + "headline NOT LIKE '%poison%' OR words = 0)");

        ImportReport report = newsroom.run();

        assertThat(refused(report)).containsExactly(path(5));
        assertThat(headline("/articles/story-6")).isEqualTo("Story 6");
        assertThat(newsroom.headlines()).hasSize(500);
        assertThat(report.edition()).isPresent();
        Recount recount = new Recount(newsroom);
        assertThat(recount.kept()).isEqualTo(recount.fromScratch(ZoneOffset.UTC));
    }

    @Test
    void ledgerLinesThatTheArchiveRefusesAreSkippedAndNamed() {
        newsroom.write("a.md", story("A")).write("b.md", story("B", "aliases: /" + "long/".repeat(100))).run();
        String ledger = newsroom.ledger();
        newsroom.restartAfter(() -> {
            newsroom.delete("../data/archive.mv.db");
            newsroom.write("../data/ledger.tsv", ledger.lines()
                    .filter(line -> !line.startsWith("/articles/b\t"))
                    .map(line -> line + "\n")
                    .reduce("", String::concat));
        });

        ImportReport report = newsroom.run();

        assertThat(report.complaints()).singleElement().asString().contains("ledger.tsv", "b.md");
        assertThat(newsroom.headlines()).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void whatIsTheDatabasesFaultIsNoFilesProblem() {
        newsroom.write("a.md", story("A")).run();
        newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE article_term RENAME TO lost");
        newsroom.write("b.md", story("Balloons", "slug: b"));

        assertThatThrownBy(newsroom::run).isInstanceOf(DataAccessException.class);
        Importer importer = newsroom.bean(Importer.class);
        assertThat(importer.last().orElseThrow().report().trouble()).hasValueSatisfying(
                reason -> assertThat(reason).contains("could not be brought up to date", "ARTICLE_TERM"));
        assertThat(importer.failingSince()).isPresent();
        assertThat(newsroom.headlines()).containsExactly("A");

        newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE lost RENAME TO article_term");
        assertThat(newsroom.run().added()).isEqualTo(1);
        assertThat(importer.failingSince()).isEmpty();
    }

    /** As a damaged index does: it breaks a constraint, but for each and every file. */
    @Test
    void aRuleThatEveryTextBreaksIsTheDatabasesFault() {
        newsroom.write("a.md", story("A")).run();
        newsroom.bean(JdbcTemplate.class).execute("ALTER TABLE article ADD CONSTRAINT none CHECK (headline = '') NOCHECK");
        newsroom.write("b.md", story("B"));

        assertThatThrownBy(newsroom::run).isInstanceOf(DataAccessException.class);
        assertThat(newsroom.headlines()).containsExactly("A");
    }
}
