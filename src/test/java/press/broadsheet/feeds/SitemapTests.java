package press.broadsheet.feeds;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.archive.reading.SitemapQueries;
import press.broadsheet.pages.Copy;
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;

import static org.assertj.core.api.Assertions.assertThat;

@Served
class SitemapTests {

    private static final String HOST = "https://news.example.org";

    @Autowired
    private Press press;

    @Autowired
    private Site site;

    @Autowired
    private SitemapQueries sitemapQueries;

    @Test
    void indexLeadsToEveryStoryOnce() {
        press.publishOnly(Paper.stories());
        String index = site.get("/sitemap.xml").body();

        assertThat(Schemas.xsd(index, "siteindex.xsd")).isEmpty();
        List<String> sitemaps = Xml.of(index).all("//loc").stream().map(this::read).toList();
        assertThat(sitemaps).allSatisfy(sitemap -> assertThat(Schemas.xsd(sitemap, "sitemap.xsd")).isEmpty());
        List<String> addresses = sitemaps.stream().flatMap(it -> Xml.of(it).all("//loc").stream()).toList();
        assertThat(addresses).doesNotHaveDuplicates().contains(HOST + "/");
        assertThat(addresses.stream().filter(it -> it.startsWith(HOST + "/articles/"))).hasSize(Paper.STORIES)
                .allSatisfy(it -> assertThat(site.get(it.substring(HOST.length())).statusCode()).isEqualTo(200));
        assertThat(String.join("", sitemaps)).doesNotContain("priority", "changefreq");
    }

    @Test
    void monthTellsTheLastSignificantChangeAsExactlyAsItIsKnown() {
        press.publishOnly(
                Copy.of("By day").date(Copy.day("2026-02-01")),
                Copy.of("By time").date(Copy.time("2026-02-02T06:30:00Z")).updated(Copy.time("2026-03-01T08:00:00Z")));

        Xml month = Xml.of(site.get("/sitemaps/2026-02.xml").body());

        assertThat(month.all("//loc")).containsExactly(HOST + "/articles/by-day", HOST + "/articles/by-time");
        assertThat(month.all("//lastmod")).containsExactly("2026-02-01", "2026-03-01T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-01", "2026-02-2", "2026-02-1", "2026-13", "0000-00", "undated-2", "other", "listings-2"})
    void whatHasNoStoriesIsNoSitemap(String name) {
        press.publishOnly(Copy.of("One").date(Copy.day("2026-02-01")));

        assertThat(site.get("/sitemaps/" + name + ".xml").statusCode()).isEqualTo(404);
    }

    @Test
    void longMonthIsCutIntoParts() {
        press.publishOnly(Stream.iterate(1, it -> it + 1).limit(7)
                .map(it -> Copy.of("Same day " + it).date(Copy.day("2026-02-01"))).toArray(Copy[]::new));

        List<SitemapQueries.Listed> parts = Stream.of(0, 3, 6)
                .flatMap(skipped -> sitemapQueries.in(YearMonth.of(2026, 2), skipped, 3).stream())
                .toList();

        assertThat(parts).hasSize(7).doesNotHaveDuplicates();
        assertThat(Sitemaps.parts("2026-02", 2L * Sitemaps.MOST)).containsExactly("2026-02", "2026-02-2");
        assertThat(Sitemaps.parts("2026-02", 2L * Sitemaps.MOST + 1)).containsExactly("2026-02", "2026-02-2", "2026-02-3");
        assertThat(Sitemaps.parts("undated", 0)).isEmpty();
    }

    @Test
    void newsAreOfTheLastTwoDays() {
        press.publishOnly(
                Copy.of("Today & <now>").date(Copy.time("2026-03-12T08:00:00Z")).language("zh-Hant"),
                Copy.of("Yesterday").date(Copy.day("2026-03-11")),
                Copy.of("Long ago").date(Copy.day("2026-03-10")).updated(Copy.day("2026-03-12")),
                Copy.of("Nobody knows"));

        String sitemap = site.get("/sitemap-news.xml").body();

        assertThat(Schemas.xsd(sitemap, "sitemap.xsd", "sitemap-news.xsd")).isEmpty();
        assertThat(Xml.of(sitemap).all("//*[name()='news:title']")).containsExactly("Today & <now>", "Yesterday");
        assertThat(Xml.of(sitemap).all("//*[name()='news:language']")).containsExactly("zh-tw", "en");
        assertThat(Xml.of(sitemap).all("//*[name()='news:publication_date']"))
                .containsExactly("2026-03-12T08:00:00Z", "2026-03-11");
    }

    @Test
    void paperWithoutNewsHasAnEmptyNewsSitemap() {
        press.publishOnly(Copy.of("Long ago").date(Copy.day("2026-01-10")));

        assertThat(Xml.of(site.get("/sitemap-news.xml").body()).all("//url")).isEmpty();
    }

    @Test
    void robotsFindTheSitemapsAndKeepOutOfTheSearch() {
        assertThat(site.get("/robots.txt").headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(site.get("/robots.txt").body()).startsWith("User-agent: *\nDisallow: /search\n").contains(
                "\nSitemap: " + HOST + "/sitemap.xml\n", "\nSitemap: " + HOST + "/sitemap-news.xml\n");
    }

    private String read(String url) {
        return site.get(url.substring(HOST.length())).body();
    }
}
