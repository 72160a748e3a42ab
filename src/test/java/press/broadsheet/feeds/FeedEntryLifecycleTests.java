package press.broadsheet.feeds;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS) // tombstones of other tests would exceed the limit
class FeedEntryLifecycleTests {

    private static final List<String> MACHINES = List.of("/feed.atom", "/feed.rss", "/feed.json", "/tags/secret/feed.atom",
            "/sitemap.xml", "/sitemaps/2026-03.xml", "/sitemaps/2026-04.xml", "/sitemaps/undated.xml",
            "/sitemaps/listings.xml", "/sitemap-news.xml", "/robots.txt");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Test
    void unpublishedArticleIsInNoFeedOrSitemap() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Open story").date(ManuscriptBuilder.day("2026-03-11")),
                ManuscriptBuilder.of("Secret embargo").date(ManuscriptBuilder.day("2026-04-01")).tags("Secret").authors("Secret"),
                ManuscriptBuilder.of("Secret too late").date(ManuscriptBuilder.day("2026-03-01"))
                        .expires(ManuscriptBuilder.day("2026-03-02")).tags("Secret"),
                ManuscriptBuilder.of("Secret never was").withdrawn("Secret").tags("Secret"));

        assertThat(MACHINES.stream().map(address -> siteClient.get(address).body()))
                .allSatisfy(body -> assertThat(body).doesNotContainIgnoringCase("secret-").doesNotContain("Secret "));
        assertThat(siteClient.get("/tags/secret/feed.atom").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/authors/secret/feed.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void withdrawnArticleBecomesATombstone() {
        ManuscriptBuilder mistake =
                ManuscriptBuilder.of("The mistake").date(ManuscriptBuilder.day("2026-03-10")).section("Errata");
        ManuscriptBuilder rumour = ManuscriptBuilder.of("The rumour").date(ManuscriptBuilder.day("2026-03-10")).section("Errata");
        testPublisher.publishOnly(mistake, rumour, ManuscriptBuilder.of("Another").section("Errata"));
        String id = entry("The mistake", "id");
        String nameless = entry("The rumour", "id");

        testPublisher.publish(mistake.withdrawn("It was <wrong>."), rumour.withdrawnSilently());

        String atom = siteClient.get("/sections/errata/feed.atom").body();
        XmlDocument xmlDocument = XmlDocument.of(atom);
        assertThat(SchemaValidator.relaxNg("atom.rnc", atom)).isEmpty();
        assertThat(xmlDocument.one("//*[name()='at:deleted-entry'][@ref='" + id + "']")).isEqualTo("It was <wrong>.");
        assertThat(xmlDocument.one("//*[name()='at:deleted-entry'][@ref='" + nameless + "']")).isEmpty();
        assertThat(xmlDocument.all("//*[name()='at:deleted-entry']/@when")).containsOnly("2026-03-12T10:00:00Z");
        assertThat(siteClient.get("/feed.atom").body()).contains("<at:deleted-entry").doesNotContain("The mistake", "The rumour");

        testPublisher.publish(ManuscriptBuilder.of("The mistake").date(ManuscriptBuilder.day("2026-03-10")).section("Errata"));

        assertThat(XmlDocument.of(siteClient.get("/sections/errata/feed.atom").body()).all("//*[name()='at:deleted-entry']/@ref"))
                .containsExactly(nameless);
        assertThat(entry("The mistake", "id")).isEqualTo(id);
    }

    @Test
    void articleReturnedToEmbargoBecomesATombstone() {
        ManuscriptBuilder early =
                ManuscriptBuilder.of("Too early").date(ManuscriptBuilder.day("2026-03-10")).section("Embargoes");
        testPublisher.publishOnly(early,
                ManuscriptBuilder.of("Another").section("Embargoes").date(ManuscriptBuilder.day("2026-03-01")));
        String id = entry("Too early", "id");

        testPublisher.publish(early.date(ManuscriptBuilder.day("2026-04-01")));

        for (String feed : List.of("/feed.atom", "/sections/embargoes/feed.atom")) {
            String atom = siteClient.get(feed).body();
            assertThat(SchemaValidator.relaxNg("atom.rnc", atom)).isEmpty();
            assertThat(XmlDocument.of(atom).all("//*[name()='at:deleted-entry']/@ref")).contains(id);
            assertThat(atom).doesNotContain("Too early", "2026-04");
        }
        assertThat(siteClient.get("/sections/trade/feed.atom").body()).doesNotContain(id);

        testPublisher.publish(ManuscriptBuilder.of("Too early").date(ManuscriptBuilder.day("2026-03-10")).section("Embargoes"));

        assertThat(XmlDocument.of(siteClient.get("/feed.atom").body()).all("//*[name()='at:deleted-entry']/@ref"))
                .doesNotContain(id);
        assertThat(entry("Too early", "id")).isEqualTo(id);
    }

    @Test
    void entryKeepsItsIdThroughARename() {
        ManuscriptBuilder article = ManuscriptBuilder.of("First name").date(ManuscriptBuilder.day("2026-03-10"));
        testPublisher.publishOnly(article, ManuscriptBuilder.of("Older").date(ManuscriptBuilder.day("2026-03-01")));
        String id = entry("First name", "id");

        testPublisher.publish(article.slug("second-name"));

        assertThat(entry("First name", "id")).isEqualTo(id).startsWith("tag:news.example.org,2026-03-12:");
        assertThat(entry("First name", "link[@rel='alternate']/@href"))
                .isEqualTo("https://news.example.org/articles/second-name");
        HttpResponse<String> former = siteClient.get("/feed.atom?before=first-name");
        assertThat(former.statusCode()).isEqualTo(301);
        assertThat(former.headers().firstValue("Location")).contains("/feed.atom?before=second-name");
    }

    @Test
    void updatedChangesOnlyWithTheEditorsDate() {
        ManuscriptBuilder article = ManuscriptBuilder.of("Moving story").date(ManuscriptBuilder.time("2026-03-10T06:30:00Z"));
        testPublisher.publishOnly(article);
        assertThat(entry("Moving story", "updated")).isEqualTo("2026-03-10T06:30:00Z");

        testPublisher.publish(article.body(new ArticleBody("<p>A comma, mended.</p>", "", "", "A comma, mended.", 3, false)));
        assertThat(entry("Moving story", "updated")).isEqualTo("2026-03-10T06:30:00Z");

        testPublisher.publish(article.updated(ManuscriptBuilder.time("2026-03-11T07:00:00Z")));
        assertThat(entry("Moving story", "updated")).isEqualTo("2026-03-11T07:00:00Z");
        assertThat(entry("Moving story", "published")).isEqualTo("2026-03-10T06:30:00Z");
    }

    @Test
    void articleWithoutADateHasNone() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Undated"));

        assertThat(XmlDocument.of(siteClient.get("/feed.atom").body()).all("//entry/published")).isEmpty();
        assertThat(siteClient.get("/feed.rss").body()).doesNotContain("<pubDate>");
        assertThat(siteClient.get("/feed.json").body()).doesNotContain("date_published", "date_modified");
        assertThat(siteClient.get("/sitemaps/undated.xml").body()).contains("/articles/undated").doesNotContain("lastmod");
    }

    @Test
    void feedContentIsCompleteWithAbsoluteUrls() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Whole").source(new Source("The wire", Optional.of("https://wire.example.org/1")))
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
    void emptySiteHasValidFeeds() {
        testPublisher.publishOnly();

        assertThat(SchemaValidator.relaxNg("atom.rnc", siteClient.get("/feed.atom").body())).isEmpty();
        assertThat(SchemaValidator.relaxNg("rss.rnc", siteClient.get("/feed.rss").body())).isEmpty();
        assertThat(SchemaValidator.json("jsonfeed.json", siteClient.get("/feed.json").body())).isEmpty();
    }

    private String entry(String title, String path) {
        return XmlDocument.of(siteClient.get("/feed.atom").body()).one("//entry[title='" + title + "']/" + path);
    }
}
