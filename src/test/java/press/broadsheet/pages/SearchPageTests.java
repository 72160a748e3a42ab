package press.broadsheet.pages;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.browser.HtmlChecker;

import static org.assertj.core.api.Assertions.assertThat;

/** The search page, and the suggestions on the 404 page. */
@WithRunningSite
class SearchPageTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @BeforeEach
    void publish() {
        List<ManuscriptBuilder> stories = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            stories.add(
                    ManuscriptBuilder.of("Harvest report %02d".formatted(i)).section(i % 3 == 0 ? "Trade & Tariffs" : "Farming")
                            .date(ManuscriptBuilder.day(i % 2 == 0 ? "2026-02-11" : "2025-02-11")));
        }
        stories.add(
                ManuscriptBuilder.of("Ministry protects intellectual property").slug("ministry-protects-intellectual-property")
                        .section("Policy").standfirst("Inventors <b>and</b> \"lawyers\" & others welcome patents."));
        stories.add(ManuscriptBuilder.of("Lawyers sue over patents"));
        testPublisher.publishOnly(stories.toArray(ManuscriptBuilder[]::new));
    }

    @Test
    void emptyQueryShowsTheFormAndTheSections() {
        Document page = page("/search");

        assertThat(page.select("main form[role=search][action=/search] input[name=q]")).hasSize(1);
        assertThat(page.select(".masthead form")).isEmpty();
        assertThat(page.select(".index a").eachText()).containsExactly("Farming", "Trade & Tariffs", "Policy");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://news.example.org/search");
    }

    @Test
    void matchesAreHighlightedInEscapedText() {
        Document page = page("/search?q=lawyers+patents");

        assertThat(page.select("[role=status]").text()).isEqualTo("2 stories mention “lawyers patents”.");
        assertThat(page.select(".row h2").eachText())
                .containsExactly("Lawyers sue over patents", "Ministry protects intellectual property");
        assertThat(page.select(".row mark").eachText()).containsExactly("Lawyers", "patents", "lawyers", "patents");
        assertThat(page.select(".row .teaser__text").last().text()).isEqualTo(
                "Inventors <b>and</b> \"lawyers\" & others welcome patents.");
        assertThat(page("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22").select("script:not([type])")).isEmpty();
    }

    @Test
    void resultsArePagedAndNarrowedBySectionAndYear() {
        Document first = page("/search?q=harvest");
        assertThat(first.select(".row")).hasSize(20);
        assertThat(first.select("[role=status]").text()).isEqualTo("45 stories mention “harvest”.");
        assertThat(first.select(".pages a[rel=next]").attr("href")).isEqualTo("/search?q=harvest&page=2");
        assertThat(first.select(".index li").eachText())
                .containsExactly("Farming30", "Trade & Tariffs15", "202623", "202522");

        for (Element link : first.select(".index a")) {
            String count = link.nextElementSibling().text();
            assertThat(page(link.attr("href")).select("[role=status]").text()).startsWith(count + " stories");
        }
        assertThat(page("/search?q=harvest&page=3").select(".row")).hasSize(5);
        assertThat(page("/search?q=harvest&page=99").select(".pages [aria-current]").text()).isEqualTo("3");
        assertThat(page("/search?q=harvest&page=-1").html()).isEqualTo(first.html());
        assertThat(page("/search?q=harvest&page=x&utm_source=y").html()).isEqualTo(first.html());
    }

    @Test
    void misspelledWordGetsASuggestion() {
        Document page = page("/search?q=harvset+report");

        assertThat(page.select("[role=status] a").text()).isEqualTo("Harvest report");
        assertThat(page(page.select("[role=status] a").attr("href")).select(".row")).isNotEmpty();
    }

    @Test
    void emptyResultShowsSuggestions() {
        Document page = page("/search?q=xylophone");

        assertThat(page.select("[role=status]").text()).isEqualTo("No story mentions “xylophone”.");
        assertThat(page.select(".index a")).hasSize(3);
        assertThat(page.select(".band .teaser")).hasSize(3);
    }

    @Test
    void otherSpellingsRedirectToOneAddress() {
        assertThat(siteClient.get("/Search/?q=A%20b").headers().firstValue("Location")).contains("/search?q=A%20b");
        assertThat(siteClient.get("/search?q=harvest").headers().firstValue("ETag")).isPresent();
    }

    @Test
    void openSearchDescriptionIsLinked() {
        assertThat(page("/").select("link[rel=search]").attr("href")).isEqualTo("/opensearch.xml");
        assertThat(page("/").select(".masthead form[role=search] input[name=q]")).hasSize(1);
        var description = siteClient.get("/opensearch.xml");
        assertThat(description.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/opensearchdescription+xml");
        assertThat(description.body()).contains("template=\"https://news.example.org/search?q={searchTerms}\"")
                .contains("<ShortName>Broadsheet</ShortName>");
    }

    @Test
    void unknownAddressSuggestsTheMostSimilarArticle() {
        for (String slip : List.of("/articles/ministry-protects-intelectual-proprety", "/2019/05/ministry-protect-property.html",
                "/articles/intellectual-property-ministry-2", "/Ministry_Protects_Intellectual_Property.php")) {
            Document page = Jsoup.parse(siteClient.get(slip).body());
            assertThat(page.select(".band h2").text()).as(slip).isEqualTo("Perhaps you were looking for");
            assertThat(page.select(".band h3").eachText()).as(slip).first().isEqualTo("Ministry protects intellectual property");
        }
        Document nothing = Jsoup.parse(siteClient.get("/wp-login.php").body());
        assertThat(nothing.select(".band h2").text()).isEqualTo("From the front page");
        assertThat(nothing.select("form[role=search]")).hasSize(1);
    }

    @Test
    void withdrawnArticleSuggestsRelatedArticles() {
        testPublisher.publish(ManuscriptBuilder.of("Lawyers sue over patents").withdrawn("It was wrong."));

        Document gone = Jsoup.parse(siteClient.get("/articles/lawyers-sue-over-patents").body());
        assertThat(gone.select(".band h2").text()).isEqualTo("On the same matter");
        assertThat(gone.select(".band h3").eachText()).contains("Ministry protects intellectual property")
                .doesNotContain("Lawyers sue over patents");
        assertThat(gone.select("form[role=search]")).hasSize(1);
    }

    @Test
    void htmlCheckerFindsNothing() {
        assertThat(HtmlChecker.check(java.util.Map.of("form", siteClient.get("/search").body(), "results",
                siteClient.get("/search?q=harvest&page=2").body(), "nothing", siteClient.get("/search?q=harvset").body(),
                "unknown",
                siteClient.get("/articles/ministry").body()))).isEmpty();
    }

    private Document page(String address) {
        var response = siteClient.get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(response.body());
    }
}
