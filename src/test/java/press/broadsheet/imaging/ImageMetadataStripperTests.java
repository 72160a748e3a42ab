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

    /** A picture, the same with notes, and its type. */
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
    void nothingIsLeftButTheImage(Sample picture) {
        byte[] erased = ImageMetadataStripper.strip(picture.type(), picture.withMetadata()).orElseThrow();

        assertThat(text(picture.withMetadata())).contains(SampleImages.GPS_LATITUDE);
        assertThat(text(erased)).doesNotContain(SampleImages.GPS_LATITUDE, "GPS", "XMP", "eXIf", "tIME");
        assertThat(Dimensions.read(picture.type(), erased)).isEqualTo(Dimensions.read(picture.type(), picture.original()))
                .isPresent();
        assertThat(ExifOrientation.read(picture.type(), erased)).isEqualTo(1);
        assertThat(ImageMetadataStripper.strip(picture.type(), erased)).as("nothing more to erase").containsSame(erased);
    }

    @ParameterizedTest
    @MethodSource("turned")
    void orientationIsKept(Sample picture) {
        byte[] erased = ImageMetadataStripper.strip(picture.type(), picture.withMetadata()).orElseThrow();

        assertThat(text(erased)).doesNotContain(SampleImages.GPS_LATITUDE, "GPS");
        assertThat(ExifOrientation.read(picture.type(), erased)).isEqualTo(6);
        Dimensions plain = Dimensions.read(picture.type(), picture.original()).orElseThrow();
        assertThat(Dimensions.read(picture.type(), erased)).contains(new Dimensions(plain.height(), plain.width()));
        assertThat(ImageMetadataStripper.strip(picture.type(), erased).orElseThrow()).isEqualTo(erased);
    }

    @Test
    void thePixelsAreNotTouched() {
        byte[] jpeg = SampleImages.jpeg(60, 40);
        byte[] png = SampleImages.png(60, 40);

        assertThat(ImageMetadataStripper.strip("image/jpeg", SampleImages.withExif(jpeg, 1))).contains(jpeg);
        assertThat(ImageMetadataStripper.strip("image/png", SampleImages.pngWithExif(png, 1))).contains(png);
        assertThat(ImageMetadataStripper.strip("image/jpeg", jpeg)).containsSame(jpeg);
    }

    @ParameterizedTest
    @MethodSource("turned")
    @Timeout(180)
    void truncatedAndCorruptFilesNeverThrow(Sample picture) {
        IntStream.range(20, picture.withMetadata().length).filter(length -> length % 7 == 0).forEach(length -> {
            byte[] cut = Arrays.copyOf(picture.withMetadata(), length);
            ImageMetadataStripper.strip(picture.type(), cut).flatMap(bytes -> Dimensions.read(picture.type(), bytes));
            byte[] garbled = picture.withMetadata().clone();
            garbled[length] ^= (byte) 0xFF;
            ImageMetadataStripper.strip(picture.type(), garbled).flatMap(bytes -> Dimensions.read(picture.type(), bytes));
        });
        byte[] half = Arrays.copyOf(picture.original(), picture.original().length / 2);
        assertThat(ImageMetadataStripper.strip(picture.type(), half).flatMap(bytes -> Dimensions.read(picture.type(), bytes)))
                .isEmpty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
