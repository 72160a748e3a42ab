package press.broadsheet.imaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImageMetadataStripperTests {

    /** An image, the same image with metadata, and its type. */
    record Sample(String type, byte[] original, byte[] withMetadata) {

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Sample> upright() throws Exception {
        return samples(1);
    }

    static Stream<Sample> turned() throws Exception {
        return samples(6);
    }

    private static Stream<Sample> samples(int orientation) throws Exception {
        byte[] jpeg = SampleImages.jpeg(60, 40);
        byte[] png = SampleImages.png(60, 40);
        byte[] webp = SampleImages.webp("opaque");
        return Stream.of(
                new Sample("image/jpeg", jpeg, SampleImages.withExif(jpeg, orientation)),
                new Sample("image/png", png, SampleImages.pngWithExif(png, orientation)),
                new Sample("image/webp", webp, SampleImages.webpWithExif(webp, orientation)));
    }

    @ParameterizedTest
    @MethodSource("upright")
    void allMetadataIsRemoved(Sample sample) {
        byte[] stripped = ImageMetadataStripper.strip(sample.type(), sample.withMetadata()).orElseThrow();

        assertThat(text(sample.withMetadata())).contains(SampleImages.GPS_LATITUDE);
        assertThat(text(stripped)).doesNotContain(SampleImages.GPS_LATITUDE, "GPS", "XMP", "eXIf", "tIME");
        assertThat(Dimensions.read(sample.type(), stripped)).isEqualTo(Dimensions.read(sample.type(), sample.original()))
                .isPresent();
        assertThat(ExifOrientation.read(sample.type(), stripped)).isEqualTo(1);
        assertThat(ImageMetadataStripper.strip(sample.type(), stripped)).as("stripped again").containsSame(stripped);
    }

    @ParameterizedTest
    @MethodSource("turned")
    void orientationIsKept(Sample sample) {
        byte[] stripped = ImageMetadataStripper.strip(sample.type(), sample.withMetadata()).orElseThrow();

        assertThat(text(stripped)).doesNotContain(SampleImages.GPS_LATITUDE, "GPS");
        assertThat(ExifOrientation.read(sample.type(), stripped)).isEqualTo(6);
        Dimensions plain = Dimensions.read(sample.type(), sample.original()).orElseThrow();
        assertThat(Dimensions.read(sample.type(), stripped)).contains(new Dimensions(plain.height(), plain.width()));
        assertThat(ImageMetadataStripper.strip(sample.type(), stripped).orElseThrow()).isEqualTo(stripped);
    }

    @Test
    void pixelDataIsUnchanged() {
        byte[] jpeg = SampleImages.jpeg(60, 40);
        byte[] png = SampleImages.png(60, 40);

        assertThat(ImageMetadataStripper.strip("image/jpeg", SampleImages.withExif(jpeg, 1))).contains(jpeg);
        assertThat(ImageMetadataStripper.strip("image/png", SampleImages.pngWithExif(png, 1))).contains(png);
        assertThat(ImageMetadataStripper.strip("image/jpeg", jpeg)).containsSame(jpeg);
    }

    @ParameterizedTest
    @MethodSource("turned")
    @Timeout(180)
    void damagedFilesNeverThrow(Sample sample) {
        IntStream.range(20, sample.withMetadata().length).filter(length -> length % 7 == 0).forEach(length -> {
            byte[] cut = Arrays.copyOf(sample.withMetadata(), length);
            ImageMetadataStripper.strip(sample.type(), cut).flatMap(bytes -> Dimensions.read(sample.type(), bytes));
            byte[] damaged = sample.withMetadata().clone();
            damaged[length] ^= (byte) 0xFF;
            ImageMetadataStripper.strip(sample.type(), damaged).flatMap(bytes -> Dimensions.read(sample.type(), bytes));
        });
        byte[] half = Arrays.copyOf(sample.original(), sample.original().length / 2);
        assertThat(ImageMetadataStripper.strip(sample.type(), half).flatMap(bytes -> Dimensions.read(sample.type(), bytes)))
                .isEmpty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
