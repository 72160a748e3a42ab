package press.broadsheet.imaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

public class VideoDimensionsTests {

    private static final Dimensions UNKNOWN = new Dimensions(0, 0);

    @TempDir
    Path home;

    @Test
    void mp4SizeIsReadWhereverTheHeaderIs() throws IOException {
        byte[] mp4 = mp4(1280, 720, false);

        assertThat(measure("video/mp4", mp4)).isEqualTo(new Dimensions(1280, 720));
        assertThat(measure("video/quicktime", mp4)).isEqualTo(new Dimensions(1280, 720));
    }

    @Test
    void rotatedVideoIsPortrait() throws IOException {
        assertThat(measure("video/mp4", mp4(1920, 1080, true))).isEqualTo(new Dimensions(1080, 1920));
    }

    @Test
    void webmSizeIsRead() throws IOException {
        byte[] video =
                element(0xE0, SampleImages.join(element(0xB0, new byte[]{2, (byte) 0x80}), element(0xBA, new byte[]{1, 0x68})));
        byte[] tracks = element(0x1654AE6B, element(0xAE, SampleImages.join(element(0xD7, new byte[]{1}), video)));
        byte[] live = SampleImages.join(new byte[]{0x18, 0x53, (byte) 0x80, 0x67, 1, -1, -1, -1, -1, -1, -1, -1}, tracks);
        byte[] webm = SampleImages.join(element(0x1A45DFA3, "webm".getBytes(StandardCharsets.US_ASCII)), live);

        assertThat(measure("video/webm", webm)).isEqualTo(new Dimensions(640, 360));
    }

    @Test
    @Timeout(180)
    void damagedVideoHasNoDimensions() throws IOException {
        byte[] mp4 = mp4(1280, 720, false);
        for (int length = 0; length < mp4.length; length += 3) {
            assertThat(measure("video/mp4", Arrays.copyOf(mp4, length))).isEqualTo(UNKNOWN);
            measure("video/webm", Arrays.copyOf(mp4, length));
            byte[] damaged = mp4.clone();
            damaged[length] ^= (byte) 0xFF;
            measure("video/mp4", damaged);
        }
        assertThat(measure("video/mp4", new byte[1 << 20])).isEqualTo(UNKNOWN);
        assertThat(measure("video/ogg", mp4)).isEqualTo(UNKNOWN);
    }

    @Test
    @Timeout(180)
    void nestedOrFalseHeaderHasNoDimensions() throws IOException {
        byte[] start = box("ftyp", "isom\0\0\2\0".getBytes(StandardCharsets.US_ASCII));
        byte[] tracks = new byte[8 << 20];
        for (int at = 0; at < tracks.length; at += 8) {
            ByteBuffer.wrap(tracks).putInt(at, tracks.length - at).putInt(at + 4, 0x7472616B);
        }
        assertThat(measure("video/mp4", SampleImages.join(start, box("moov", tracks)))).isEqualTo(UNKNOWN);
        for (int length : new int[]{0, 1, 7, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            byte[] lying = ByteBuffer.allocate(60).putInt(length).putInt(0x6D6F6F76).putLong(-1).array();
            assertThat(measure("video/mp4", SampleImages.join(start, lying))).as("moov of %d bytes", length).isEqualTo(UNKNOWN);
        }
        byte[] webm = new byte[1 << 20];
        for (int at = 0; at < webm.length; at += 2) {
            webm[at] = (byte) 0xAE;
            webm[at + 1] = (byte) 0xFF;
        }
        assertThat(measure("video/webm", webm)).isEqualTo(UNKNOWN);
        assertThat(measure("video/webm", new byte[0])).isEqualTo(UNKNOWN);
    }

    private Dimensions measure(String type, byte[] video) throws IOException {
        return VideoDimensions.read(type, Files.write(home.resolve("video"), video));
    }

    /** A file whose header comes last and whose first track is audio. */
    public static byte[] mp4(int width, int height, boolean turned) {
        return SampleImages.join(box("ftyp", "isom\0\0\2\0".getBytes(StandardCharsets.US_ASCII)), box("mdat", new byte[3000]),
                box("moov", SampleImages.join(box("mvhd", new byte[100]),
                        box("trak", box("tkhd", header(0, 0, false))), box("trak", box("tkhd", header(width, height, turned))))));
    }

    private static byte[] header(int width, int height, boolean turned) {
        return ByteBuffer.allocate(84).putInt(40, turned ? 0 : 1 << 16).putInt(44, turned ? 1 << 16 : 0)
                .putInt(76, width << 16).putInt(80, height << 16).array();
    }

    private static byte[] box(String name, byte[] inside) {
        return SampleImages.join(ByteBuffer.allocate(4).putInt(8 + inside.length).array(),
                name.getBytes(StandardCharsets.US_ASCII), inside);
    }

    private static byte[] element(int name, byte[] inside) {
        byte[] four = ByteBuffer.allocate(4).putInt(name).array();
        int zeros = 0;
        while (four[zeros] == 0) {
            zeros++;
        }
        return SampleImages.join(Arrays.copyOfRange(four, zeros, 4), new byte[]{(byte) (0x80 | inside.length)}, inside);
    }
}
