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

@Served
class ArticlePageTests {

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Test
    void whatIsNotKnownLeavesNoTrace() {
        press.publishOnly(Copy.of("Bare story"));

        String page = site.get("/articles/bare-story").body();

        assertThat(page).contains("<h1 id=\"hed\">Bare story</h1>", "<dd>1 minute</dd>", "<p class=\"end\">Text.</p>")
                .doesNotContain("<dt>By", "<dt>Source", "<dt>Published", "<dt>Updated", "standfirst", "kicker",
                        "story__foot", "story__rail", "Unknown", "undefined", "null", "Optional");
    }

    @Test
    void everyFactIsToldAndLabelled() {
        press.publish(Copy.of("Whole story")
                .section("Industry").genre(Genre.ANALYSIS).standfirst("In a sentence.")
                .authors("A. One", "B. Two", "C. Three")
                .date(Copy.time("2026-03-10T22:30:00Z")).updated(Copy.day("2026-03-12"))
                .source(new Source("The wire", Optional.of("https://wire.example.com/1")))
                .tags("Standards", "Robotics")
                .corrected(new Correction(Copy.day("2026-03-11"), "It said 873 & meant <837>."))
                .body(new ArticleBody("<p>Text.</p>", "<ol><li id=\"fn1\">Note.</li></ol>", "<aside><p>Beside.</p></aside>",
                        "Text.", 1380, true)));

        String page = site.get("/articles/whole-story").body();

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
    void updateThatIsNotLaterIsNotClaimed() {
        press.publish(Copy.of("Steady").date(Copy.day("2026-03-10")).updated(Copy.day("2026-03-10")));

        assertThat(site.get("/articles/steady").body()).contains("<dt>Published").doesNotContain("<dt>Updated");
    }

    @Test
    void pageIsInItsStorysLanguage() {
        press.publish(Copy.of("أخبار").language("ar"), Copy.of("Nouvelles").language("fr-CA"));

        assertThat(site.get("/articles/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1").body()).contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(site.get("/articles/nouvelles").body()).contains("<html lang=\"fr-CA\" dir=\"ltr\">");
    }

    @Test
    void formerAddressesAreOneRedirectAway() {
        press.publish(Copy.of("Moving house").aliases("/old/house", "/en/news-show.asp?id=5081"));
        press.publish(Copy.of("Moving house").slug("neues-haus-für-alle"));

        assertMoved("/articles/moving-house?utm=x", "/articles/neues-haus-f%C3%BCr-alle?utm=x");
        assertMoved("/old/house", "/articles/neues-haus-f%C3%BCr-alle");
        assertMoved("/en/news-show.asp?from=feed&id=5081", "/articles/neues-haus-f%C3%BCr-alle?from=feed");
        assertThat(site.get("/en/news-show.asp?id=5082").statusCode()).isEqualTo(404);
        assertThat(site.get("/articles/neues-haus-f%C3%BCr-alle?utm=x").statusCode()).isEqualTo(200);
    }

    @Test
    void withdrawnStoryIsGoneWithItsReasonAndReplacement() {
        press.publish(Copy.of("Wrong figures").date(Copy.day("2026-03-01")), Copy.of("Right figures"));
        press.publish(Copy.of("Wrong figures").date(Copy.day("2026-03-01")).withdrawn("Nobody could confirm them.")
                .replacedBy("right-figures"));

        HttpResponse<String> gone = site.get("/articles/wrong-figures");

        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("This story has been withdrawn", "Wrong figures", "1 March 2026",
                "Nobody could confirm them.", "href=\"/articles/right-figures\"", "content=\"noindex\"")
                .doesNotContain("canonical");
    }

    @Test
    void silentlyWithdrawnStoryIsNotNamed() {
        press.publish(Copy.of("Better unsaid"));
        press.publish(Copy.of("Better unsaid").withdrawnSilently());

        HttpResponse<String> gone = site.get("/articles/better-unsaid");

        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).doesNotContain("Better unsaid").doesNotContain("<dl class=\"gone\">");
    }

    @Test
    void expiredStorySaysUntilWhenItStood() {
        press.publish(Copy.of("For a week"));
        press.publish(Copy.of("For a week").expires(Copy.day("2026-03-12")));

        assertThat(site.get("/articles/for-a-week").body()).contains("no longer published", "<dt>Ended", "12 March 2026");
    }

    @Test
    void unknownAddressIsNotFoundAndShowsWhereToLookOn() {
        press.publish(Copy.of("Something to read"));

        HttpResponse<String> page = site.get("/articles/nothing-of-ours");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no page at this address", "content=\"noindex\"",
                "From the front page", "href=\"/articles/something-to-read\"");
    }

    private void assertMoved(String from, String to) {
        HttpResponse<String> answer = site.get(from);
        assertThat(answer.statusCode()).as(from).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).as(from).contains(to);
    }
}
