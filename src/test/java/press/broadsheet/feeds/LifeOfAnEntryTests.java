package press.broadsheet.feeds;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import press.broadsheet.pages.Copy;
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

@Served
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS) // what other tests withdrew would push out what these do
class LifeOfAnEntryTests {

    private static final List<String> MACHINES = List.of("/feed.atom", "/feed.rss", "/feed.json", "/tags/secret/feed.atom",
            "/sitemap.xml", "/sitemaps/2026-03.xml", "/sitemaps/2026-04.xml", "/sitemaps/undated.xml",
            "/sitemaps/listings.xml", "/sitemap-news.xml", "/robots.txt");

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Test
    void whatIsNotLiveIsToldToNoMachine() {
        press.publishOnly(
                Copy.of("Open story").date(Copy.day("2026-03-11")),
                Copy.of("Secret embargo").date(Copy.day("2026-04-01")).tags("Secret").authors("Secret"),
                Copy.of("Secret too late").date(Copy.day("2026-03-01")).expires(Copy.day("2026-03-02")).tags("Secret"),
                Copy.of("Secret never was").withdrawn("Secret").tags("Secret"));

        assertThat(MACHINES.stream().map(address -> site.get(address).body()))
                .allSatisfy(body -> assertThat(body).doesNotContainIgnoringCase("secret-").doesNotContain("Secret "));
        assertThat(site.get("/tags/secret/feed.atom").statusCode()).isEqualTo(404);
        assertThat(site.get("/authors/secret/feed.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void withdrawnStoryIsToldByItsIdAlone() {
        Copy mistake = Copy.of("The mistake").date(Copy.day("2026-03-10")).section("Errata");
        Copy rumour = Copy.of("The rumour").date(Copy.day("2026-03-10")).section("Errata");
        press.publishOnly(mistake, rumour, Copy.of("Another").section("Errata"));
        String id = entry("The mistake", "id");
        String nameless = entry("The rumour", "id");

        press.publish(mistake.withdrawn("It was <wrong>."), rumour.withdrawnSilently());

        String atom = site.get("/sections/errata/feed.atom").body();
        Xml xml = Xml.of(atom);
        assertThat(Schemas.relaxNg("atom.rnc", atom)).isEmpty();
        assertThat(xml.one("//*[name()='at:deleted-entry'][@ref='" + id + "']")).isEqualTo("It was <wrong>.");
        assertThat(xml.one("//*[name()='at:deleted-entry'][@ref='" + nameless + "']")).isEmpty();
        assertThat(xml.all("//*[name()='at:deleted-entry']/@when")).containsOnly("2026-03-12T10:00:00Z");
        assertThat(site.get("/feed.atom").body()).contains("<at:deleted-entry").doesNotContain("The mistake", "The rumour");

        press.publish(Copy.of("The mistake").date(Copy.day("2026-03-10")).section("Errata"));

        assertThat(Xml.of(site.get("/sections/errata/feed.atom").body()).all("//*[name()='at:deleted-entry']/@ref"))
                .containsExactly(nameless);
        assertThat(entry("The mistake", "id")).isEqualTo(id);
    }

    @Test
    void storyThatGoesBackUnderEmbargoIsToldByItsIdAlone() {
        Copy early = Copy.of("Too early").date(Copy.day("2026-03-10")).section("Errata");
        press.publishOnly(early, Copy.of("Another").section("Errata").date(Copy.day("2026-03-01")));
        String id = entry("Too early", "id");

        press.publish(early.date(Copy.day("2026-04-01")));

        for (String feed : List.of("/feed.atom", "/sections/errata/feed.atom")) {
            String atom = site.get(feed).body();
            assertThat(Schemas.relaxNg("atom.rnc", atom)).isEmpty();
            assertThat(Xml.of(atom).all("//*[name()='at:deleted-entry']/@ref")).contains(id);
            assertThat(atom).doesNotContain("Too early", "2026-04");
        }
        assertThat(site.get("/sections/trade/feed.atom").body()).doesNotContain(id);

        press.publish(Copy.of("Too early").date(Copy.day("2026-03-10")).section("Errata"));

        assertThat(Xml.of(site.get("/feed.atom").body()).all("//*[name()='at:deleted-entry']/@ref")).doesNotContain(id);
        assertThat(entry("Too early", "id")).isEqualTo(id);
    }

    @Test
    void entryKeepsItsIdThroughARename() {
        Copy story = Copy.of("First name").date(Copy.day("2026-03-10"));
        press.publishOnly(story, Copy.of("Older").date(Copy.day("2026-03-01")));
        String id = entry("First name", "id");

        press.publish(story.slug("second-name"));

        assertThat(entry("First name", "id")).isEqualTo(id).startsWith("tag:news.example.org,2026-03-12:");
        assertThat(entry("First name", "link[@rel='alternate']/@href"))
                .isEqualTo("https://news.example.org/articles/second-name");
        HttpResponse<String> former = site.get("/feed.atom?before=first-name");
        assertThat(former.statusCode()).isEqualTo(301);
        assertThat(former.headers().firstValue("Location")).contains("/feed.atom?before=second-name");
    }

    @Test
    void updatedMovesWhenTheEditorSaysSoAndNotWhenAFileIsReadAgain() {
        Copy story = Copy.of("Moving story").date(Copy.time("2026-03-10T06:30:00Z"));
        press.publishOnly(story);
        assertThat(entry("Moving story", "updated")).isEqualTo("2026-03-10T06:30:00Z");

        press.publish(story.body(new ArticleBody("<p>A comma, mended.</p>", "", "", "A comma, mended.", 3, false)));
        assertThat(entry("Moving story", "updated")).isEqualTo("2026-03-10T06:30:00Z");

        press.publish(story.updated(Copy.time("2026-03-11T07:00:00Z")));
        assertThat(entry("Moving story", "updated")).isEqualTo("2026-03-11T07:00:00Z");
        assertThat(entry("Moving story", "published")).isEqualTo("2026-03-10T06:30:00Z");
    }

    @Test
    void storyWithoutADateClaimsNone() {
        press.publishOnly(Copy.of("Undated"));

        assertThat(Xml.of(site.get("/feed.atom").body()).all("//entry/published")).isEmpty();
        assertThat(site.get("/feed.rss").body()).doesNotContain("<pubDate>");
        assertThat(site.get("/feed.json").body()).doesNotContain("date_published", "date_modified");
        assertThat(site.get("/sitemaps/undated.xml").body()).contains("/articles/undated").doesNotContain("lastmod");
    }

    @Test
    void storyIsReadWholeAwayFromTheSite() {
        press.publishOnly(Copy.of("Whole").source(new Source("The wire", Optional.of("https://wire.example.org/1")))
                .body(new ArticleBody("<p>See <a href=\"/articles/other#part\">this</a>, <a href=\"#fn1\">1</a>, "
                        + "<a href=\"//elsewhere.example.org/\">that</a> and href=\"/not-a-link.</p>",
                        "<ol><li id=\"fn1\">Note</li></ol>", "<aside>Beside</aside>", "See", 1, false)));

        assertThat(entry("Whole", "content")).contains(
                "<a href=\"https://news.example.org/articles/other#part\">",
                "<a href=\"https://news.example.org/articles/whole#fn1\">",
                "<a href=\"//elsewhere.example.org/\">",
                "and href=\"/not-a-link.",
                "<p>(Source: <a href=\"https://wire.example.org/1\">The wire</a>)</p>",
                "<li id=\"fn1\">Note</li>",
                "<aside>Beside</aside>");
        assertThat(entry("Whole", "author/name")).isEqualTo("The wire");
        assertThat(entry("Whole", "link[@rel='via']/@href")).isEqualTo("https://wire.example.org/1");
    }

    @Test
    void emptyPaperHasValidFeeds() {
        press.publishOnly();

        assertThat(Schemas.relaxNg("atom.rnc", site.get("/feed.atom").body())).isEmpty();
        assertThat(Schemas.relaxNg("rss.rnc", site.get("/feed.rss").body())).isEmpty();
        assertThat(Schemas.json("jsonfeed.json", site.get("/feed.json").body())).isEmpty();
    }

    private String entry(String title, String path) {
        return Xml.of(site.get("/feed.atom").body()).one("//entry[title='" + title + "']/" + path);
    }
}
