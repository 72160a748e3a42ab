package press.broadsheet.importer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import press.broadsheet.Broadsheet;
import press.broadsheet.TrialCount;
import press.broadsheet.imaging.SampleImages;

import static org.assertj.core.api.Assertions.assertThat;

/** Images at the limits, with the heap that the launcher gives an import. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmallHeapTests {

    /** The JVM options of src/dist/broadsheet for an import. */
    private static final List<String> LAUNCHER = List.of("-Xmx208m", "-Xms64m", "-XX:NewSize=48m", "-XX:MaxNewSize=48m",
            "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError",
            "-XX:TieredStopAtLevel=4", "--enable-native-access=ALL-UNNAMED");

    @TempDir
    Path home;

    @Test
    void imagesWithinTheLimitsFitTheLaunchersHeap() throws IOException, InterruptedException {
        Map<String, byte[]> images = new TreeMap<>(Map.of(
                "deep.png", SampleImages.emptyPng(8000, 8000, 16, 6, false),
                "photo.jpg", SampleImages.encode(new BufferedImage(8000, 8000, BufferedImage.TYPE_3BYTE_BGR), "jpg"),
                "large.png", SampleImages.join(SampleImages.png(600, 400), new byte[31 << 20]),
                "lossy.webp", lossyWebp(4000, 3000)));
        if (TrialCount.isFullRun()) {
            images.putAll(Map.of(
                    "bits.png", SampleImages.emptyPng(8000, 8000, 1, 0, false),
                    "interlaced.png", SampleImages.emptyPng(8000, 8000, 8, 3, true),
                    "tall.png", SampleImages.emptyPng(2600, 24_000, 8, 2, false),
                    "wide.png", SampleImages.emptyPng(64_000, 1000, 8, 6, false),
                    "drawing.gif", SampleImages.encode(new BufferedImage(8000, 8000, BufferedImage.TYPE_BYTE_INDEXED), "gif")));
        }
        write(images);

        ChildJvm imported = runImport();

        assertThat(imported.exitCode()).as(imported.output()).isZero();
        assertThat(imported.output()).contains("1 added")
                .contains("lossy.webp: warning: the image is published in its original size only")
                .doesNotContain("photo.jpg:", "bits.png:", "drawing.gif:", "deep.png:", "wide.png:", "large.png:", "OutOfMemory");
        assertThat(Files.exists(home.resolve("data/under-way")) ? Files.size(home.resolve("data/under-way")) : 0)
                .as("a regular exit leaves no record of files in progress").isZero();
    }

    private ChildJvm runImport() throws IOException, InterruptedException {
        return ChildJvm.run(LAUNCHER, Broadsheet.class, "import",
                "--spring.datasource.url=jdbc:h2:file:" + home.resolve("data/archive") + ";WRITE_DELAY=0",
                "--broadsheet.importer.folder=" + home.resolve("content"));
    }

    private void write(Map<String, byte[]> images) throws IOException {
        StringBuilder text = new StringBuilder("# A\n\nWords.\n");
        Files.createDirectories(home.resolve("content"));
        for (Map.Entry<String, byte[]> picture : images.entrySet()) {
            Files.write(home.resolve("content").resolve(picture.getKey()), picture.getValue());
            text.append("\n![A](").append(picture.getKey()).append(")\n");
        }
        Files.writeString(home.resolve("content/a.md"), text.toString());
    }

    /** A header with these dimensions; the garbage after it must not be read. */
    private static byte[] lossyWebp(int width, int height) {
        byte[] frame = new byte[2000];
        byte[] start = {0x10, 0, 0, (byte) 0x9D, 1, 0x2A, (byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8)};
        System.arraycopy(start, 0, frame, 0, start.length);
        return SampleImages.riffChunk("RIFF", SampleImages.join("WEBP".getBytes(StandardCharsets.US_ASCII),
                SampleImages.riffChunk("VP8 ", frame)));
    }
}
