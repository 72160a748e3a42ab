package press.broadsheet.importer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.media.MediaCatalog;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.MediaAsset;

import static org.assertj.core.api.Assertions.assertThat;

class MediaImporterTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void imageIsShownWithItsSizeFromAnyFolder() {
        testPublication.write("news/crane.png", image("png", 40, 30))
                .write("all/tower.jpg", image("jpg", 20, 50))
                .write("news/a.md", "# A\n\n![Crane](crane.png)\n\n![Tower](/all/tower.jpg)\n")
                .write("news/bundle/index.md", "# B\n\n![Map](Map%20of%20%E4%B8%AD.gif \"A map\")\n")
                .write("news/bundle/Map of 中.gif", image("gif", 7, 8))
                .runImport();

        assertThat(live("/articles/a").text().body().prose())
                .matches(
                        "(?s).*<img src=\"/media/[0-9a-f]{64}/crane.png\" alt=\"Crane\" width=\"40\" height=\"30\" class=\"small\""
                                + " decoding=\"async\">.*")
                .matches(
                        "(?s).*<img src=\"/media/[0-9a-f]{64}/tower.jpg\" alt=\"Tower\" width=\"20\" height=\"50\" class=\"small\""
                                + " loading=\"lazy\" decoding=\"async\">.*");
        assertThat(live("/articles/bundle").text().body().prose())
                .matches("(?s).*<img src=\"/media/[0-9a-f]{64}/Map%20of%20%E4%B8%AD.gif\" alt=\"Map\" width=\"7\" .*");
    }

    @Test
    void aFileIsLinkedTo() {
        testPublication.write("a.md", "# A\n\nSee [the report](report.pdf).\n").write("report.pdf", "%PDF-1.7\n").runImport();

        assertThat(live("/articles/a").text().body().prose())
                .matches("(?s).*See <a href=\"/media/[0-9a-f]{64}/report.pdf\">the report</a>..*");
    }

    @Test
    void leadImageHasItsSizeAndOthersLoadLazily() {
        testPublication.write("a.md", "---\nimage: {src: crane.png, caption: A crane, credit: N. N.}\n---\n# A\n\n![B](b.png)\n")
                .write("crane.png", image("png", 40, 30))
                .write("b.png", image("png", 4, 3))
                .runImport();

        Article article = live("/articles/a");
        MediaAsset shown = article.visibleImage().flatMap(ImageReference::file).orElseThrow();
        assertThat(shown.width()).isEqualTo(40);
        assertThat(shown.type()).isEqualTo("image/png");
        assertThat(article.text().body().prose()).contains("loading=\"lazy\"");
    }

    @Test
    void addedChangedAndRemovedImagesUpdateTheirArticle() {
        testPublication.write("a.md", "# A\n\n![Crane](crane.png)\n").runImport();
        assertThat(prose()).contains("Crane").doesNotContain("<img");

        ImportReport added = testPublication.write("crane.png", image("png", 40, 30)).runImport();
        assertThat(added.edition()).isPresent();
        assertThat(prose()).contains("width=\"40\"");

        testPublication.write("crane.png", image("png", 50, 30)).runImport();
        assertThat(prose()).contains("width=\"50\"");

        assertThat(testPublication.write("crane.png", image("png", 50, 30)).runImport().edition()).as("only touched").isEmpty();
        assertThat(testPublication.runImport().edition()).isEmpty();

        ImportReport gone = testPublication.delete("crane.png").runImport();
        assertThat(prose()).contains("Crane").doesNotContain("<img");
        assertThat(gone.problems()).map(Problem::toString).singleElement().asString()
                .startsWith("a.md:3:1: warning: the image crane.png does not exist");
    }

    @Test
    void missingFileIsReportedWithLineAndSuggestion() {
        ImportReport report = testPublication.write("crane.png", image("png", 4, 3))
                .write("a.md",
                        "---\nimage: {src: tower.png, alt: A tower}\n---\n# A\n\nWords and\n![Crane](crnae.png) and [this](b.pdf).\n")
                .runImport();

        assertThat(report.problems()).map(Problem::toString).containsExactly(
                "a.md:2:1: warning: the image tower.png does not exist. Add it to the content folder, or remove the reference.",
                "a.md:7:1: warning: the image crnae.png does not exist. Perhaps crane.png is meant.",
                "a.md:7:1: warning: the file b.pdf does not exist. Add it to the content folder, or remove the reference.");
        assertThat(prose()).contains("Crane and this.");
        assertThat(live("/articles/a").visibleImage()).isEmpty();
    }

    @Test
    void decompressionBombIsRefusedByItsHeader() throws IOException {
        byte[] bomb = image("png", 40, 30);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000).putInt(29, crc(Arrays.copyOfRange(bomb, 12, 29)));

        ImportReport report = testPublication.write("a.md", "# A\n\n![Bomb](bomb.png)\n").write("bomb.png", bomb).runImport();

        assertThat(report.problems()).map(Problem::toString).containsExactly("a.md:3:1: warning: the image bomb.png has"
                + " 60000 × 60000 pixels, more than 64 million. Save the file again, or remove the reference.");
        assertThat(prose()).contains("Bomb").doesNotContain("<img");
    }

    @Test
    void brokenImageIsReportedAndItsAltTextShown() {
        ImportReport report = testPublication.write("half.png", Arrays.copyOf(image("png", 40, 30), 60))
                .write("page.jpg", "<!doctype html><script>alert(1)</script>")
                .write("a.md", "# A\n\n![Half](half.png) and ![Page](page.jpg)\n")
                .runImport();

        assertThat(report.problems()).map(Problem::toString).containsExactlyInAnyOrder(
                "a.md:3:1: warning: the image half.png is damaged or incomplete. Save the file again, or remove the reference.",
                "a.md:3:1: warning: the image page.jpg has a format that browsers do not show. Save it as JPEG, PNG, WebP,"
                        + " GIF or SVG.");
        assertThat(prose()).contains("Half and Page");
    }

    @Test
    void typeIsDetectedFromContentNotName() {
        testPublication.write("a.md", "# A\n\n![Really a PNG](a.jpg) ![Drawing](b.svg)\n")
                .write("a.jpg", image("png", 40, 30))
                .write("b.svg", "<?xml version='1.0'?><!-- x --><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 12 9'/>")
                .runImport();

        assertThat(testPublication.bean(MediaCatalog.class).all()).extracting(catalogEntry -> catalogEntry.served().type())
                .containsExactlyInAnyOrder("image/png", "image/svg+xml");
        assertThat(prose()).contains("alt=\"Drawing\" width=\"12\" height=\"9\"");
    }

    @Test
    void rotatedPhotographHasItsDisplayedSize() {
        byte[] jpeg = image("jpg", 40, 30);
        ByteBuffer exif = ByteBuffer.allocate(36).putShort((short) 0xFFE1).putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) 1)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0);
        byte[] turned = ByteBuffer.allocate(jpeg.length + 36).put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2)
                .array();

        testPublication.write("a.md", "# A\n\n![Crane](crane.jpg)\n").write("crane.jpg", turned).runImport();

        assertThat(prose()).contains("width=\"30\" height=\"40\"");
    }

    @Test
    void photographLocationIsNotPublished() throws IOException {
        byte[] jpeg = image("jpg", 40, 30);
        byte[] notes = "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0 taken at 48.2082 N 16.3738 E"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] xmp = "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>48.2082</exif:GPSLatitude>"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] telling = ByteBuffer.allocate(jpeg.length + notes.length + xmp.length + 8).put(jpeg, 0, 2)
                .putShort((short) 0xFFE1).putShort((short) (notes.length + 2)).put(notes)
                .putShort((short) 0xFFE1).putShort((short) (xmp.length + 2)).put(xmp)
                .put(jpeg, 2, jpeg.length - 2).array();

        testPublication.write("a.md", "# A\n\n![Crane](crane.jpg)\n").write("crane.jpg", telling).runImport();

        assertThat(prose()).as("the orientation is preserved").contains("width=\"30\" height=\"40\"");
        try (Stream<Path> kept = Files.walk(testPublication.home().resolve("data/media"))) {
            byte[] published = Files.readAllBytes(kept.filter(Files::isRegularFile).findFirst().orElseThrow());
            assertThat(new String(published, StandardCharsets.ISO_8859_1)).doesNotContain("48.2082", "GPS");
            assertThat(published).as("the image data").endsWith(Arrays.copyOfRange(jpeg, 20, jpeg.length));
        }
    }

    @Test
    void imageOutsideTheFolderIsNotImported() throws IOException {
        Files.write(testPublication.home().resolve("secret.png"), image("png", 4, 3));
        Files.createSymbolicLink(testPublication.folder().resolve("a.png"), testPublication.home().resolve("secret.png"));
        testPublication.write("a.md", "# A\n\n![Secret](a.png)\n").runImport();

        assertThat(prose()).contains("Secret").doesNotContain("<img");
    }

    private String prose() {
        return live("/articles/a").text().body().prose();
    }

    private Article live(String address) {
        assertThat(testPublication.resolve(address)).as(address).isInstanceOf(PermalinkState.Live.class);
        return ((PermalinkState.Live) testPublication.resolve(address)).article();
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    static byte[] image(String format, int width, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
