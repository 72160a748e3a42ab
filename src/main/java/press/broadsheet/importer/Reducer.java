package press.broadsheet.importer;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Media.Variant;
import press.broadsheet.archive.MediaFiles;
import press.broadsheet.archive.MediaFiles.Draft;
import press.broadsheet.publication.Medium;

/**
 * Makes the smaller sizes of a large picture, one picture at a time. Photographs become JPEG, and PNG stays PNG, with what is
 * transparent. What moves has none, nor has JPEG in the colours of print, nor what ImageIO cannot read; nor is a size kept that
 * takes up more bytes than the picture itself.
 */
@Component
class Reducer {

    /** Changes whenever variants come out otherwise than before. */
    static final String RECIPE = "reduced-1";

    /** In pixels: from a phone's width to the widest, each some two thirds of the next. */
    private static final List<Integer> WIDTHS = List.of(480, 800, 1280, 1920, Medium.WIDEST);

    /** Whether they are inverted, nothing tells for certain, and ImageIO gets it wrong. */
    private static final int COLOURS_OF_PRINT = 4;

    /** Of what has more, only every second pixel of each row and column is read, or every third. */
    private static final long MOST_PIXELS_IN_MEMORY = 24_000_000;

    private final MediaFiles files;

    Reducer(MediaFiles files) {
        this.files = files;
    }

    /**
     * The variants, made and kept, the smallest first.
     *
     * @param original the hash of the picture
     */
    List<Variant> reduce(String original, String type, Measure measure, byte[] bytes) throws IOException {
        List<Integer> widths =
                WIDTHS.stream().filter(width -> width < measure.width()).sorted(Comparator.reverseOrder()).toList();
        if (widths.isEmpty()) {
            return List.of();
        }
        Optional<Raster> pixels = pixels(type, bytes, measure, widths.getFirst());
        List<Variant> variants = new ArrayList<>();
        for (int width : pixels.isPresent() ? widths : List.<Integer>of()) {
            pixels = Optional.of(pixels.get().reduced(width, height(measure, width)));
            keep(pixels.get(), original, type, bytes.length).ifPresent(variants::addFirst);
        }
        return variants;
    }

    private static int height(Measure measure, int width) {
        return (int) Math.max(1, Math.round((double) measure.height() * width / measure.width()));
    }

    /** Upright, and no wider than needed. */
    private static Optional<Raster> pixels(String type, byte[] picture, Measure measure, int width) {
        int orientation = Orientation.of(type, picture);
        int height = height(measure, width);
        try {
            return read(type, picture, measure)
                    .map(raster -> Orientation.turns(orientation) ? raster.reduced(height, width) : raster.reduced(width, height))
                    .map(raster -> raster.upright(orientation));
        } catch (IOException | RuntimeException unreadable) { // the readers throw what they like; browsers may know better
            return Optional.empty();
        }
    }

    private static Optional<Raster> read(String type, byte[] picture, Measure measure) throws IOException {
        Optional<ImageReader> reader = reader(type, picture);
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.get().setInput(in, false, true);
            return read(reader.get(), measure);
        } finally {
            reader.get().dispose();
        }
    }

    private static Optional<Raster> read(ImageReader reader, Measure measure) throws IOException {
        boolean moves = reader.getNumImages(true) > 1;
        boolean lies = (long) reader.getWidth(0) * reader.getHeight(0) > measure.pixels();
        if (moves || lies) {
            return Optional.empty();
        }
        ImageReadParam settings = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) measure.pixels() / MOST_PIXELS_IN_MEMORY));
        settings.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(new Raster(reader.read(0, settings)));
    }

    private static Optional<ImageReader> reader(String type, byte[] picture) {
        return switch (type) {
            case "image/gif" -> Optional.of(ImageIO.getImageReadersByMIMEType(type).next());
            case "image/jpeg" -> Optional.of(ImageIO.getImageReadersByMIMEType(type).next())
                    .filter(_ -> JpegNotes.colours(picture) < COLOURS_OF_PRINT);
            case "image/png" -> Optional.of(ImageIO.getImageReadersByMIMEType(type).next())
                    .filter(_ -> !has(Part.png(picture), "acTL"));
            case "image/webp" -> Optional.<ImageReader>of(new WebPImageReaderSpi().createReaderInstance(null))
                    .filter(_ -> !has(Part.webp(picture), "ANIM"));
            default -> Optional.empty();
        };
    }

    private static boolean has(List<Part> parts, String name) {
        return parts.stream().anyMatch(part -> part.name().equals(name));
    }

    private Optional<Variant> keep(Raster raster, String original, String type, int size) throws IOException {
        boolean drawing = raster.hasAlpha() || type.equals("image/png") || type.equals("image/gif");
        byte[] bytes = drawing ? raster.png() : raster.jpeg();
        if (bytes.length >= size) {
            return Optional.empty();
        }
        String hash = MediaFiles.hash((original + " " + RECIPE + " " + raster.width()).getBytes(StandardCharsets.US_ASCII));
        try (Draft draft = files.write(bytes, hash)) {
            files.keep(draft);
        }
        return Optional.of(new Variant(
                raster.width(), raster.height(), hash, drawing ? "image/png" : "image/jpeg", bytes.length));
    }
}
