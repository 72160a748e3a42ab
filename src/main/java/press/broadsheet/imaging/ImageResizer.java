package press.broadsheet.imaging;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.BufferedFileImageInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.media.MediaCatalog.Variant;
import press.broadsheet.archive.media.MediaFiles;
import press.broadsheet.archive.media.MediaFiles.PendingFile;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Sha256;

/**
 * Makes smaller variants of an image within the available heap. An image that would need more is subsampled, or gets no
 * variants. Photographs become JPEG; PNG stays PNG, with transparency. Animations, CMYK JPEG and images that ImageIO cannot
 * read get no variants. A variant with at least as many bytes as the original is discarded.
 */
@Component
public class ImageResizer {

    /** Change this when variants would be generated differently. */
    public static final String VERSION = "reduced-1";

    /** Widths in pixels, from a phone's to the widest layout; each is about two thirds of the next. */
    private static final List<Integer> VARIANT_WIDTHS = List.of(480, 800, 1280, 1920, MediaAsset.MAX_WIDTH);

    private final MediaFiles files;

    ImageResizer(MediaFiles files) {
        this.files = files;
    }

    /**
     * The result of resizing.
     *
     * @param variants stored, smallest first
     * @param requiredHeap if memory was too small: the maximum heap that would suffice, in bytes
     */
    public record ResizeResult(List<Variant> variants, OptionalLong requiredHeap) {

        private static final ResizeResult NONE = new ResizeResult(List.of(), OptionalLong.empty());
    }

    /**
     * Generates and stores the variants.
     *
     * @param original the image, not stored yet
     */
    public ResizeResult resize(PendingFile original, ImageMemoryEstimate estimate) throws IOException {
        List<Integer> widths = smallerWidths(estimate.dimensions());
        OptionalLong least = DecodingPlan.minimum(estimate, widths);
        if (least.isEmpty() || !estimate.isDecodable()) {
            return ResizeResult.NONE;
        }
        Optional<DecodingPlan> plan = planDecoding(estimate, widths);
        return plan.isPresent()
                ? new ResizeResult(resize(original, estimate, plan.get(), widths), OptionalLong.empty())
                : new ResizeResult(List.of(),
                        OptionalLong.of(HeapBudget.requiredHeap(least.getAsLong(), estimate.offHeapBytes())));
    }

    /** Decodes an image as {@link #resize} would, and discards the result. */
    public static void tryDecode(Path image, ImageMemoryEstimate estimate) {
        List<Integer> widths = smallerWidths(estimate.dimensions());
        if (!widths.isEmpty() && estimate.isDecodable()) {
            planDecoding(estimate, widths).ifPresent(plan -> decode(image, estimate, plan));
        }
    }

    private static List<Integer> smallerWidths(Dimensions dimensions) {
        return VARIANT_WIDTHS.stream().filter(width -> width < dimensions.width()).sorted(Comparator.reverseOrder()).toList();
    }

    private static Optional<DecodingPlan> planDecoding(ImageMemoryEstimate estimate, List<Integer> widths) {
        return HeapBudget.fitsOffHeap(estimate.offHeapBytes())
                ? DecodingPlan.fittingHeap(HeapBudget.available(DecodingPlan.fullResolutionBytes(estimate, widths)), estimate,
                        widths)
                : Optional.empty();
    }

    private List<Variant> resize(PendingFile original, ImageMemoryEstimate estimate, DecodingPlan plan, List<Integer> widths)
            throws IOException {
        Dimensions dimensions = estimate.dimensions();
        Optional<RasterImage> pixels = decode(original.file(), estimate, plan);
        List<Variant> variants = new ArrayList<>();
        for (int width : pixels.isPresent() ? widths : List.<Integer>of()) {
            if (width <= plan.maxWidth()) {
                pixels = Optional.of(pixels.get().scaledTo(width, scaledHeight(dimensions, width)));
                storeVariant(pixels.get(), original, estimate.type(), plan.subsampling()).ifPresent(variants::addFirst);
            }
        }
        return variants;
    }

    static int scaledHeight(Dimensions dimensions, int width) {
        return (int) Math.max(1, Math.round((double) dimensions.height() * width / dimensions.width()));
    }

    /** Decodes, scales down to the plan's width and applies the orientation. */
    private static Optional<RasterImage> decode(Path image, ImageMemoryEstimate estimate, DecodingPlan plan) {
        int width = plan.maxWidth();
        int height = scaledHeight(estimate.dimensions(), width);
        boolean transposed = ExifOrientation.swapsDimensions(estimate.orientation());
        try {
            return read(image, estimate, plan.subsampling())
                    .map(rasterImage -> transposed ? rasterImage.scaledTo(height, width) : rasterImage.scaledTo(width, height))
                    .map(rasterImage -> rasterImage.applyOrientation(estimate.orientation()));
        } catch (IOException | RuntimeException unreadable) { // readers throw arbitrary exceptions
            return Optional.empty();
        }
    }

    @SuppressWarnings("deprecation") // ImageIO's own stream makes a system call per byte; the successor of this one is not public
    private static Optional<RasterImage> read(Path image, ImageMemoryEstimate estimate, int step) throws IOException {
        ImageReader reader = estimate.type().equals("image/webp")
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByMIMEType(estimate.type()).next();
        try (ImageInputStream in = new BufferedFileImageInputStream(image.toFile())) {
            reader.setInput(in, false, true);
            return read(reader, estimate.dimensions(), step);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<RasterImage> read(ImageReader reader, Dimensions dimensions, int step) throws IOException {
        boolean animated = reader.getNumImages(true) > 1;
        boolean exceedsEstimate = (long) reader.getWidth(0) * reader.getHeight(0) > dimensions.pixelCount();
        if (animated || exceedsEstimate) {
            return Optional.empty();
        }
        ImageReadParam settings = reader.getDefaultReadParam();
        settings.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(new RasterImage(reader.read(0, settings)));
    }

    private Optional<Variant> storeVariant(RasterImage rasterImage, PendingFile original, String type, int step)
            throws IOException {
        boolean asPng = rasterImage.hasAlpha() || type.equals("image/png") || type.equals("image/gif");
        String identity = original.hash() + " " + VERSION + " " + rasterImage.width() + (step > 1 ? " of every " + step : "");
        try (PendingFile pendingFile = files.createEmpty(Sha256.of(identity))) {
            if (asPng) {
                rasterImage.writePng(pendingFile.file());
            } else {
                rasterImage.writeJpeg(pendingFile.file());
            }
            long length = Files.size(pendingFile.file());
            if (length >= Files.size(original.file())) {
                return Optional.empty();
            }
            files.store(pendingFile);
            return Optional.of(new Variant(
                    rasterImage.width(), rasterImage.height(), pendingFile.hash(), asPng ? "image/png" : "image/jpeg", length));
        }
    }
}
