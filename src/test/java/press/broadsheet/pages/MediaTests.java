package press.broadsheet.pages;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import press.broadsheet.archive.media.MediaCatalog;
import press.broadsheet.importer.Importer;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class MediaTests {

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
    }

    @BeforeEach
    void importFolder() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("lead.png"))) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("secret.png"))) {
            ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", out);
        }
        photograph("wide.jpg", 1);
        photograph("secret.jpg", 2);
        Files.writeString(folder.resolve("map.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='8'>"
                + "<script>alert(1)</script></svg>");
        Files.writeString(folder.resolve("report.pdf"), "%PDF-1.7 0123456789");
        Files.writeString(folder.resolve("trap.pdf"), "<!doctype html><script>alert(1)</script>");
        Files.writeString(folder.resolve("a.md"), """
                ---
                author: Ada
                image: {src: lead.png, alt: A crane, caption: The harbour at noon, credit: "Photo: N. N."}
                ---
                # A story

                ![A map](map.svg)

                ![The harbour](wide.jpg)

                See [the report](report.pdf) and [the trap](trap.pdf).
                """);
        Files.createDirectories(folder.resolve("authors"));
        Files.copy(folder.resolve("lead.png"), folder.resolve("authors/ada.png"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("authors/ada.md"), "---\nname: Ada\nimage: {src: ada.png, alt: Ada at work}\n---\n");
        Files.writeString(folder.resolve("draft.md"),
                "---\ndraft: true\n---\n# B\n\n![Secret](secret.png) ![Secret](secret.jpg)\n");
        importer.run();
    }

    @Test
    void leadImageIsOnTopWithItsCaptionAndCredit() {
        Document page = Jsoup.parse(siteClient.get("/articles/a").body());

        assertThat(page.selectXpath("//figure[@class='hero']/img").attr("width")).isEqualTo("40");
        assertThat(page.select("figure.hero img").attr("height")).isEqualTo("30");
        assertThat(page.select("figure.hero img").attr("alt")).isEqualTo("A crane");
        assertThat(page.select("figure.hero img").attr("fetchpriority")).isEqualTo("high");
        assertThat(page.select("figure.hero figcaption").text()).isEqualTo("The harbour at noon Photo: N. N.");
        assertThat(page.select(".prose img").attr("loading")).isEqualTo("lazy");
    }

    @Test
    void openGraphHasTheLeadImage() {
        Document page = Jsoup.parse(siteClient.get("/articles/a").body());
        String url = "https://news.example.org" + address("lead.png");

        assertThat(page.select("meta[property=og:image]").attr("content")).isEqualTo(url);
        assertThat(page.select("meta[property=og:image:width]").attr("content")).isEqualTo("40");
        assertThat(page.select("meta[property=og:image:type]").attr("content")).isEqualTo("image/png");
        assertThat(page.select("meta[property=og:image:alt]").attr("content")).isEqualTo("A crane");
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
        assertThat(page.select("script").html()).contains("\"image\":{\"@type\":\"ImageObject\",\"url\":\"" + url
                + "\",\"encodingFormat\":\"image/png\",\"width\":40,\"height\":30,\"caption\":\"The harbour at noon\"");
    }

    @Test
    void listingsShowTheLeadImageOfAnArticle() {
        for (String listing : List.of("/", "/archive", "/archive/undated")) {
            Document page = Jsoup.parse(siteClient.get(listing).body());

            assertThat(page.select("figure img").attr("src")).as(listing).isEqualTo(address("lead.png"));
            assertThat(page.select("figure img").attr("alt")).isEqualTo("A crane");
            assertThat(page.select("figure img").attr("width")).isEqualTo("40");
            assertThat(page.select("figure img").hasAttr("loading")).as("the first does not wait").isFalse();
        }
    }

    @Test
    void anAuthorIsShownOnTheAuthorsPage() {
        Document page = Jsoup.parse(siteClient.get("/authors/ada").body());
        String portrait = page.select("figure.portrait img").attr("src");

        assertThat(page.select("figure.portrait img").attr("alt")).isEqualTo("Ada at work");
        assertThat(siteClient.get(portrait).statusCode()).isEqualTo(200);
        assertThat(page.select("script").html())
                .contains("\"image\":{\"@type\":\"ImageObject\",\"url\":\"https://news.example.org"
                        + portrait + "\"");
    }

    @Test
    void markdownSourceLinksImagesAndFilesAbsolutely() {
        assertThat(siteClient.get("/articles/a.md").body()).contains(
                "![A map](https://news.example.org" + address("map.svg") + ")",
                "[the report](https://news.example.org" + address("report.pdf") + ")");
    }

    @Test
    void imageIsCacheableForever() {
        HttpResponse<String> response = siteClient.get(address("lead.png"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("content-type")).containsExactly("image/png");
        assertThat(response.headers().allValues("cache-control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(response.headers().allValues("x-content-type-options")).containsExactly("nosniff");
        assertThat(response.headers().allValues("cross-origin-resource-policy")).containsExactly("cross-origin");
        String etag = response.headers().firstValue("etag").orElseThrow();
        assertThat(etag).startsWith("\"").hasSize(66);
        assertThat(siteClient.get(address("lead.png"), "If-None-Match", etag).statusCode()).isEqualTo(304);
        HttpResponse<String> head = siteClient.request("HEAD", address("lead.png"));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-length")).isEqualTo(response.headers().firstValue("content-length"));
    }

    @Test
    void everyImageVariantIsCacheableForever() throws IOException {
        String small = address("wide-480.jpg");
        HttpResponse<String> response = siteClient.get(small);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().allValues("content-type")).containsExactly("image/jpeg");
        assertThat(response.headers().allValues("cache-control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(siteClient.get(small, "Range", "bytes=0-1").statusCode()).isEqualTo(206);
        assertThat(ImageIO.read(URI.create(siteClient.url(small)).toURL()).getWidth()).isEqualTo(480);
        assertThat(siteClient.get(small.replace("480", "481")).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileIsSentInParts() {
        String report = address("report.pdf");

        assertThat(siteClient.get(report).headers().firstValue("accept-ranges")).contains("bytes");
        assertThat(siteClient.get(report).headers().firstValue("content-disposition")).as("it keeps its name").isEmpty();
        HttpResponse<String> part = siteClient.get(report, "Range", "bytes=9-12");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("0123");
        assertThat(part.headers().firstValue("content-range")).contains("bytes 9-12/19");
        HttpResponse<String> beyond = siteClient.get(report, "Range", "bytes=99-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("content-range")).contains("bytes */19");
        assertThat(beyond.body()).isEmpty();
        HttpResponse<String> other = siteClient.get(report, "Range", "bytes=9-12", "If-Range", "\"other\"");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).hasSize(19);
    }

    @Test
    void multipleOrUnknownRangesReturnTheWholeFile() {
        for (String range : List.of("bytes=0-1,4-5", "pages=1-2", "bytes=last")) {
            HttpResponse<String> response = siteClient.get(address("report.pdf"), "Range", range);

            assertThat(response.statusCode()).as(range).isEqualTo(200);
            assertThat(response.body()).isEqualTo("%PDF-1.7 0123456789");
        }
        assertThat(siteClient.request("HEAD", address("report.pdf"), "Range", "bytes=0-1").headers().firstValue("content-length"))
                .contains("19");
    }

    @Test
    void svgCannotRunScripts() {
        HttpResponse<String> response = siteClient.get(address("map.svg"));

        assertThat(response.headers().allValues("content-type")).containsExactly("image/svg+xml");
        assertThat(response.headers().allValues("content-security-policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }

    @Test
    void unknownTypeIsSentAsAttachment() {
        HttpResponse<String> response = siteClient.get(address("trap.pdf"));

        assertThat(response.headers().allValues("content-type")).containsExactly("application/octet-stream");
        assertThat(response.headers().allValues("content-disposition")).containsExactly("attachment");
    }

    @Test
    void imageOfADraftIsNotFound() {
        MediaCatalog.CatalogEntry secret =
                mediaCatalog.all().stream().filter(it -> it.path().equals("secret.png")).findFirst().orElseThrow();

        HttpResponse<String> response = siteClient.get("/media/" + secret.hash() + "/secret.png");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().allValues("cache-control")).doesNotContain("immutable");
        assertThat(siteClient.get("/media/" + "0".repeat(64) + "/secret.png").statusCode()).isEqualTo(404);
        assertThat(mediaCatalog.all()).filteredOn(it -> it.path().equals("secret.jpg"))
                .flatExtracting(MediaCatalog.CatalogEntry::variants)
                .isNotEmpty().allSatisfy(it -> {
                    String address = "/media/" + it.hash() + "/secret-" + it.width() + ".jpg";
                    assertThat(siteClient.get(address).statusCode()).isEqualTo(404);
                });
        assertThat(siteClient.get(address("lead.png") + "x").statusCode()).isEqualTo(404);
    }

    private static void photograph(String name, long grain) throws IOException {
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        new Random(grain).ints(90_000, 0, 1 << 24).forEach(colour -> image.setRGB(colour % 900, colour % 600, colour));
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            ImageIO.write(image, "jpg", out);
        }
    }

    private String address(String name) {
        return Pattern.compile("/media/[0-9a-f]{64}/" + name).matcher(siteClient.get("/articles/a").body()).results()
                .map(MatchResult::group).findFirst().orElseThrow();
    }
}
