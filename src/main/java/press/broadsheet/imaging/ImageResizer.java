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
import press.broadsheet.archive.media.MediaFiles.Draft;
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
    public static final String RECIPE = "reduced-1";

    /** In pixels: from a phone's width to the widest, each some two thirds of the next. */
    private static final List<Integer> WIDTHS = List.of(480, 800, 1280, 1920, MediaAsset.WIDEST);

    private final MediaFiles files;

    ImageResizer(MediaFiles files) {
        this.files = files;
    }

    /**
     * What became of a picture.
     *
     * @param variants made and kept, the smallest first
     * @param lacking where it has none for want of memory: the heap that would do, in bytes
     */
    public record Reduced(List<Variant> variants, OptionalLong lacking) {

        private static final Reduced NOT = new Reduced(List.of(), OptionalLong.empty());
    }

    /** @param original the picture, not kept yet */
    public Reduced reduce(Draft original, ImageMemoryEstimate layout) throws IOException {
        List<Integer> widths = widths(layout.measure());
        OptionalLong least = DecodingPlan.least(layout, widths);
        if (least.isEmpty() || !layout.isDecodable()) {
            return Reduced.NOT;
        }
        Optional<DecodingPlan> plan = plan(layout, widths);
        return plan.isPresent()
                ? new Reduced(reduce(original, layout, plan.get(), widths), OptionalLong.empty())
                : new Reduced(List.of(), OptionalLong.of(HeapBudget.heapFor(least.getAsLong(), layout.outside())));
    }

    /** Decodes a picture as if its smaller sizes were to be made. */
    public static void rehearse(Path picture, ImageMemoryEstimate layout) {
        List<Integer> widths = widths(layout.measure());
        if (!widths.isEmpty() && layout.isDecodable()) {
            plan(layout, widths).ifPresent(plan -> pixels(picture, layout, plan));
        }
    }

    private static List<Integer> widths(Dimensions dimensions) {
        return WIDTHS.stream().filter(width -> width < dimensions.width()).sorted(Comparator.reverseOrder()).toList();
    }

    private static Optional<DecodingPlan> plan(ImageMemoryEstimate layout, List<Integer> widths) {
        return HeapBudget.bearsOutside(layout.outside())
                ? DecodingPlan.within(HeapBudget.now(DecodingPlan.most(layout, widths)), layout, widths)
                : Optional.empty();
    }

    private List<Variant> reduce(Draft original, ImageMemoryEstimate layout, DecodingPlan plan, List<Integer> widths)
            throws IOException {
        Dimensions dimensions = layout.measure();
        Optional<ScalableImage> pixels = pixels(original.file(), layout, plan);
        List<Variant> variants = new ArrayList<>();
        for (int width : pixels.isPresent() ? widths : List.<Integer>of()) {
            if (width <= plan.widest()) {
                pixels = Optional.of(pixels.get().reduced(width, height(dimensions, width)));
                keep(pixels.get(), original, layout.type(), plan.step()).ifPresent(variants::addFirst);
            }
        }
        return variants;
    }

    static int height(Dimensions dimensions, int width) {
        return (int) Math.max(1, Math.round((double) dimensions.height() * width / dimensions.width()));
    }

    /** Upright, and no wider than needed. */
    private static Optional<ScalableImage> pixels(Path picture, ImageMemoryEstimate layout, DecodingPlan plan) {
        int width = plan.widest();
        int height = height(layout.measure(), width);
        boolean turns = ExifOrientation.turns(layout.orientation());
        try {
            return read(picture, layout, plan.step())
                    .map(scalableImage -> turns ? scalableImage.reduced(height, width) : scalableImage.reduced(width, height))
                    .map(scalableImage -> scalableImage.upright(layout.orientation()));
        } catch (IOException | RuntimeException unreadable) { // the readers throw what they like; browsers may know better
            return Optional.empty();
        }
    }

    @SuppressWarnings("deprecation") // ImageIO's own asks the system for each byte; what replaces this one is not public
    private static Optional<ScalableImage> read(Path picture, ImageMemoryEstimate layout, int step) throws IOException {
        ImageReader reader = layout.type().equals("image/webp")
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByMIMEType(layout.type()).next();
        try (ImageInputStream in = new BufferedFileImageInputStream(picture.toFile())) {
            reader.setInput(in, false, true);
            return read(reader, layout.measure(), step);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<ScalableImage> read(ImageReader reader, Dimensions dimensions, int step) throws IOException {
        boolean moves = reader.getNumImages(true) > 1;
        boolean lies = (long) reader.getWidth(0) * reader.getHeight(0) > dimensions.pixels();
        if (moves || lies) {
            return Optional.empty();
        }
        ImageReadParam settings = reader.getDefaultReadParam();
        settings.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(new ScalableImage(reader.read(0, settings)));
    }

    private Optional<Variant> keep(ScalableImage scalableImage, Draft original, String type, int step) throws IOException {
        boolean drawing = scalableImage.hasAlpha() || type.equals("image/png") || type.equals("image/gif");
        String made = original.hash() + " " + RECIPE + " " + scalableImage.width() + (step > 1 ? " of every " + step : "");
        try (Draft draft = files.empty(Sha256.of(made))) {
            if (drawing) {
                scalableImage.writePng(draft.file());
            } else {
                scalableImage.writeJpeg(draft.file());
            }
            long length = Files.size(draft.file());
            if (length >= Files.size(original.file())) {
                return Optional.empty();
            }
            files.keep(draft);
            return Optional.of(new Variant(
                    scalableImage.width(), scalableImage.height(), draft.hash(), drawing ? "image/png" : "image/jpeg", length));
        }
    }
}
