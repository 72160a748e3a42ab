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
 * Makes the smaller sizes of a large picture, one picture at a time, within what the heap can bear: of a picture that would
 * take more, fewer pixels are decoded, or it has none. Photographs become JPEG, and PNG stays PNG, with what is transparent.
 * What moves has none, nor has JPEG in the colours of print, nor what ImageIO cannot read; nor is a size kept that takes up
 * more bytes than the picture itself.
 */
@Component
public class ImageResizer {

    /** Changes whenever variants come out otherwise than before. */
    public static final String VERSION = "reduced-1";

    /** In pixels: from a phone's width to the widest, each some two thirds of the next. */
    private static final List<Integer> VARIANT_WIDTHS = List.of(480, 800, 1280, 1920, MediaAsset.MAX_WIDTH);

    private final MediaFiles files;

    ImageResizer(MediaFiles files) {
        this.files = files;
    }

    /**
     * What became of a picture.
     *
     * @param variants made and kept, the smallest first
     * @param requiredHeap where it has none for want of memory: the heap that would do, in bytes
     */
    public record ResizeResult(List<Variant> variants, OptionalLong requiredHeap) {

        private static final ResizeResult NONE = new ResizeResult(List.of(), OptionalLong.empty());
    }

    /** @param original the picture, not kept yet */
    public ResizeResult resize(PendingFile original, ImageMemoryEstimate layout) throws IOException {
        List<Integer> widths = smallerWidths(layout.dimensions());
        OptionalLong least = DecodingPlan.minimum(layout, widths);
        if (least.isEmpty() || !layout.isDecodable()) {
            return ResizeResult.NONE;
        }
        Optional<DecodingPlan> plan = planDecoding(layout, widths);
        return plan.isPresent()
                ? new ResizeResult(resize(original, layout, plan.get(), widths), OptionalLong.empty())
                : new ResizeResult(List.of(), OptionalLong.of(HeapBudget.requiredHeap(least.getAsLong(), layout.offHeapBytes())));
    }

    /** Decodes a picture as if its smaller sizes were to be made. */
    public static void tryDecode(Path picture, ImageMemoryEstimate layout) {
        List<Integer> widths = smallerWidths(layout.dimensions());
        if (!widths.isEmpty() && layout.isDecodable()) {
            planDecoding(layout, widths).ifPresent(plan -> decode(picture, layout, plan));
        }
    }

    private static List<Integer> smallerWidths(Dimensions dimensions) {
        return VARIANT_WIDTHS.stream().filter(width -> width < dimensions.width()).sorted(Comparator.reverseOrder()).toList();
    }

    private static Optional<DecodingPlan> planDecoding(ImageMemoryEstimate layout, List<Integer> widths) {
        return HeapBudget.fitsOffHeap(layout.offHeapBytes())
                ? DecodingPlan.fittingHeap(HeapBudget.available(DecodingPlan.fullResolutionBytes(layout, widths)), layout, widths)
                : Optional.empty();
    }

    private List<Variant> resize(PendingFile original, ImageMemoryEstimate layout, DecodingPlan plan, List<Integer> widths)
            throws IOException {
        Dimensions dimensions = layout.dimensions();
        Optional<RasterImage> pixels = decode(original.file(), layout, plan);
        List<Variant> variants = new ArrayList<>();
        for (int width : pixels.isPresent() ? widths : List.<Integer>of()) {
            if (width <= plan.maxWidth()) {
                pixels = Optional.of(pixels.get().scaledTo(width, scaledHeight(dimensions, width)));
                storeVariant(pixels.get(), original, layout.type(), plan.subsampling()).ifPresent(variants::addFirst);
            }
        }
        return variants;
    }

    static int scaledHeight(Dimensions dimensions, int width) {
        return (int) Math.max(1, Math.round((double) dimensions.height() * width / dimensions.width()));
    }

    /** Upright, and no wider than needed. */
    private static Optional<RasterImage> decode(Path picture, ImageMemoryEstimate layout, DecodingPlan plan) {
        int width = plan.maxWidth();
        int height = scaledHeight(layout.dimensions(), width);
        boolean turns = ExifOrientation.swapsDimensions(layout.orientation());
        try {
            return read(picture, layout, plan.subsampling())
                    .map(rasterImage -> turns ? rasterImage.scaledTo(height, width) : rasterImage.scaledTo(width, height))
                    .map(rasterImage -> rasterImage.applyOrientation(layout.orientation()));
        } catch (IOException | RuntimeException unreadable) { // the readers throw what they like; browsers may know better
            return Optional.empty();
        }
    }

    @SuppressWarnings("deprecation") // ImageIO's own asks the system for each byte; what replaces this one is not public
    private static Optional<RasterImage> read(Path picture, ImageMemoryEstimate layout, int step) throws IOException {
        ImageReader reader = layout.type().equals("image/webp")
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByMIMEType(layout.type()).next();
        try (ImageInputStream in = new BufferedFileImageInputStream(picture.toFile())) {
            reader.setInput(in, false, true);
            return read(reader, layout.dimensions(), step);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<RasterImage> read(ImageReader reader, Dimensions dimensions, int step) throws IOException {
        boolean moves = reader.getNumImages(true) > 1;
        boolean lies = (long) reader.getWidth(0) * reader.getHeight(0) > dimensions.pixelCount();
        if (moves || lies) {
            return Optional.empty();
        }
        ImageReadParam settings = reader.getDefaultReadParam();
        settings.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(new RasterImage(reader.read(0, settings)));
    }

    private Optional<Variant> storeVariant(RasterImage rasterImage, PendingFile original, String type, int step)
            throws IOException {
        boolean drawing = rasterImage.hasAlpha() || type.equals("image/png") || type.equals("image/gif");
        String made = original.hash() + " " + VERSION + " " + rasterImage.width() + (step > 1 ? " of every " + step : "");
        try (PendingFile pendingFile = files.createEmpty(Sha256.of(made))) {
            if (drawing) {
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
                    rasterImage.width(), rasterImage.height(), pendingFile.hash(), drawing ? "image/png" : "image/jpeg", length));
        }
    }
}
