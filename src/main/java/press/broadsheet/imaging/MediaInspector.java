package press.broadsheet.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at a picture or another file: what it is, and whether readers can have it. */
public final class MediaInspector {

    private static final long MAX_IMAGE_BYTES = 32L << 20;
    private static final long MAX_PIXELS = 64_000_000;
    private static final long MAX_FILE_BYTES = 512L << 20;

    /**
     * What it looks like.
     *
     * @param rejectionReason why readers cannot have it, a clause
     */
    public record Inspection(String type, Dimensions dimensions, Optional<String> rejectionReason) {

        private static Inspection rejected(String trouble) {
            return new Inspection("", new Dimensions(0, 0), Optional.of(trouble));
        }
    }

    private MediaInspector() {}

    /** Told of a size alone, so that nothing larger need be copied. */
    public static Optional<Inspection> checkSize(long size) {
        return size > MAX_FILE_BYTES
                ? Optional.of(Inspection.rejected("is larger than " + (MAX_FILE_BYTES >> 20) + " MB"))
                : Optional.empty();
    }

    public static Inspection unreadable(IOException trouble) {
        return Inspection.rejected("cannot be read (" + trouble.getClass().getSimpleName() + ")");
    }

    public static Inspection quarantined() {
        return Inspection.rejected("is held back, for Broadsheet ended while it read it");
    }

    private static String sniffType(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return MediaTypeSniffer.sniff(bytes.readNBytes(MediaTypeSniffer.SNIFF_LENGTH));
        }
    }

    public static Inspection inspect(Path file) throws IOException {
        Optional<Inspection> tooLarge = checkSize(Files.size(file));
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        String type = sniffType(file);
        if (!type.startsWith("image/")) {
            return new Inspection(type, VideoDimensions.read(type, file), Optional.empty());
        }
        if (Files.size(file) > MAX_IMAGE_BYTES) {
            return Inspection.rejected("is a picture of more than " + (MAX_IMAGE_BYTES >> 20) + " MB");
        }
        return ImageMetadataStripper.strip(type, Files.readAllBytes(file))
                .flatMap(bytes -> Dimensions.read(type, bytes))
                .map(dimensions -> checkPixelCount(type, dimensions))
                .orElseGet(() -> Inspection.rejected("is broken, or not whole"));
    }

    /** A drawing has no pixels before it is shown. */
    private static Inspection checkPixelCount(String type, Dimensions dimensions) {
        return dimensions.pixelCount() > MAX_PIXELS && !type.equals(MediaTypeSniffer.SVG)
                ? Inspection.rejected("is %d × %d pixels, more than %d million"
                        .formatted(dimensions.width(), dimensions.height(), MAX_PIXELS / 1_000_000))
                : new Inspection(type, dimensions, Optional.empty());
    }
}
