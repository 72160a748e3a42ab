package press.broadsheet.pages;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class FrontPageTests {

    private static final Pattern STORY = Pattern.compile("<h[23][^>]*><a href=\"(/articles/[^\"]+)\"");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void emptySiteShowsAFriendlyFrontPage() {
        testPublisher.publishOnly();

        HttpResponse<String> front = siteClient.get("/");

        assertThat(front.statusCode()).isEqualTo(200);
        assertThat(front.body()).contains("Nothing has been published yet").doesNotContain("Latest", "Older stories");
    }

    @Test
    void singleArticleIsTheLeadWithItsAside() {
        testPublisher.publishOnly(ManuscriptBuilder.of("The only story").section("Trade")
                .source(new Source("The wire", java.util.Optional.empty()))
                .body(new ArticleBody("<p>It.</p>", "", "<aside class=\"aside\"><p>Beside it.</p></aside>", "It.", 1, false)));

        String front = siteClient.get("/").body();

        assertThat(articleAddresses(front)).containsExactly("/articles/the-only-story");
        assertThat(front).contains("Trade", "Source: The wire", "<p>Beside it.</p>")
                .doesNotContain("Latest", "More stories", "Older stories");
    }

    @Test
    void briefsWithoutDatesHaveNoDateColumn() {
        testPublisher.publishOnly(ManuscriptBuilder.of("One"), ManuscriptBuilder.of("Two"), ManuscriptBuilder.of("Three"));
        assertThat(siteClient.get("/").body()).contains("<ol class=\"briefs briefs--untimed\">");

        testPublisher.publish(ManuscriptBuilder.of("Two").date(ManuscriptBuilder.day("2026-03-10")));
        assertThat(siteClient.get("/").body()).contains("<ol class=\"briefs\">");
    }

    @Test
    void threeArticlesAreALeadAndTwoBriefs() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("This morning").date(ManuscriptBuilder.time("2026-03-12T06:30:00Z")),
                ManuscriptBuilder.of("Yesterday").date(ManuscriptBuilder.day("2026-03-11")),
                ManuscriptBuilder.of("Long ago").date(ManuscriptBuilder.day("2019-11-02")));

        String front = siteClient.get("/").body();

        assertThat(articleAddresses(front))
                .containsExactly("/articles/this-morning", "/articles/yesterday", "/articles/long-ago");
        assertThat(front).contains("<time datetime=\"2026-03-11\">11 Mar</time>", "<time datetime=\"2019-11-02\">Nov 2019</time>")
                .doesNotContain("Times are", "More stories", "Older stories");
    }

    @Test
    void timesInTheLatestColumnNameTheirTimeZone() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Noon").date(ManuscriptBuilder.time("2026-03-12T09:00:00Z")),
                ManuscriptBuilder.of("Morning").date(ManuscriptBuilder.time("2026-03-12T06:30:00Z")));

        assertThat(siteClient.get("/").body()).contains("<time datetime=\"2026-03-12T06:30:00Z\">06:30</time>", "Times are UTC");
    }

    @Test
    void fortyArticlesArePagedInBothDirections() {
        testPublisher.publishOnly(IntStream.range(0, 40)
                .mapToObj(i -> ManuscriptBuilder.of("Story %02d".formatted(i)).date(ManuscriptBuilder.day("2026-03-11")))
                .toArray(ManuscriptBuilder[]::new));

        String front = siteClient.get("/").body();
        String older = siteClient.get(link(front, "next")).body();
        String newer = siteClient.get(link(older, "prev")).body();

        assertThat(articleAddresses(front)).hasSize(20);
        assertThat(articleAddresses(older)).hasSize(20).doesNotContainAnyElementsOf(articleAddresses(front));
        assertThat(articleAddresses(newer)).isEqualTo(articleAddresses(front));
        assertThat(older).contains("<h1>Earlier stories</h1>").doesNotContain("rel=\"next\"");
        assertThat(newer).doesNotContain("rel=\"prev\"");
    }

    @Test
    void positionFollowsItsArticleThroughARename() {
        testPublisher.publishOnly(ManuscriptBuilder.of("First").date(ManuscriptBuilder.day("2026-03-11")),
                ManuscriptBuilder.of("Second").date(ManuscriptBuilder.day("2026-03-10")));
        testPublisher.publish(ManuscriptBuilder.of("First").slug("erste").date(ManuscriptBuilder.day("2026-03-11")));

        HttpResponse<String> moved = siteClient.get("/?before=first");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/?before=erste");
        assertThat(articleAddresses(siteClient.get("/?before=erste").body())).containsExactly("/articles/second");
    }

    @Test
    void unknownPositionIsNotFound() {
        assertThat(siteClient.get("/?before=nothing-of-ours").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/?after=").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/?before=" + "x".repeat(5000)).statusCode()).isEqualTo(404);
    }

    @Test
    void acceptLanguageAndUnknownParametersChangeNothing() {
        testPublisher.publishOnly(ManuscriptBuilder.of("The same for everyone"));

        String front = siteClient.get("/").body();

        assertThat(siteClient.get("/?utm_source=x&lang=de", "Accept-Language", "de", "Accept", "application/json").body())
                .isEqualTo(front);
    }

    @Test
    void foreignHeadlineIsMarkedWithLanguageAndDirection() {
        testPublisher.publishOnly(ManuscriptBuilder.of("العلم في الصغر").language("ar"), ManuscriptBuilder.of("Ours"));

        assertThat(siteClient.get("/").body())
                .contains("lang=\"ar\" dir=\"rtl\"><a href=\"/articles/%D8%A7%D9%84%D8%B9%D9%84%D9%85-")
                .containsPattern("<h[23]><a href=\"/articles/ours\">");
    }

    private static List<String> articleAddresses(String page) {
        List<String> addresses = new ArrayList<>();
        Matcher matcher = STORY.matcher(page);
        while (matcher.find()) {
            addresses.add(matcher.group(1));
        }
        return addresses;
    }

    private static String link(String page, String relation) {
        Matcher matcher = Pattern.compile("<link rel=\"" + relation + "\" href=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).as("link to the " + relation + " page").isTrue();
        return matcher.group(1);
    }
}
