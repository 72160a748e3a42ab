package press.broadsheet.pages;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class ArticlePageTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void unknownFieldsProduceNoMarkup() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Bare story"));

        String page = siteClient.get("/articles/bare-story").body();

        assertThat(page).contains("<h1 id=\"hed\">Bare story</h1>", "<dd>1 minute</dd>", "<p class=\"end\">Text.</p>")
                .doesNotContain("<dt>By", "<dt>Source", "<dt>Published", "<dt>Updated", "standfirst", "kicker",
                        "story__foot", "story__rail", "Unknown", "undefined", "null", "Optional");
    }

    @Test
    void everyFieldIsShownWithItsLabel() {
        testPublisher.publish(ManuscriptBuilder.of("Whole story")
                .section("Industry").genre(Genre.ANALYSIS).standfirst("In a sentence.")
                .authors("A. One", "B. Two", "C. Three")
                .date(ManuscriptBuilder.time("2026-03-10T22:30:00Z")).updated(ManuscriptBuilder.day("2026-03-12"))
                .source(new Source("The wire", Optional.of("https://wire.example.com/1")))
                .tags("Standards", "Robotics")
                .corrected(new Correction(ManuscriptBuilder.day("2026-03-11"), "It said 873 & meant <837>."))
                .body(new ArticleBody("<p>Text.</p>", "<ol><li id=\"fn1\">Note.</li></ol>", "<aside><p>Beside.</p></aside>",
                        "Text.", 1380, true)));

        String page = siteClient.get("/articles/whole-story").body();

        assertThat(page).contains(
                "<title>Whole story — Broadsheet</title>",
                "<meta name=\"description\" content=\"In a sentence.\">",
                "<link rel=\"canonical\" href=\"https://news.example.org/articles/whole-story\">",
                "<span class=\"genre\">Analysis</span>",
                "<p class=\"standfirst\">In a sentence.</p>",
                "<a rel=\"author\" href=\"/authors/a-one\">A. One</a>, <a rel=\"author\" href=\"/authors/b-two\">B. Two</a> and ",
                "<time datetime=\"2026-03-10T22:30:00Z\">10 March 2026, 22:30 UTC</time>",
                "<time datetime=\"2026-03-12\">12 March 2026</time>",
                "(Source: <a href=\"https://wire.example.com/1\">The wire</a>)",
                "<dd>6 minutes</dd>",
                "<div class=\"prose drop\">",
                "<li id=\"fn1\">Note.</li>",
                "<p>It said 873 &amp; meant &lt;837&gt;.</p>",
                "<a href=\"/tags/standards\">Standards</a>",
                "<div class=\"story__rail\">");
    }

    @Test
    void updateThatIsNotLaterIsNotShown() {
        testPublisher.publish(ManuscriptBuilder.of("Steady").date(ManuscriptBuilder.day("2026-03-10"))
                .updated(ManuscriptBuilder.day("2026-03-10")));

        assertThat(siteClient.get("/articles/steady").body()).contains("<dt>Published").doesNotContain("<dt>Updated");
    }

    @Test
    void pageIsInItsArticlesLanguage() {
        testPublisher.publish(ManuscriptBuilder.of("أخبار").language("ar"), ManuscriptBuilder.of("Nouvelles").language("fr-CA"));

        assertThat(siteClient.get("/articles/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1").body()).contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(siteClient.get("/articles/nouvelles").body()).contains("<html lang=\"fr-CA\" dir=\"ltr\">");
    }

    @Test
    void formerAddressesRedirectOnce() {
        testPublisher.publish(ManuscriptBuilder.of("Moving house").aliases("/old/house", "/en/news-show.asp?id=5081"));
        testPublisher.publish(ManuscriptBuilder.of("Moving house").slug("neues-haus-für-alle"));

        assertMoved("/articles/moving-house?utm=x", "/articles/neues-haus-f%C3%BCr-alle?utm=x");
        assertMoved("/old/house", "/articles/neues-haus-f%C3%BCr-alle");
        assertMoved("/en/news-show.asp?from=feed&id=5081", "/articles/neues-haus-f%C3%BCr-alle?from=feed");
        assertThat(siteClient.get("/en/news-show.asp?id=5082").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/articles/neues-haus-f%C3%BCr-alle?utm=x").statusCode()).isEqualTo(200);
    }

    @Test
    void withdrawnArticleIsGoneWithItsReasonAndReplacement() {
        testPublisher.publish(ManuscriptBuilder.of("Wrong figures").date(ManuscriptBuilder.day("2026-03-01")),
                ManuscriptBuilder.of("Right figures"));
        testPublisher.publish(ManuscriptBuilder.of("Wrong figures").date(ManuscriptBuilder.day("2026-03-01"))
                .withdrawn("Nobody could confirm them.")
                .replacedBy("right-figures"));

        HttpResponse<String> gone = siteClient.get("/articles/wrong-figures");

        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("This story has been withdrawn", "Wrong figures", "1 March 2026",
                "Nobody could confirm them.", "href=\"/articles/right-figures\"", "content=\"noindex\"")
                .doesNotContain("canonical");
    }

    @Test
    void silentlyWithdrawnArticleIsNotNamed() {
        testPublisher.publish(ManuscriptBuilder.of("Better unsaid"));
        testPublisher.publish(ManuscriptBuilder.of("Better unsaid").withdrawnSilently());

        HttpResponse<String> gone = siteClient.get("/articles/better-unsaid");

        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).doesNotContain("Better unsaid").doesNotContain("<dl class=\"gone\">");
    }

    @Test
    void expiredArticleShowsItsExpiryDate() {
        testPublisher.publish(ManuscriptBuilder.of("For a week"));
        testPublisher.publish(ManuscriptBuilder.of("For a week").expires(ManuscriptBuilder.day("2026-03-12")));

        assertThat(siteClient.get("/articles/for-a-week").body()).contains("no longer published", "<dt>Ended", "12 March 2026");
    }

    @Test
    void unknownAddressIsNotFoundWithSuggestions() {
        testPublisher.publish(ManuscriptBuilder.of("Something to read"));

        HttpResponse<String> page = siteClient.get("/articles/nothing-of-ours");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no page at this address", "content=\"noindex\"",
                "From the front page", "href=\"/articles/something-to-read\"");
    }

    private void assertMoved(String from, String to) {
        HttpResponse<String> response = siteClient.get(from);
        assertThat(response.statusCode()).as(from).isEqualTo(301);
        assertThat(response.headers().firstValue("Location")).as(from).contains(to);
    }
}
