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

@Served
class FrontPageTests {

    private static final Pattern STORY = Pattern.compile("<h[23][^>]*><a href=\"(/articles/[^\"]+)\"");

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Test
    void paperWithoutStoriesIsAFriendlyPage() {
        press.publishOnly();

        HttpResponse<String> front = site.get("/");

        assertThat(front.statusCode()).isEqualTo(200);
        assertThat(front.body()).contains("Nothing has been published yet").doesNotContain("Latest", "Older stories");
    }

    @Test
    void onlyStoryLeadsWithItsAsideBesideIt() {
        press.publishOnly(Copy.of("The only story").section("Trade").source(new Source("The wire", java.util.Optional.empty()))
                .body(new ArticleBody("<p>It.</p>", "", "<aside class=\"aside\"><p>Beside it.</p></aside>", "It.", 1, false)));

        String front = site.get("/").body();

        assertThat(stories(front)).containsExactly("/articles/the-only-story");
        assertThat(front).contains("Trade", "Source: The wire", "<p>Beside it.</p>")
                .doesNotContain("Latest", "More stories", "Older stories");
    }

    @Test
    void briefsWithoutDatesLeaveNoColumnForThem() {
        press.publishOnly(Copy.of("One"), Copy.of("Two"), Copy.of("Three"));
        assertThat(site.get("/").body()).contains("<ol class=\"briefs briefs--untimed\">");

        press.publish(Copy.of("Two").date(Copy.day("2026-03-10")));
        assertThat(site.get("/").body()).contains("<ol class=\"briefs\">");
    }

    @Test
    void threeStoriesAreALeadAndTwoBriefs() {
        press.publishOnly(
                Copy.of("This morning").date(Copy.time("2026-03-12T06:30:00Z")),
                Copy.of("Yesterday").date(Copy.day("2026-03-11")),
                Copy.of("Long ago").date(Copy.day("2019-11-02")));

        String front = site.get("/").body();

        assertThat(stories(front)).containsExactly("/articles/this-morning", "/articles/yesterday", "/articles/long-ago");
        assertThat(front).contains("<time datetime=\"2026-03-11\">11 Mar</time>", "<time datetime=\"2019-11-02\">Nov 2019</time>")
                .doesNotContain("Times are", "More stories", "Older stories");
    }

    @Test
    void columnThatTellsTheClockSaysWhose() {
        press.publishOnly(
                Copy.of("Noon").date(Copy.time("2026-03-12T09:00:00Z")),
                Copy.of("Morning").date(Copy.time("2026-03-12T06:30:00Z")));

        assertThat(site.get("/").body()).contains("<time datetime=\"2026-03-12T06:30:00Z\">06:30</time>", "Times are UTC");
    }

    @Test
    void fortyStoriesAreWalkedByTheOlderLinksAndBackByTheNewer() {
        press.publishOnly(IntStream.range(0, 40)
                .mapToObj(i -> Copy.of("Story %02d".formatted(i)).date(Copy.day("2026-03-11")))
                .toArray(Copy[]::new));

        String front = site.get("/").body();
        String older = site.get(link(front, "next")).body();
        String newer = site.get(link(older, "prev")).body();

        assertThat(stories(front)).hasSize(20);
        assertThat(stories(older)).hasSize(20).doesNotContainAnyElementsOf(stories(front));
        assertThat(stories(newer)).isEqualTo(stories(front));
        assertThat(older).contains("<h1>Earlier stories</h1>").doesNotContain("rel=\"next\"");
        assertThat(newer).doesNotContain("rel=\"prev\"");
    }

    @Test
    void positionFollowsItsStoryThroughARename() {
        press.publishOnly(Copy.of("First").date(Copy.day("2026-03-11")), Copy.of("Second").date(Copy.day("2026-03-10")));
        press.publish(Copy.of("First").slug("erste").date(Copy.day("2026-03-11")));

        HttpResponse<String> moved = site.get("/?before=first");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location")).contains("/?before=erste");
        assertThat(stories(site.get("/?before=erste").body())).containsExactly("/articles/second");
    }

    @Test
    void positionOfNoStoryIsNotFound() {
        assertThat(site.get("/?before=nothing-of-ours").statusCode()).isEqualTo(404);
        assertThat(site.get("/?after=").statusCode()).isEqualTo(404);
        assertThat(site.get("/?before=" + "x".repeat(5000)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatTheBrowserPrefersAndUnknownParametersChangeNothing() {
        press.publishOnly(Copy.of("The same for everyone"));

        String front = site.get("/").body();

        assertThat(site.get("/?utm_source=x&lang=de", "Accept-Language", "de", "Accept", "application/json").body())
                .isEqualTo(front);
    }

    @Test
    void foreignHeadlineSaysItsLanguageAndDirection() {
        press.publishOnly(Copy.of("العلم في الصغر").language("ar"), Copy.of("Ours"));

        assertThat(site.get("/").body())
                .contains("lang=\"ar\" dir=\"rtl\"><a href=\"/articles/%D8%A7%D9%84%D8%B9%D9%84%D9%85-")
                .containsPattern("<h[23]><a href=\"/articles/ours\">");
    }

    private static List<String> stories(String page) {
        List<String> stories = new ArrayList<>();
        Matcher matcher = STORY.matcher(page);
        while (matcher.find()) {
            stories.add(matcher.group(1));
        }
        return stories;
    }

    private static String link(String page, String relation) {
        Matcher matcher = Pattern.compile("<link rel=\"" + relation + "\" href=\"([^\"]+)\"").matcher(page);
        assertThat(matcher.find()).as("link to the " + relation + " page").isTrue();
        return matcher.group(1);
    }
}
