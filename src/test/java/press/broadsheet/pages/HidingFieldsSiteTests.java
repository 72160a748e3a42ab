package press.broadsheet.pages;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import press.broadsheet.archive.media.MediaCatalog;
import press.broadsheet.importer.Importer;
import press.broadsheet.pages.card.UnpublishedContentLeakTests;

import static org.assertj.core.api.Assertions.assertThat;

/** Articles hidden by fields of other systems appear nowhere, and noindex is sent where search engines must not index. */
@WithRunningSite
class HidingFieldsSiteTests {

    private static final List<String> HIDING = List.of("private: true", "publish: false", "visibility: private", "isDraft: true",
            "headless: true", "build: {render: never}", "embargo: 2090-01-01", "drfat: true", "draft：true", "draft: perhaps",
            "permalink: false", "password: x");

    /** Each word names one new article, and one that was live before. */
    private static final List<String> WORDS =
            IntStream.range(0, 2 * HIDING.size()).mapToObj(i -> "zqhid" + Character.toString('a' + i)).toList();

    @TempDir
    static Path folder;

    @Autowired
    private SiteClient siteClient;

    @Autowired
    private Importer importer;

    @Autowired
    private MediaCatalog mediaCatalog;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("broadsheet.importer.folder", folder::toString);
        settings.add("broadsheet.importer.confirm-withdrawals", () -> "true");
    }

    @BeforeEach
    void importFolder() throws IOException {
        for (String name : List.of("shy", "shared", "page", "large", WORDS.getFirst(), WORDS.getLast())) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".png"))) {
                ImageIO.write(new BufferedImage(name.equals("large") ? 2400 : 40 + name.length() * name.charAt(0), 30,
                        BufferedImage.TYPE_INT_RGB), "png", out);
            }
        }
        write("plain.md", "date: 2026-03-11", "Plainly.\n\n![Shared](shared.png)");
        write("shy.md", "date: 2026-03-11\nsection: News\nnoindex: true",
                "Shyly.\n\n![Shy](shy.png) ![Large](large.png)\n\n![Shared](shared.png)");
        write("robots.md", "date: 2026-02-11\nrobots: noindex, follow", "Robotically.");
        write("unmapped.md", "date: 2026-03-11\nsitemap: false", "Unmapped.");
        write("undated.md", "noindex: true", "Undated.");
        Files.createDirectories(folder.resolve("pages"));
        write("pages/shypage.md", "noindex: true", "A page.\n\n![Page](../page.png)");
        write("pages/unmappedpage.md", "sitemap: false", "A page.");
        write("pages/plainpage.md", "weight: 1", "A page.");
        for (int i = 0; i < HIDING.size(); i++) {
            write(WORDS.get(HIDING.size() + i) + ".md", "date: 2026-03-10", text(WORDS.get(HIDING.size() + i)));
        }
        importer.run();
        for (int i = 0; i < WORDS.size(); i++) {
            write(WORDS.get(i) + ".md", "date: 2026-03-10\nsection: " + WORDS.get(i) + "\ntags: " + WORDS.get(i) + "\nauthor: "
                    + WORDS.get(i) + "\n" + HIDING.get(i % HIDING.size()), text(WORDS.get(i)));
        }
        importer.run();
    }

    @Test
    void articleHiddenByForeignFieldIsShownNowhere() {
        List<String> leaks = UnpublishedContentLeakTests.addresses(WORDS).flatMap(address -> {
            HttpResponse<String> response = siteClient.get(address);
            String text = (response.headers().map() + "\n" + response.body()).toLowerCase(Locale.ROOT)
                    .replace(address.toLowerCase(Locale.ROOT), "").replaceAll("(?s)<at:deleted-entry [^>]*>", "");
            return WORDS.stream().filter(text::contains)
                    .map(word -> address + " (" + response.statusCode() + ") contains " + word);
        }).toList();

        assertThat(leaks).isEmpty();
    }

    @Test
    void newArticleIsNotFoundAndFormerlyLiveOneIsGone() {
        for (int i = 0; i < WORDS.size(); i++) {
            int status = i < HIDING.size() ? 404 : 410;
            assertThat(siteClient.get("/articles/" + WORDS.get(i)).statusCode()).as(HIDING.get(i % HIDING.size()))
                    .isEqualTo(status);
            assertThat(siteClient.get("/articles/" + WORDS.get(i) + ".md").statusCode()).isEqualTo(status);
        }
        assertThat(siteClient.get("/search?q=shibboleth").body()).contains("No story");
    }

    @Test
    void itsFilesAreNotFound() {
        for (String word : List.of(WORDS.getFirst(), WORDS.getLast())) {
            assertThat(siteClient.get(address(word + ".png")).statusCode()).as(word).isEqualTo(404);
        }
    }

    @Test
    void pageSourceCardAndFilesSayNoindex() {
        for (String address : List.of("/articles/shy", "/articles/robots", "/articles/undated", "/pages/shypage")) {
            HttpResponse<String> page = siteClient.get(address);
            assertThat(page.headers().firstValue("X-Robots-Tag")).as(address).contains("noindex");
            assertThat(siteClient.get(address).headers().firstValue("X-Robots-Tag")).as(address + ", kept").contains("noindex");
            assertThat(Jsoup.parse(page.body()).select("meta[name=robots]").attr("content")).as(address).isEqualTo("noindex");
        }
        assertThat(siteClient.get("/articles/shy.md").headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(siteClient.get("/articles/shy.md").body()).contains("\nnoindex: true\n");
        String card = Jsoup.parse(siteClient.get("/articles/robots").body()).select("meta[property=og:image]").attr("content");
        assertThat(siteClient.get(card.substring(card.indexOf("/cards/"))).headers().firstValue("X-Robots-Tag"))
                .contains("noindex");
        assertThat(Stream.of("shy.png", "page.png", "large.png").map(this::robots)).containsOnly("noindex");
        String variant = mediaCatalog.at(List.of("large.png")).getFirst().variants().getFirst().hash();
        String source = Jsoup.parse(siteClient.get("/articles/shy").body()).select("img[src*=large]").attr("srcset");
        String smaller = Stream.of(source.split("[, ]+")).filter(it -> it.contains(variant)).findFirst().orElseThrow();
        assertThat(siteClient.get(smaller).headers().firstValue("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void sharedFileIsIndexedIfAnotherPageAllowsIt() {
        assertThat(robots("shared.png")).isEmpty();
        for (String address : List.of("/articles/plain", "/articles/unmapped", "/pages/unmappedpage", "/pages/plainpage", "/")) {
            HttpResponse<String> page = siteClient.get(address);
            assertThat(page.headers().firstValue("X-Robots-Tag")).as(address).isEmpty();
            assertThat(Jsoup.parse(page.body()).select("meta[name=robots]")).as(address).isEmpty();
        }
    }

    @Test
    void sitemapsListNeither() {
        String index = siteClient.get("/sitemap.xml").body();
        assertThat(index).contains("/sitemaps/2026-03.xml").doesNotContain("2026-02", "undated");
        for (String sitemap : List.of("/sitemaps/2026-03.xml", "/sitemaps/2026-02.xml", "/sitemaps/undated.xml",
                "/sitemaps/listings.xml", "/sitemap-news.xml")) {
            assertThat(siteClient.get(sitemap).body()).as(sitemap).doesNotContain("/articles/shy", "/articles/robots",
                    "/articles/unmapped",
                    "/articles/undated", "shypage", "unmappedpage", "shy-", "shy.png");
        }
        assertThat(siteClient.get("/sitemaps/2026-03.xml").body()).contains("/articles/plain");
        assertThat(siteClient.get("/sitemap-news.xml").body()).contains("/articles/plain");
        assertThat(siteClient.get("/sitemaps/listings.xml").body()).contains("/pages/plainpage");
    }

    @Test
    void listingsFeedsAndSearchKeepThem() {
        assertThat(siteClient.get("/archive").statusCode()).isEqualTo(200);
        for (String address : List.of("/", "/sections/news", "/archive/2026/03", "/feed.atom", "/feed.rss", "/feed.json",
                "/search?q=shyly")) {
            assertThat(siteClient.get(address).body()).as(address).contains("/articles/shy");
        }
        assertThat(siteClient.get("/pages/plainpage").body()).contains("/pages/shypage");
    }

    private String robots(String path) {
        return siteClient.get(address(path)).headers().firstValue("X-Robots-Tag").orElse("");
    }

    private String address(String path) {
        MediaCatalog.CatalogEntry catalogEntry = mediaCatalog.at(List.of(path)).getFirst();
        return "/media/" + catalogEntry.hash() + "/" + path;
    }

    private static String text(String word) {
        return "Shibboleth of " + word + ".\n\n![" + word + "](" + word + ".png)";
    }

    private static void write(String path, String fields, String text) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1).replace(".md", "");
        Files.writeString(folder.resolve(path), "---\ntitle: " + name + "\n" + fields + "\n---\n\n" + text + "\n");
    }
}
