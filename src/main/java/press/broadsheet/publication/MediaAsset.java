package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An image or file that an article shows or links to, at an address that always serves the same bytes.
 *
 * @param address percent-encoded path
 * @param type media type, detected from the bytes
 * @param width in pixels, as displayed; 0 if it has none
 * @param height in pixels, as displayed; 0 if it has none
 * @param size in bytes
 * @param variants the same image in smaller sizes, smallest first
 */
public record MediaAsset(String address, String type, int width, int height, long size, List<MediaAsset> variants) {

    /** The widest layout column in pixels, at a device pixel ratio of 2. */
    public static final int MAX_WIDTH = 2560;

    /** The width in pixels of the image for clients that do not support {@code srcset}. */
    private static final int DEFAULT_WIDTH = 1280;

    /** In pixels; a narrower image would look blurred at the width of the text column. */
    private static final int MIN_WIDTH = 400;

    public boolean isImage() {
        return type.startsWith("image/");
    }

    public boolean isVideo() {
        return type.startsWith("video/");
    }

    public boolean isAudio() {
        return type.startsWith("audio/");
    }

    /** Whether it must not be enlarged; vector graphics can be. */
    public boolean isSmall() {
        return width < MIN_WIDTH && !type.equals("image/svg+xml");
    }

    /** The variant for clients that do not support {@code srcset}. */
    public MediaAsset defaultVariant() {
        return variants.stream().filter(variant -> variant.width() <= DEFAULT_WIDTH).reduce((smaller, larger) -> larger)
                .orElse(this);
    }

    /**
     * The {@code srcset} (HTML Standard, 4.8.4.2.1); empty if there is only one size. Leaves out the original if a variant is
     * wide enough.
     */
    public Optional<String> sourceSet() {
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        boolean larger = variants.getLast().width() < MAX_WIDTH && !address.endsWith(","); // not part of the URL
        return Optional.of(Stream.concat(variants.stream(), Stream.of(this).filter(_ -> larger))
                .map(mediaAsset -> mediaAsset.address() + " " + mediaAsset.width() + "w")
                .collect(Collectors.joining(", ")));
    }
}
