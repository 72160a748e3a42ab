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

/** What an editor puts into {@code pages/} stands at its address, and that address is never lost. */
class StandingPageTests {

    private static final byte[] PNG = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @BeforeEach
    void open() {
        newsroom.write("trade/story.md", "---\ntitle: Story\ndate: 2026-03-10\n---\n\nMore [about us](../pages/about.md).\n");
    }

    @Test
    void fileInPagesIsAStandingPageAndNoStory() {
        newsroom.write("pages/about.md", "---\ntitle: About us\nsummary: Who we are.\nupdated: 2026-03-01\n---\n\nText.\n");

        ImportReport report = newsroom.run();

        assertThat(report.problems()).isEmpty();
        assertThat(report.added()).isEqualTo(2);
        Article page = live("/pages/about");
        assertThat(page.text().headline()).isEqualTo("About us");
        assertThat(page.text().standfirst()).contains("Who we are.");
        assertThat(page.dates().updated()).isPresent();
        assertThat(page.text().body().prose()).contains("Text.");
        assertThat(newsroom.headlines()).containsExactly("Story");
        assertThat(newsroom.at("/articles/about")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(newsroom.run().edition()).as("nothing changed").isEmpty();
    }

    @Test
    void pagesAreLinkedByWeightAndThenByName() {
        newsroom.write("pages/a.md", page("Zebra", "weight: 10"));
        newsroom.write("pages/b.md", page("Imprint", ""));
        newsroom.write("pages/c.md", page("Apple", "weight: 10"));
        newsroom.write("pages/d.md", page("First", "weight: -1"));
        newsroom.write("pages/e.md", page("Hidden", "draft: true"));
        newsroom.run();

        assertThat(linked()).containsExactly("First", "Imprint", "Apple", "Zebra");
    }

    @Test
    void linksFollowTheirTargetsBothWays() {
        newsroom.write("pages/about.md", "# About\n\nRead [a story](../trade/story.md) and the [imprint](imprint.md).");
        newsroom.write("pages/imprint.md", "# Imprint\n\nText.");
        assertThat(newsroom.run().problems()).isEmpty();
        assertThat(live("/pages/about").text().body().prose())
                .contains("<a href=\"/articles/story\">a story</a>", "<a href=\"/pages/imprint\">imprint</a>");

        newsroom.move("trade/story.md", "trade/tale.md").move("pages/imprint.md", "pages/legal.md");
        assertThat(newsroom.run().notices()).contains("renamed from pages/imprint.md to pages/legal.md");
        assertThat(live("/pages/about").text().body().prose())
                .contains("<a href=\"/articles/tale\">a story</a>", "<a href=\"/pages/legal\">imprint</a>");

        newsroom.move("pages/about.md", "pages/us.md").run();
        assertThat(((PermalinkState.Live) newsroom.at("/articles/tale")).article().text().body().prose())
                .contains("<a href=\"/pages/us\">about us</a>");
    }

    @Test
    void linkToWhatReadersCannotSeeIsNamedAndPlainText() {
        newsroom.write("pages/about.md", "# About\n\nRead [this](../trade/stroy.md).");

        assertThat(newsroom.run().problems()).singleElement().asString().isEqualTo("pages/about.md:3:1: warning: the link leads"
                + " to trade/stroy.md, and there is no such file. Perhaps trade/story.md is meant.");
        assertThat(live("/pages/about").text().body().prose()).contains("Read this.");
    }

    @Test
    void addressOnceGivenIsNeverLost() {
        newsroom.write("pages/about.md", page("About", ""));
        newsroom.run();

        assertThat(newsroom.move("pages/about.md", "pages/us.md").run().summary())
                .contains("0 added, 0 changed, 1 renamed, 0 withdrawn");
        assertThat(newsroom.at("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/us"));
        newsroom.write("pages/us.md", page("About", "slug: who-we-are")).run();
        assertThat(newsroom.at("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/who-we-are"));
        assertThat(newsroom.at("/pages/us")).isEqualTo(new PermalinkState.Moved("/pages/who-we-are"));

        ImportReport report = newsroom.delete("pages/us.md").run();
        assertThat(report.withdrawn()).isEqualTo(1);
        for (String address : List.of("/pages/about", "/pages/us", "/pages/who-we-are")) {
            assertThat(newsroom.at(address)).as(address).isInstanceOf(PermalinkState.Gone.class);
        }
        assertThat(linked()).isEmpty();

        newsroom.write("pages/elsewhere/about.md", page("About, anew", "")).run();
        assertThat(live("/pages/about").text().headline()).isEqualTo("About, anew");
        assertThat(newsroom.at("/pages/us")).isEqualTo(new PermalinkState.Moved("/pages/about"));
    }

    @Test
    void ledgersTextKeepsThePagesThroughTheLossOfTheDatabase() {
        newsroom.write("pages/about.md", page("About", ""));
        newsroom.write("pages/gone.md", page("Gone", ""));
        newsroom.run();
        newsroom.move("pages/about.md", "pages/us.md").delete("pages/gone.md").run();
        String ledger = newsroom.ledger();
        assertThat(ledger.lines().map(line -> line.split("\t")[0]))
                .containsExactly("/articles/story", "/pages/about", "/pages/gone", "/pages/us").isSorted();

        newsroom.loseDatabase();
        newsroom.run();

        assertThat(newsroom.at("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/us"));
        assertThat(newsroom.at("/pages/gone")).isInstanceOf(PermalinkState.Gone.class);
        assertThat(newsroom.ledger()).isEqualTo(ledger);
    }

    @Test
    void ofTwoFilesForOneAddressTheLaterIsNumberedAndBothAreNamed() {
        newsroom.write("pages/about.md", page("About", ""));
        newsroom.write("pages/us.md", page("Us", "slug: about"));

        ImportReport report = newsroom.run();

        assertThat(report.problems()).singleElement().asString().isEqualTo("pages/us.md:3:1: warning: the address /pages/about"
                + " belongs to pages/about.md, so this is published at /pages/about-2. Give it a `slug` of its own if it is to"
                + " have another one.");
        assertThat(live("/pages/about").text().headline()).isEqualTo("About");
        assertThat(live("/pages/about-2").text().headline()).isEqualTo("Us");
    }

    @Test
    void pageHasAliasesAndALastingIdentityAsEveryArticle() {
        newsroom.write("pages/about.md", page("About", "id: about-us\naliases: [/impressum.html, /about.php?x=1]"));
        assertThat(newsroom.run().problems()).isEmpty();
        assertThat(newsroom.at("/impressum.html")).isEqualTo(new PermalinkState.Moved("/pages/about"));
        assertThat(newsroom.at("/about.php?x=1")).isEqualTo(new PermalinkState.Moved("/pages/about"));

        newsroom.delete("pages/about.md").write("pages/who.md", "---\ntitle: Who\nid: about-us\n---\n\nOther words.\n").run();
        assertThat(newsroom.at("/pages/about")).isEqualTo(new PermalinkState.Moved("/pages/who"));
    }

    @Test
    void pageThatBecomesNewsTakesItsAddressesAlongAndBack() {
        newsroom.write("pages/about.md", page("About", "")).run();

        newsroom.move("pages/about.md", "trade/about.md").run();
        assertThat(newsroom.at("/pages/about")).isEqualTo(new PermalinkState.Moved("/articles/about"));
        assertThat(newsroom.headlines()).contains("About");
        assertThat(linked()).isEmpty();

        newsroom.move("trade/about.md", "pages/about.md").run();
        assertThat(newsroom.at("/articles/about")).isEqualTo(new PermalinkState.Moved("/pages/about"));
        assertThat(newsroom.headlines()).containsExactly("Story");
        assertThat(linked()).containsExactly("About");
    }

    @Test
    void draftsAndEmbargoesAreNotSeenAndWhatWasSeenIsGone() {
        newsroom.write("pages/draft.md", page("Draft", "draft: true"));
        newsroom.write("pages/soon.md", page("Soon", "date: 2026-03-11 15:00"));
        newsroom.write("pages/short.md", page("Short", "expires: 2026-03-11 18:00"));
        newsroom.write("pages/wrong.md", page("Wrong", "")).run();
        assertThat(newsroom.at("/pages/draft")).isInstanceOf(PermalinkState.Unknown.class);
        assertThat(newsroom.at("/pages/soon")).isInstanceOf(PermalinkState.Unknown.class);
        Editions editions = newsroom.bean(Editions.class);
        assertThat(editions.due(editions.current().orElseThrow())).isEqualTo(Instant.parse("2026-03-11T15:00:00Z"));

        newsroom.pass(Duration.ofHours(3)).openByClock();
        assertThat(linked()).containsExactly("Short", "Soon", "Wrong");
        newsroom.pass(Duration.ofHours(3)).openByClock();
        assertThat(newsroom.at("/pages/short")).isInstanceOf(PermalinkState.Gone.class);

        newsroom.write("pages/wrong.md", page("Wrong", "draft: true")).run();
        assertThat(newsroom.at("/pages/wrong")).isInstanceOf(PermalinkState.Gone.class);
        newsroom.write("pages/wrong.md", page("Right", "")).run();
        assertThat(live("/pages/wrong").text().headline()).isEqualTo("Right");
    }

    @Test
    void pictureBesideThePageIsShown() {
        newsroom.write("pages/house.png", PNG);
        newsroom.write("pages/about.md", "# About\n\nOur house:\n\n![The house](house.png)\n\n![None](missing.png)\n");

        ImportReport report = newsroom.run();

        assertThat(live("/pages/about").text().body().prose()).contains("<img src=\"/media/",
                "/house.png\" alt=\"The house\" width=\"1\"");
        assertThat(report.problems()).singleElement().asString().startsWith("pages/about.md:7:")
                .contains("the picture pages/missing.png is not there");
    }

    @Test
    void fieldsThatSayNothingOfAPageAreNamed() {
        newsroom.write("pages/about.md", page("About", "tags: a, b\nwieght: 3\nlayout: page"));

        assertThat(newsroom.run().problems()).map(Object::toString)
                .anyMatch(it -> it.startsWith("pages/about.md:3:1: warning: `tags` says nothing of a standing page"))
                .anyMatch(it -> it.startsWith("pages/about.md:4:1: warning: \"wieght\" is no field"))
                .hasSize(2);
    }

    @Test
    @Timeout(value = 180, unit = TimeUnit.SECONDS)
    void brokenPageKeepsItsLastGoodVersion() {
        newsroom.write("pages/about.md", page("About", ""));
        newsroom.run();

        for (String broken : List.of("---\ntitle: [\n---\n", "---\ntitle: A\nweight: heavy\n---\nText.", ">".repeat(20_000),
                "")) {
            newsroom.write("pages/about.md", broken);
            assertThat(newsroom.run().refused()).isEqualTo(1);
            assertThat(live("/pages/about").text().headline()).isEqualTo("About");
        }
        newsroom.delete("pages/about.md").write("pages/us.md", page("About", "weight: heavy"));
        newsroom.run();
        assertThat(live("/pages/about").text().headline()).as("moved and broken at once").isEqualTo("About");
    }

    @Test
    void whatIsHiddenInTheFolderIsNoPage() {
        newsroom.write("pages/README.md", "# Read me");
        newsroom.write("pages/_note.md", "# Note");
        newsroom.write("pages/_drafts/later.md", "# Later\n\nText.");
        newsroom.run();

        assertThat(linked()).isEmpty();
        assertThat(newsroom.at("/pages/later")).isInstanceOf(PermalinkState.Unknown.class);
    }

    private Article live(String address) {
        return ((PermalinkState.Live) newsroom.at(address)).article();
    }

    private List<String> linked() {
        return newsroom.bean(StandingPages.class).all().stream().map(StandingPages.Linked::headline).toList();
    }

    private static String page(String title, String fields) {
        return "---\ntitle: " + title + "\n" + fields + (fields.isEmpty() ? "" : "\n") + "---\n\nText of " + title + ".\n";
    }
}
