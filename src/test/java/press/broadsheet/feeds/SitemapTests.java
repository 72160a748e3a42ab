package press.broadsheet.feeds;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.archive.reading.SitemapQueries;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class SitemapTests {

    private static final String HOST = "https://news.example.org";

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private SitemapQueries sitemapQueries;

    @Test
    void indexLinksEveryArticleOnce() {
        testPublisher.publishOnly(SampleFeedArticles.articles());
        String index = siteClient.get("/sitemap.xml").body();

        assertThat(SchemaValidator.xsd(index, "siteindex.xsd")).isEmpty();
        List<String> sitemaps = XmlDocument.of(index).all("//loc").stream().map(this::read).toList();
        assertThat(sitemaps).allSatisfy(sitemap -> assertThat(SchemaValidator.xsd(sitemap, "sitemap.xsd")).isEmpty());
        List<String> addresses = sitemaps.stream().flatMap(it -> XmlDocument.of(it).all("//loc").stream()).toList();
        assertThat(addresses).doesNotHaveDuplicates().contains(HOST + "/");
        assertThat(addresses.stream().filter(it -> it.startsWith(HOST + "/articles/"))).hasSize(SampleFeedArticles.COUNT)
                .allSatisfy(it -> assertThat(siteClient.get(it.substring(HOST.length())).statusCode()).isEqualTo(200));
        assertThat(String.join("", sitemaps)).doesNotContain("priority", "changefreq");
    }

    @Test
    void lastmodHasThePrecisionOfTheLastSignificantChange() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("By day").date(ManuscriptBuilder.day("2026-02-01")),
                ManuscriptBuilder.of("By time").date(ManuscriptBuilder.time("2026-02-02T06:30:00Z"))
                        .updated(ManuscriptBuilder.time("2026-03-01T08:00:00Z")));

        XmlDocument month = XmlDocument.of(siteClient.get("/sitemaps/2026-02.xml").body());

        assertThat(month.all("//loc")).containsExactly(HOST + "/articles/by-day", HOST + "/articles/by-time");
        assertThat(month.all("//lastmod")).containsExactly("2026-02-01", "2026-03-01T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01", "2026-02-2", "2026-02-1", "2026-13", "0000-00", "undated-2", "other", "listings-2"})
    void sitemapWithoutEntriesIsNotFound(String name) {
        testPublisher.publishOnly(ManuscriptBuilder.of("One").date(ManuscriptBuilder.day("2026-02-01")));

        assertThat(siteClient.get("/sitemaps/" + name + ".xml").statusCode()).isEqualTo(404);
    }

    @Test
    void longMonthIsSplitIntoParts() {
        testPublisher.publishOnly(Stream.iterate(1, it -> it + 1).limit(7)
                .map(it -> ManuscriptBuilder.of("Same day " + it).date(ManuscriptBuilder.day("2026-02-01")))
                .toArray(ManuscriptBuilder[]::new));

        List<SitemapQueries.SitemapArticle> parts = Stream.of(0, 3, 6)
                .flatMap(skipped -> sitemapQueries.in(YearMonth.of(2026, 2), skipped, 3).stream())
                .toList();

        assertThat(parts).hasSize(7).doesNotHaveDuplicates();
        assertThat(Sitemaps.partNames("2026-02", 2L * Sitemaps.MAX_URLS)).containsExactly("2026-02", "2026-02-2");
        assertThat(Sitemaps.partNames("2026-02", 2L * Sitemaps.MAX_URLS + 1)).containsExactly("2026-02", "2026-02-2",
                "2026-02-3");
        assertThat(Sitemaps.partNames("undated", 0)).isEmpty();
    }

    @Test
    void newsSitemapHasTheLastTwoDays() {
        testPublisher.publishOnly(
                ManuscriptBuilder.of("Today & <now>").date(ManuscriptBuilder.time("2026-03-12T08:00:00Z")).language("zh-Hant"),
                ManuscriptBuilder.of("Yesterday").date(ManuscriptBuilder.day("2026-03-11")),
                ManuscriptBuilder.of("Long ago").date(ManuscriptBuilder.day("2026-03-10"))
                        .updated(ManuscriptBuilder.day("2026-03-12")),
                ManuscriptBuilder.of("Nobody knows"));

        String sitemap = siteClient.get("/sitemap-news.xml").body();

        assertThat(SchemaValidator.xsd(sitemap, "sitemap.xsd", "sitemap-news.xsd")).isEmpty();
        assertThat(XmlDocument.of(sitemap).all("//*[name()='news:title']")).containsExactly("Today & <now>", "Yesterday");
        assertThat(XmlDocument.of(sitemap).all("//*[name()='news:language']")).containsExactly("zh-tw", "en");
        assertThat(XmlDocument.of(sitemap).all("//*[name()='news:publication_date']"))
                .containsExactly("2026-03-12T08:00:00Z", "2026-03-11");
    }

    @Test
    void siteWithoutNewsHasAnEmptyNewsSitemap() {
        testPublisher.publishOnly(ManuscriptBuilder.of("Long ago").date(ManuscriptBuilder.day("2026-01-10")));

        assertThat(XmlDocument.of(siteClient.get("/sitemap-news.xml").body()).all("//url")).isEmpty();
    }

    @Test
    void robotsTxtListsSitemapsAndExcludesSearch() {
        assertThat(siteClient.get("/robots.txt").headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(siteClient.get("/robots.txt").body()).startsWith("User-agent: *\nDisallow: /search\n").contains(
                "\nSitemap: " + HOST + "/sitemap.xml\n", "\nSitemap: " + HOST + "/sitemap-news.xml\n");
    }

    private String read(String url) {
        return siteClient.get(url.substring(HOST.length())).body();
    }
}
