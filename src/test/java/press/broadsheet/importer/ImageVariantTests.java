package press.broadsheet.importer;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.media.MediaCatalog;
import press.broadsheet.archive.media.MediaCatalog.CatalogEntry;
import press.broadsheet.archive.media.MediaCatalog.Variant;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.imaging.SampleImages;
import press.broadsheet.imaging.VideoDimensionsTests;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class ImageVariantTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void largeImageGetsSmallerVariants() throws IOException {
        CatalogEntry photo = importImage("photo.jpg", SampleImages.jpeg(1400, 700));

        assertThat(photo.variants()).extracting(Variant::width).containsExactly(480, 800, 1280);
        assertThat(photo.variants()).extracting(Variant::height).containsExactly(240, 400, 640);
        for (Variant variant : photo.variants()) {
            BufferedImage image = image(variant);
            assertThat(image.getWidth()).isEqualTo(variant.width());
            assertThat(red(image, 0.2, 0.2)).as("upper left").isTrue();
            assertThat(red(image, 0.8, 0.2)).as("upper right").isFalse();
            assertThat(variant.size()).isLessThan(photo.served().size());
        }
        assertThat(prose()).containsPattern("<img src=\"/media/[0-9a-f]{64}/photo-1280.jpg\""
                + " srcset=\"/media/[0-9a-f]{64}/photo-480.jpg 480w, /media/[0-9a-f]{64}/photo-800.jpg 800w,"
                + " /media/[0-9a-f]{64}/photo-1280.jpg 1280w, /media/" + photo.hash() + "/photo.jpg 1400w\" sizes=\"[^\"]+\""
                + " alt=\"A\" width=\"1400\" height=\"700\" decoding=\"async\">");
    }

    @Test
    void rotatedPhotographIsUprightInEveryVariant() throws IOException {
        CatalogEntry photo = importImage("photo.jpg", SampleImages.withExif(SampleImages.jpeg(1400, 700), 6));

        assertThat(photo.variants()).extracting(Variant::width).containsExactly(480);
        BufferedImage image = image(photo.variants().getFirst());
        assertThat(image.getHeight()).isEqualTo(960);
        assertThat(red(image, 0.8, 0.2)).as("rotated clockwise: the left side is at the top").isTrue();
        assertThat(red(image, 0.2, 0.2)).isFalse();
    }

    @Test
    void transparencyIsPreserved() throws IOException {
        CatalogEntry drawing = importImage("drawing.png", SampleImages.png(1000, 600));

        assertThat(drawing.variants()).extracting(Variant::type).containsExactly("image/png", "image/png");
        BufferedImage image = image(drawing.variants().getLast());
        assertThat(new Color(image.getRGB(700, 440), true).getAlpha()).isZero();
        assertThat(new Color(image.getRGB(700, 100), true).getAlpha()).isEqualTo(255);
    }

    @Test
    void webpIsReadAndNoVariantIsLargerThanTheOriginal() throws IOException {
        CatalogEntry photo = importImage("photo.webp", SampleImages.webp("opaque"));
        assertThat(photo.variants()).extracting(Variant::type).isNotEmpty().containsOnly("image/jpeg");
        BufferedImage image = image(photo.variants().getFirst());
        assertThat(red(image, 0.8, 0.8)).isFalse();
        assertThat(image.getWidth()).isEqualTo(480);
        assertThat(importImage("glow.webp", SampleImages.webp("alpha")).variants()).as("PNG would be larger").isEmpty();
    }

    @Test
    void animatedAndCmykImagesAreNotResized() throws IOException {
        assertThat(importImage("moving.gif", SampleImages.animatedGif(900, 300)).variants()).isEmpty();
        assertThat(importImage("print.jpg", SampleImages.cmykJpeg(900, 300)).variants()).isEmpty();
        byte[] png = SampleImages.png(900, 300);
        byte[] moving = SampleImages.join(Arrays.copyOf(png, 33), SampleImages.pngChunk("acTL", new byte[8]),
                Arrays.copyOfRange(png, 33, png.length));
        assertThat(importImage("moving.png", moving).variants()).isEmpty();
        assertThat(prose()).contains("moving.png\" alt=\"A\" width=\"900\" height=\"300\"").doesNotContain("srcset");
    }

    @Test
    void lostVariantIsRegeneratedIdentically() throws IOException {
        CatalogEntry photo = importImage("photo.jpg", SampleImages.jpeg(900, 600));
        Path file = file(photo.variants().getFirst().hash());
        byte[] before = Files.readAllBytes(file);
        String page = prose();
        Files.delete(file);
        testPublication.restart();

        assertThat(testPublication.runImport().edition()).as("no visible change").isEmpty();
        assertThat(file).hasBinaryContent(before);

        testPublication.restartIn(testPublication.home().resolve("another"));
        importImage("photo.jpg", SampleImages.jpeg(900, 600));
        assertThat(prose()).isEqualTo(page);
    }

    @Test
    void unchangedImageIsNotProcessedAgain() throws IOException {
        CatalogEntry photo = importImage("photo.jpg", SampleImages.jpeg(900, 600));
        Path file = file(photo.variants().getFirst().hash());
        Files.writeString(file, "as it was");

        testPublication.runImport();

        assertThat(file).hasContent("as it was");
    }

    @Test
    void tooLargeImageIsReported() throws IOException {
        byte[] jpeg = SampleImages.jpeg(40, 30);
        testPublication.write("photo.jpg", jpeg).write("film.mp4", VideoDimensionsTests.mp4(320, 180, false));
        grow("photo.jpg", (32L << 20) + 1);
        grow("film.mp4", (512L << 20) + 1);

        ImportReport report = testPublication.write("a.md", "# A\n\n![A](photo.jpg)\n\n![B](film.mp4)\n").runImport();

        assertThat(report.problems()).map(Problem::toString).containsExactlyInAnyOrder(
                "a.md:3:1: warning: the image photo.jpg is an image of more than 32 MB. Save the file again, or remove the"
                        + " reference.",
                "a.md:5:1: warning: the image film.mp4 is larger than 512 MB. Save the file again, or remove the reference.");
        assertThat(prose()).isEqualTo("<figure>A</figure>\n<figure>B</figure>");
    }

    @Test
    void standaloneVideoAndAudioLinksGetAPlayer() {
        testPublication.write("film.mp4", VideoDimensionsTests.mp4(320, 180, false)).write("bell.mp3", "ID3 a bell")
                .write("page.mp3", "<p>no</p>")
                .write("a.md", "# A\n\n![The lock](film.mp4 \"It opens\")\n\n[The *bell*](bell.mp3)\n\nHear [it](bell.mp3), or"
                        + " [this](page.mp3).\n\n[Not heard](page.mp3)\n")
                .runImport();

        assertThat(prose().replaceAll("/media/[0-9a-f]{64}", "")).isEqualTo("""
                <figure><video src="/film.mp4" width="320" height="180" controls preload="metadata"><a href="/film.mp4">\
                The lock</a></video><figcaption>It opens</figcaption></figure>
                <figure><audio src="/bell.mp3" controls preload="metadata"><a href="/bell.mp3">The <em>bell</em></a></audio>\
                <figcaption>The <em>bell</em> <span class="file" dir="ltr">(MP3, 1\u00A0kB)</span></figcaption></figure>
                <p>Hear <a href="/bell.mp3">it</a> <span class="file" dir="ltr">(MP3, 1\u00A0kB)</span>, or\
                 <a href="/page.mp3">this</a> <span class="file" dir="ltr">(1\u00A0kB)</span>.</p>
                <p class="end"><a href="/page.mp3">Not heard</a> <span class="file" dir="ltr">(1\u00A0kB)</span></p>""");
    }

    @Test
    void externalImageIsShownOnceItsHostIsAllowed() {
        testPublication.write("a.md", "---\nimage: {src: 'https://img.example.org/a.jpg', alt: A}\n---\n# A\n\n"
                + "![B](https://img.example.org/b.jpg)\n").runImport();
        assertThat(prose()).contains("<a href=\"https://img.example.org/b.jpg\">B</a>");
        assertThat(article().article().visibleImage()).isEmpty();

        testPublication.restart("broadsheet.edge.image-hosts=IMG.example.org");
        assertThat(testPublication.runImport().problems()).isEmpty();

        assertThat(prose()).isEqualTo("<figure><img src=\"https://img.example.org/b.jpg\" alt=\"B\" loading=\"lazy\""
                + " decoding=\"async\" referrerpolicy=\"no-referrer\"></figure>");
        assertThat(article().article().visibleImage()).isPresent();
    }

    /** The catalog entry of an image that the only article shows. */
    private CatalogEntry importImage(String path, byte[] picture) {
        testPublication.write(path, picture).write("a.md", "# A\n\n![A](" + path + ")\n").runImport();
        return testPublication.bean(MediaCatalog.class).all().stream().filter(catalogEntry -> catalogEntry.path().equals(path))
                .findFirst().orElseThrow();
    }

    private void grow(String path, long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(testPublication.folder().resolve(path).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    private Path file(String hash) throws IOException {
        try (Stream<Path> kept = Files.walk(testPublication.home().resolve("data/media"))) {
            return kept.filter(file -> file.endsWith(hash)).findFirst().orElseThrow();
        }
    }

    private BufferedImage image(Variant variant) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file(variant.hash()))));
    }

    private static boolean red(BufferedImage image, double x, double y) {
        Color color = new Color(image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight())));
        return color.getRed() > 200 && color.getBlue() < 60;
    }

    private String prose() {
        return article().article().text().body().prose();
    }

    private PermalinkState.Live article() {
        return (PermalinkState.Live) testPublication.resolve("/articles/a");
    }
}
