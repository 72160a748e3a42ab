package press.broadsheet.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Determines the type and size of a media file, and whether it can be published. */
public final class MediaInspector {

    private static final long MAX_IMAGE_BYTES = 32L << 20;
    private static final long MAX_PIXELS = 64_000_000;
    private static final long MAX_FILE_BYTES = 512L << 20;

    /**
     * The result of an inspection.
     *
     * @param rejectionReason why the file cannot be published, a clause
     */
    public record Inspection(String type, Dimensions dimensions, Optional<String> rejectionReason) {

        private static Inspection rejected(String reason) {
            return new Inspection("", new Dimensions(0, 0), Optional.of(reason));
        }
    }

    private MediaInspector() {}

    /** Rejects by size alone, before the file is copied. */
    public static Optional<Inspection> checkSize(long size) {
        return size > MAX_FILE_BYTES
                ? Optional.of(Inspection.rejected("is larger than " + (MAX_FILE_BYTES >> 20) + " MB"))
                : Optional.empty();
    }

    public static Inspection unreadable(IOException exception) {
        return Inspection.rejected("cannot be read (" + exception.getClass().getSimpleName() + ")");
    }

    public static Inspection quarantined() {
        return Inspection.rejected("is quarantined, because Broadsheet stopped while reading it");
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
            return Inspection.rejected("is an image of more than " + (MAX_IMAGE_BYTES >> 20) + " MB");
        }
        return ImageMetadataStripper.strip(type, Files.readAllBytes(file))
                .flatMap(bytes -> Dimensions.read(type, bytes))
                .map(dimensions -> checkPixelCount(type, dimensions))
                .orElseGet(() -> Inspection.rejected("is damaged or incomplete"));
    }

    /** SVG has no pixels, so it is not limited. */
    private static Inspection checkPixelCount(String type, Dimensions dimensions) {
        return dimensions.pixelCount() > MAX_PIXELS && !type.equals(MediaTypeSniffer.SVG)
                ? Inspection.rejected("has %d × %d pixels, more than %d million"
                        .formatted(dimensions.width(), dimensions.height(), MAX_PIXELS / 1_000_000))
                : new Inspection(type, dimensions, Optional.empty());
    }
}
