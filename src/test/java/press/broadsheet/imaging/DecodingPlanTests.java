package press.broadsheet.imaging;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DecodingPlanTests {

    private static final long MB = 1 << 20;
    private static final List<Integer> WIDTHS = List.of(2560, 1920, 1280, 800, 480);

    @Test
    void ordinaryPhotographIsNotSubsampled() {
        assertThat(plan(85, jpeg(4000, 3000))).map(DecodingPlan::subsampling).contains(1);
        assertThat(plan(85, jpeg(4000, 3000))).map(DecodingPlan::maxWidth).contains(2560);
    }

    @Test
    void largePhotographIsSubsampled() {
        assertThat(plan(85, jpeg(8000, 8000))).map(DecodingPlan::subsampling).contains(2);
        assertThat(plan(60, jpeg(8000, 8000))).map(DecodingPlan::maxWidth).as("with less memory").contains(1920);
        assertThat(plan(85, new ImageMemoryEstimate("image/png", new Dimensions(5000, 4000), true, 1, 0, 6 + 4, 0)))
                .as("16 bits a colour").map(DecodingPlan::subsampling).contains(2);
    }

    @Test
    void tallImageHasOnlyWidthsThatFit() {
        assertThat(plan(85, jpeg(2600, 24_000))).map(DecodingPlan::maxWidth).contains(800);
        assertThat(plan(85, jpeg(600, 100_000))).as("even the smallest variant does not fit").isEmpty();
    }

    @Test
    void fixedMemoryMustFit() {
        ImageMemoryEstimate webp = new ImageMemoryEstimate("image/webp", new Dimensions(4000, 3000), true, 1, 340 * MB, 4, 0);

        assertThat(plan(85, webp)).isEmpty();
        long least = DecodingPlan.minimum(webp, WIDTHS).orElseThrow();
        assertThat(plan(least / MB + 1, webp)).isPresent();
        assertThat(plan(least / MB - 1, webp)).isEmpty();
    }

    @Test
    void plansStayWithinTheHeapLimit() {
        for (int width : List.of(481, 1000, 2561, 4001, 8000, 16_000)) {
            for (int height : List.of(1, 300, 4000)) {
                for (int heap : List.of(10, 40, 85, 340)) {
                    plan(heap, jpeg(width, height)).ifPresent(plan -> {
                        assertThat(plan.heapBytes()).isLessThanOrEqualTo(heap * MB);
                        assertThat(plan.maxWidth() * plan.subsampling()).isLessThanOrEqualTo(width);
                    });
                }
            }
        }
    }

    @Test
    void memoryIsEstimatedFromHeaders() throws IOException {
        byte[] png = SampleImages.png(20, 10);
        assertThat(ImageMemoryEstimate.of("image/png", png, new Dimensions(20, 10)).bytesPerPixel()).isEqualTo(4);
        png[24] = 16;
        assertThat(ImageMemoryEstimate.of("image/png", png, new Dimensions(20, 10)).bytesPerPixel()).as("and a copy of it")
                .isEqualTo(12);
        byte[] gif = SampleImages.animatedGif(20, 10);
        assertThat(ImageMemoryEstimate.of("image/gif", gif, new Dimensions(20, 10)).bytesPerPixel()).isEqualTo(5);
        assertThat(ImageMemoryEstimate.of("image/webp", SampleImages.webp("opaque"), new Dimensions(1000, 500)).fixedBytes())
                .isBetween(500_000L * 21, 500_000L * 40);
    }

    @Test
    void progressiveJpegNeedsMemoryForCoefficients() throws IOException {
        byte[] plain = SampleImages.jpeg(160, 160);
        assertThat(ImageMemoryEstimate.of("image/jpeg", plain, new Dimensions(160, 160)).offHeapBytes()).isZero();
        byte[] progressive = SampleImages.progressiveJpeg(160, 160);
        assertThat(ImageMemoryEstimate.of("image/jpeg", progressive, new Dimensions(160, 160)).offHeapBytes())
                .as("1.5 samples per pixel, 2 bytes each").isEqualTo(160 * 160 * 3);
        byte[] cut = Arrays.copyOf(progressive, progressive.length / 2);
        assertThat(ImageMemoryEstimate.of("image/jpeg", cut, new Dimensions(160, 160)).offHeapBytes()).isEqualTo(160 * 160 * 3);
    }

    private static Optional<DecodingPlan> plan(long megabytes, ImageMemoryEstimate layout) {
        List<Integer> widths = WIDTHS.stream().filter(width -> width < layout.dimensions().width()).toList();
        return DecodingPlan.fittingHeap(megabytes * MB, layout, widths);
    }

    private static ImageMemoryEstimate jpeg(int width, int height) {
        return new ImageMemoryEstimate("image/jpeg", new Dimensions(width, height), true, 1, 0, 3, 0);
    }
}
