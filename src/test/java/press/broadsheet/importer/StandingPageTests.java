package press.broadsheet.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.StandingPages;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;

/** A file in {@code pages/} is published at its address, and keeps it. */
class StandingPageTests {

    private static final byte[] PNG = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @BeforeEach
    void open() {
        testPublication.write("trade/story.md",
                "---\ntitle: Story\ndate: 2026-03-10\n---\n\nMore [about us](../pages/about.md).\n");
    }

    @Test
    void fileInPagesIsAStandingPageAndNotAnArticle() {
        testPublication.write("pages/about.md",
                "---\ntitle: About us\nsummary: Who we are.\nupdated: 2026-03-01\n---\n\nText.\n");

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).isEmpty();
        assertThat(report.added()).isEqualTo(2);
        Article page = live("/pages/about");
        assertThat(page.text().headline()).isEqualTo("About us");
        assertThat(page.text().standfirst()).contains("Who we are.");
        assertThat(page.dates().updated()).isPresent();
        assertThat(page.text().body().prose()).contains("Text.");
        assertThat(testPublication.headlines()).containsExactly("Story");
        assertThat(testPublication.resolve("/articles/about")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(testPublication.runImport().edition()).as("nothing changed").isEmpty();
    }

    @Test
    void pagesAreLinkedByWeightAndThenByName() {
        testPublication.write("pages/a.md", page("Zebra", "weight: 10"));
        testPublication.write("pages/b.md", page("Imprint", ""));
        testPublication.write("pages/c.md", page("Apple", "weight: 10"));
        testPublication.write("pages/d.md", page("First", "weight: -1"));
        testPublication.write("pages/e.md", page("Hidden", "draft: true"));
        testPublication.runImport();

        assertThat(linked()).containsExactly("First", "Imprint", "Apple", "Zebra");
    }

    @Test
    void linksFollowTheirTargetsBothWays() {
        testPublication.write("pages/about.md", "# About\n\nRead [a story](../trade/story.md) and the [imprint](imprint.md).");
        testPublication.write("pages/imprint.md", "# Imprint\n\nText.");
        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(live("/pages/about").text().body().prose())
                .contains("<a href=\"/articles/story\">a story</a>", "<a href=\"/pages/imprint\">imprint</a>");

        testPublication.move("trade/story.md", "trade/tale.md").move("pages/imprint.md", "pages/legal.md");
        assertThat(testPublication.runImport().notices()).contains("renamed from pages/imprint.md to pages/legal.md");
        assertThat(live("/pages/about").text().body().prose())
                .contains("<a href=\"/articles/tale\">a story</a>", "<a href=\"/pages/legal\">imprint</a>");

        testPublication.move("pages/about.md", "pages/us.md").runImport();
        assertThat(((PermalinkState.Live) testPublication.resolve("/articles/tale")).article().text().body().prose())
                .contains("<a href=\"/pages/us\">about us</a>");
    }

    @Test
    void linkToAHiddenPageIsReportedAndRenderedAsText() {
        testPublication.write("pages/about.md", "# About\n\nRead [this](../trade/stroy.md).");

        assertThat(testPublication.runImport().problems()).singleElement().asString()
                .isEqualTo("pages/about.md:3:1: warning: the link leads"
                        + " to trade/stroy.md, but there is no such file. Perhaps trade/story.md is meant.");
        assertThat(live("/pages/about").text().body().prose()).contains("Read this.");
    }

    @Test
    void issuedAddressIsNeverLost() {
        testPublication.write("pages/about.md", page("About", ""));
        testPublication.runImport();

        assertThat(testPublication.move("pages/about.md", "pages/us.md").runImport().summary())
                .contains("0 added, 0 changed, 1 renamed, 0 withdrawn");
        assertThat(testPublication.resolve("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/us"));
        testPublication.write("pages/us.md", page("About", "slug: who-we-are")).runImport();
        assertThat(testPublication.resolve("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/who-we-are"));
        assertThat(testPublication.resolve("/pages/us")).isEqualTo(new PermalinkState.Moved("/pages/who-we-are"));

        ImportReport report = testPublication.delete("pages/us.md").runImport();
        assertThat(report.withdrawn()).isEqualTo(1);
        for (String address : List.of("/pages/about", "/pages/us", "/pages/who-we-are")) {
            assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Gone.class);
        }
        assertThat(linked()).isEmpty();

        testPublication.write("pages/elsewhere/about.md", page("About, again", "")).runImport();
        assertThat(live("/pages/about").text().headline()).isEqualTo("About, again");
        assertThat(testPublication.resolve("/pages/us")).isEqualTo(new PermalinkState.Moved("/pages/about"));
    }

    @Test
    void ledgerFileRestoresPagesAfterDatabaseLoss() {
        testPublication.write("pages/about.md", page("About", ""));
        testPublication.write("pages/gone.md", page("Gone", ""));
        testPublication.runImport();
        testPublication.move("pages/about.md", "pages/us.md").delete("pages/gone.md").runImport();
        String ledger = testPublication.ledgerText();
        assertThat(ledger.lines().map(line -> line.split("\t")[0]))
                .containsExactly("/articles/story", "/pages/about", "/pages/gone", "/pages/us").isSorted();

        testPublication.loseDatabase();
        testPublication.runImport();

        assertThat(testPublication.resolve("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/us"));
        assertThat(testPublication.resolve("/pages/gone")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(testPublication.ledgerText()).isEqualTo(ledger);
    }

    @Test
    void secondFileForOneAddressIsNumberedAndBothAreReported() {
        testPublication.write("pages/about.md", page("About", ""));
        testPublication.write("pages/us.md", page("Us", "slug: about"));

        ImportReport report = testPublication.runImport();

        assertThat(report.problems()).singleElement().asString().isEqualTo("pages/us.md:3:1: warning: the address /pages/about"
                + " belongs to pages/about.md, so this article is published at /pages/about-2."
                + " Set a different `slug` if you want another address.");
        assertThat(live("/pages/about").text().headline()).isEqualTo("About");
        assertThat(live("/pages/about-2").text().headline()).isEqualTo("Us");
    }

    @Test
    void pageHasAliasesAndALastingIdentityAsEveryArticle() {
        testPublication.write("pages/about.md", page("About", "id: about-us\naliases: [/impressum.html, /about.php?x=1]"));
        assertThat(testPublication.runImport().problems()).isEmpty();
        assertThat(testPublication.resolve("/impressum.html")).isEqualTo(new PermalinkState.Moved("/pages/about"));
        assertThat(testPublication.resolve("/about.php?x=1")).isEqualTo(new PermalinkState.Moved("/pages/about"));

        testPublication.delete("pages/about.md").write("pages/who.md", "---\ntitle: Who\nid: about-us\n---\n\nOther words.\n")
                .runImport();
        assertThat(testPublication.resolve("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/who"));
    }

    @Test
    void pageThatBecomesAnArticleKeepsItsAddressesBothWays() {
        testPublication.write("pages/about.md", page("About", "")).runImport();

        testPublication.move("pages/about.md", "trade/about.md").runImport();
        assertThat(testPublication.resolve("/pages/about")).isEqualTo(new PermalinkState.Moved("/articles/about"));
        assertThat(testPublication.headlines()).contains("About");
        assertThat(linked()).isEmpty();

        testPublication.move("trade/about.md", "pages/about.md").runImport();
        assertThat(testPublication.resolve("/articles/about")).isEqualTo(new PermalinkState.Moved("/pages/about"));
        assertThat(testPublication.headlines()).containsExactly("Story");
        assertThat(linked()).containsExactly("About");
    }

    @Test
    void draftsAndEmbargoesAreHiddenAndFormerlyLivePagesGone() {
        testPublication.write("pages/draft.md", page("Draft", "draft: true"));
        testPublication.write("pages/soon.md", page("Soon", "date: 2026-03-11 15:00"));
        testPublication.write("pages/short.md", page("Short", "expires: 2026-03-11 18:00"));
        testPublication.write("pages/wrong.md", page("Wrong", "")).runImport();
        assertThat(testPublication.resolve("/pages/draft")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(testPublication.resolve("/pages/soon")).isInstanceOf(PermalinkState.Unknown.class);
        Editions editions = testPublication.bean(Editions.class);
        assertThat(editions.nextDue(editions.current().orElseThrow())).isEqualTo(Instant.parse("2026-03-11T15:00:00Z"));

        testPublication.advanceClock(Duration.ofHours(3)).openEdition();
        assertThat(linked()).containsExactly("Short", "Soon", "Wrong");
        testPublication.advanceClock(Duration.ofHours(3)).openEdition();
        assertThat(testPublication.resolve("/pages/short")).isInstanceOf(PermalinkState.Gone.class);

        testPublication.write("pages/wrong.md", page("Wrong", "draft: true")).runImport();
        assertThat(testPublication.resolve("/pages/wrong")).isInstanceOf(PermalinkState.Gone.class);
        testPublication.write("pages/wrong.md", page("Right", "")).runImport();
        assertThat(live("/pages/wrong").text().headline()).isEqualTo("Right");
    }

    @Test
    void imageBesideThePageIsShown() {
        testPublication.write("pages/house.png", PNG);
        testPublication.write("pages/about.md", "# About\n\nOur house:\n\n![The house](house.png)\n\n![None](missing.png)\n");

        ImportReport report = testPublication.runImport();

        assertThat(live("/pages/about").text().body().prose()).contains("<img src=\"/media/",
                "/house.png\" alt=\"The house\" width=\"1\"");
        assertThat(report.problems()).singleElement().asString().startsWith("pages/about.md:7:")
                .contains("the image pages/missing.png does not exist");
    }

    @Test
    void fieldsWithoutMeaningForAPageAreReported() {
        testPublication.write("pages/about.md", page("About", "tags: a, b\nwieght: 3\nlayout: page"));

        assertThat(testPublication.runImport().problems()).map(Object::toString)
                .anyMatch(it -> it.startsWith("pages/about.md:3:1: warning: `tags` has no effect on a standing page"))
                .anyMatch(it -> it.startsWith("pages/about.md:4:1: warning: \"wieght\" is not a known field"))
                .hasSize(2);
    }

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void brokenPageKeepsItsLastGoodVersion() {
        testPublication.write("pages/about.md", page("About", ""));
        testPublication.runImport();

        for (String broken : List.of("---\ntitle: [\n---\n", "---\ntitle: A\nweight: heavy\n---\nText.", ">".repeat(20_000),
                "")) {
            testPublication.write("pages/about.md", broken);
            assertThat(testPublication.runImport().refused()).isEqualTo(1);
            assertThat(live("/pages/about").text().headline()).isEqualTo("About");
        }
        testPublication.delete("pages/about.md").write("pages/us.md", page("About", "weight: heavy"));
        testPublication.runImport();
        assertThat(live("/pages/about").text().headline()).as("moved and broken at once").isEqualTo("About");
    }

    @Test
    void hiddenFileIsNotAPage() {
        testPublication.write("pages/README.md", "# Read me");
        testPublication.write("pages/_note.md", "# Note");
        testPublication.write("pages/_drafts/later.md", "# Later\n\nText.");
        testPublication.runImport();

        assertThat(linked()).isEmpty();
        assertThat(testPublication.resolve("/pages/later")).isInstanceOf(PermalinkState.Unknown.class);
    }

    private Article live(String address) {
        return ((PermalinkState.Live) testPublication.resolve(address)).article();
    }

    private List<String> linked() {
        return testPublication.bean(StandingPages.class).all().stream().map(StandingPages.StandingPageSummary::headline).toList();
    }

    private static String page(String title, String fields) {
        return "---\ntitle: " + title + "\n" + fields + (fields.isEmpty() ? "" : "\n") + "---\n\nText of " + title + ".\n";
    }
}
