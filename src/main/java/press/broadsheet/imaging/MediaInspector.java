package press.broadsheet.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at a picture or another file: what it is, and whether readers can have it. */
public final class MediaInspector {

    private static final long LARGEST_PICTURE = 32L << 20;
    private static final long MOST_PIXELS = 64_000_000;
    private static final long LARGEST_FILE = 512L << 20;

    /**
     * What it looks like.
     *
     * @param trouble why readers cannot have it, a clause
     */
    public record Seen(String type, Dimensions measure, Optional<String> trouble) {

        private static Seen troubled(String trouble) {
            return new Seen("", new Dimensions(0, 0), Optional.of(trouble));
        }
    }

    private MediaInspector() {}

    /** Told of a size alone, so that nothing larger need be copied. */
    public static Optional<Seen> tooLarge(long size) {
        return size > LARGEST_FILE
                ? Optional.of(Seen.troubled("is larger than " + (LARGEST_FILE >> 20) + " MB"))
                : Optional.empty();
    }

    public static Seen unreadable(IOException trouble) {
        return Seen.troubled("cannot be read (" + trouble.getClass().getSimpleName() + ")");
    }

    public static Seen heldBack() {
        return Seen.troubled("is held back, for Broadsheet ended while it read it");
    }

    private static String type(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return MediaTypeSniffer.of(bytes.readNBytes(MediaTypeSniffer.HEAD));
        }
    }

    public static Seen look(Path file) throws IOException {
        Optional<Seen> tooLarge = tooLarge(Files.size(file));
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        String type = type(file);
        if (!type.startsWith("image/")) {
            return new Seen(type, VideoDimensions.measure(type, file), Optional.empty());
        }
        if (Files.size(file) > LARGEST_PICTURE) {
            return Seen.troubled("is a picture of more than " + (LARGEST_PICTURE >> 20) + " MB");
        }
        return ImageMetadataStripper.erased(type, Files.readAllBytes(file))
                .flatMap(bytes -> Dimensions.of(type, bytes))
                .map(dimensions -> measured(type, dimensions))
                .orElseGet(() -> Seen.troubled("is broken, or not whole"));
    }

    /** A drawing has no pixels before it is shown. */
    private static Seen measured(String type, Dimensions dimensions) {
        return dimensions.pixels() > MOST_PIXELS && !type.equals(MediaTypeSniffer.SVG)
                ? Seen.troubled("is %d × %d pixels, more than %d million"
                        .formatted(dimensions.width(), dimensions.height(), MOST_PIXELS / 1_000_000))
                : new Seen(type, dimensions, Optional.empty());
    }
}
