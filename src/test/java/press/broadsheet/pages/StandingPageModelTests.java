package press.broadsheet.pages;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.browser.HtmlChecker;
import press.broadsheet.publication.ArticleBody;

import static org.assertj.core.api.Assertions.assertThat;

/** A standing page as HTML and as metadata. */
@WithRunningSite
class StandingPageModelTests {

    private static final Pattern FOOTER = Pattern.compile("<a href=\"(/pages/[^\"]+)\"[^>]*>([^<]+)</a>");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @AfterEach
    void withdrawStandingPages() {
        testPublisher.publishStandingPagesOnly();
    }

    @Test
    void pageHasItsOwnTitleDescriptionAndAddress() {
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("About").standfirst("Who we are.")
                .updated(ManuscriptBuilder.day("2026-03-11"))
                .body(new ArticleBody("<p>Text.</p>", "<ol><li>Note.</li></ol>", "<aside class=\"aside\"><p>Beside.</p></aside>",
                        "Text.", 1,
                        false)));

        HttpResponse<String> response = siteClient.get("/pages/about");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<title>About — ", "<h1 id=\"hed\">About</h1>", "<p>Text.</p>", "Note.", "Beside.",
                "<meta name=\"description\" content=\"Who we are.\">",
                "<link rel=\"canonical\" href=\"https://news.example.org/pages/about\">",
                "<meta content=\"https://news.example.org/pages/about\" property=\"og:url\">",
                "\"@type\":\"AboutPage\"", "\"dateModified\":\"2026-03-11\"", "<dt>Updated</dt>")
                .doesNotContain("text/markdown", "<dt>Published", "Reading time");
    }

    @Test
    void otherPagesAreWebPagesWithoutADate() {
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("Imprint"));

        assertThat(siteClient.get("/pages/imprint").body()).contains("\"@type\":\"WebPage\"", "\"name\":\"Imprint\"")
                .doesNotContain("dateModified", "<dt>Updated");
    }

    @Test
    void footerLinksStandingPagesInOrderAndMarksTheCurrentOne() {
        testPublisher.publishOnly(ManuscriptBuilder.of("A story"));
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("Zebra"), ManuscriptBuilder.of("关于").language("zh"),
                ManuscriptBuilder.of("About"));

        String front = siteClient.get("/").body();

        assertThat(footer(front)).containsExactly("Zebra", "关于", "About");
        assertThat(front).contains("lang=\"zh\" dir=\"ltr\">关于</a>");
        assertThat(siteClient.get("/pages/about").body()).contains("<a href=\"/pages/about\" aria-current=\"page\">About</a>");
    }

    @Test
    void siteWithoutArticlesHasStandingPages() {
        testPublisher.publishOnly();
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("Imprint"));

        assertThat(footer(siteClient.get("/").body())).containsExactly("Imprint");
        assertThat(siteClient.get("/").body()).doesNotContain("href=\"/archive\"");
    }

    @Test
    void pageInAnotherLanguageUsesIt() {
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("من نحن").language("ar"));

        assertThat(siteClient.get("/pages/%D9%85%D9%86-%D9%86%D8%AD%D9%86").body()).contains("<html lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void movedOrGonePageGetsOneRedirectOr410() {
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("About"));
        testPublisher.publishStandingPagesOnly(ManuscriptBuilder.of("About").slug("us"));

        HttpResponse<String> moved = siteClient.get("/Pages/About.html?a=1");
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/pages/us?a=1");
        assertThat(siteClient.get("/pages/about").headers().firstValue("Location")).contains("/pages/us");

        testPublisher.publishStandingPagesOnly();
        assertThat(siteClient.get("/pages/us").statusCode()).isEqualTo(410);
        assertThat(siteClient.get("/pages/about").statusCode()).isEqualTo(410);
        assertThat(siteClient.get("/pages/unheard-of").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/pages").statusCode()).isEqualTo(404);
    }

    @Test
    void htmlCheckerFindsNothingInItNorInTheFrontPageThatLinksIt() {
        testPublisher.publishOnly(IntStream.range(0, 30)
                .mapToObj(i -> ManuscriptBuilder.of("Story %02d".formatted(i)).section(i % 2 == 0 ? "Trade" : "Industry")
                        .date(ManuscriptBuilder.time("2026-03-10T12:%02d:00Z".formatted(59 - i))))
                .toArray(ManuscriptBuilder[]::new));
        testPublisher.publishStandingPagesOnly(
                ManuscriptBuilder.of("About").standfirst("Who we are.").updated(ManuscriptBuilder.day("2026-03-11"))
                        .body(new ArticleBody("<p>Text.</p>", "<ol><li>Note.</li></ol>",
                                "<aside class=\"aside\"><p>Beside.</p></aside>",
                                "Text.", 1,
                                false)),
                ManuscriptBuilder.of("关于").language("zh"));
        String front = siteClient.get("/").body();

        assertThat(front).contains("band--split");
        assertThat(HtmlChecker.check(Map.of("front", front, "about", siteClient.get("/pages/about").body()))).isEmpty();
    }

    private static List<String> footer(String page) {
        return FOOTER.matcher(page.substring(page.indexOf("<footer class=\"colophon\""))).results()
                .map((MatchResult link) -> link.group(2))
                .toList();
    }
}
