package press.broadsheet.feeds;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import press.broadsheet.importer.Importer;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class FeedImageTests {

    private static final String ADDRESS = "https://news.example.org/media/[0-9a-f]{64}/lead.png";

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("broadsheet.importer.folder", folder::toString);
    }

    @Test
    void entryHasItsImageWithAltTextAndCredit(@Autowired SiteClient siteClient, @Autowired Importer importer)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("lead.png"))) {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        }
        Files.writeString(folder.resolve("a.md"), """
                ---
                image: {src: lead.png, alt: "A \\"crane\\" & co", caption: The harbour, credit: "Photo: N. N."}
                ---
                # A story

                Words. ![Again](lead.png)
                """);
        importer.run();

        String atom = siteClient.get("/feed.atom").body();
        assertThat(SchemaValidator.relaxNg("atom.rnc", atom)).isEmpty();
        assertThat(XmlDocument.of(atom).one("//entry/link[@rel='enclosure']/@href")).matches(ADDRESS);
        assertThat(XmlDocument.of(atom).one("//entry/link[@rel='enclosure']/@title")).isEqualTo("A \"crane\" & co");
        assertThat(XmlDocument.of(atom).one("//entry/content")).containsPattern("<figure><img src=\"" + ADDRESS
                + "\" alt=\"A &quot;crane&quot; &amp; co\" width=\"40\" height=\"30\"><figcaption>The harbour Photo: N. N.")
                .containsPattern("Words. <img src=\"" + ADDRESS + "\" alt=\"Again\"");
        String rss = siteClient.get("/feed.rss").body();
        assertThat(SchemaValidator.relaxNg("rss.rnc", rss)).isEmpty();
        assertThat(XmlDocument.of(rss).one("//item/*[name()='media:content']/@url")).matches(ADDRESS);
        assertThat(XmlDocument.of(rss).one("//item/*[name()='media:content']/*[name()='media:credit']"))
                .isEqualTo("Photo: N. N.");
        String json = siteClient.get("/feed.json").body();
        assertThat(SchemaValidator.json("jsonfeed.json", json)).isEmpty();
        assertThat(json).containsPattern("\"image\":\"" + ADDRESS + "\"");
        String sitemap = siteClient.get("/sitemaps/undated.xml").body();
        assertThat(SchemaValidator.xsd(sitemap, "sitemap.xsd", "sitemap-image.xsd")).isEmpty();
        assertThat(XmlDocument.of(sitemap).all("//url/*[name()='image:image']/*[name()='image:loc']")).hasSize(1)
                .allSatisfy(url -> assertThat(url).matches(ADDRESS));
    }
}
