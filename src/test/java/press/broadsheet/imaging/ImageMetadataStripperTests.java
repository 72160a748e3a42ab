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
    record Noted(String type, byte[] plain, byte[] noted) {

        @Override
        public String toString() {
            return type;
        }
    }

    static Stream<Noted> upright() throws Exception {
        return noted(1);
    }

    static Stream<Noted> turned() throws Exception {
        return noted(6);
    }

    private static Stream<Noted> noted(int orientation) throws Exception {
        byte[] jpeg = Photograph.jpeg(60, 40);
        byte[] png = Photograph.png(60, 40);
        byte[] webp = Photograph.webp("opaque");
        return Stream.of(
                new Noted("image/jpeg", jpeg, Photograph.noted(jpeg, orientation)),
                new Noted("image/png", png, Photograph.notedPng(png, orientation)),
                new Noted("image/webp", webp, Photograph.notedWebp(webp, orientation)));
    }

    @ParameterizedTest
    @MethodSource("upright")
    void nothingIsLeftButThePicture(Noted picture) {
        byte[] erased = ImageMetadataStripper.erased(picture.type(), picture.noted()).orElseThrow();

        assertThat(text(picture.noted())).contains(Photograph.PLACE);
        assertThat(text(erased)).doesNotContain(Photograph.PLACE, "GPS", "XMP", "eXIf", "tIME");
        assertThat(Dimensions.of(picture.type(), erased)).isEqualTo(Dimensions.of(picture.type(), picture.plain())).isPresent();
        assertThat(ExifOrientation.of(picture.type(), erased)).isEqualTo(1);
        assertThat(ImageMetadataStripper.erased(picture.type(), erased)).as("nothing more to erase").containsSame(erased);
    }

    @ParameterizedTest
    @MethodSource("turned")
    void whichWayUpItIsStays(Noted picture) {
        byte[] erased = ImageMetadataStripper.erased(picture.type(), picture.noted()).orElseThrow();

        assertThat(text(erased)).doesNotContain(Photograph.PLACE, "GPS");
        assertThat(ExifOrientation.of(picture.type(), erased)).isEqualTo(6);
        Dimensions plain = Dimensions.of(picture.type(), picture.plain()).orElseThrow();
        assertThat(Dimensions.of(picture.type(), erased)).contains(new Dimensions(plain.height(), plain.width()));
        assertThat(ImageMetadataStripper.erased(picture.type(), erased).orElseThrow()).isEqualTo(erased);
    }

    @Test
    void thePixelsAreNotTouched() {
        byte[] jpeg = Photograph.jpeg(60, 40);
        byte[] png = Photograph.png(60, 40);

        assertThat(ImageMetadataStripper.erased("image/jpeg", Photograph.noted(jpeg, 1))).contains(jpeg);
        assertThat(ImageMetadataStripper.erased("image/png", Photograph.notedPng(png, 1))).contains(png);
        assertThat(ImageMetadataStripper.erased("image/jpeg", jpeg)).containsSame(jpeg);
    }

    @ParameterizedTest
    @MethodSource("turned")
    @Timeout(180)
    void whatIsCutShortOrGarbledIsNeverMoreThanBroken(Noted picture) {
        IntStream.range(20, picture.noted().length).filter(length -> length % 7 == 0).forEach(length -> {
            byte[] cut = Arrays.copyOf(picture.noted(), length);
            ImageMetadataStripper.erased(picture.type(), cut).flatMap(bytes -> Dimensions.of(picture.type(), bytes));
            byte[] garbled = picture.noted().clone();
            garbled[length] ^= (byte) 0xFF;
            ImageMetadataStripper.erased(picture.type(), garbled).flatMap(bytes -> Dimensions.of(picture.type(), bytes));
        });
        byte[] half = Arrays.copyOf(picture.plain(), picture.plain().length / 2);
        assertThat(ImageMetadataStripper.erased(picture.type(), half).flatMap(bytes -> Dimensions.of(picture.type(), bytes))).isEmpty();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
