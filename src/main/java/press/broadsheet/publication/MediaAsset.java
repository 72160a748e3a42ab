package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A picture or file that an article shows or links to, at an address that always holds the same bytes.
 *
 * @param address percent-encoded path of this site
 * @param type its media type, told from its bytes
 * @param width in pixels, as it is shown; 0 where it has none
 * @param height in pixels, as it is shown; 0 where it has none
 * @param size in bytes
 * @param variants the same picture in smaller sizes, the smallest first
 */
public record MediaAsset(String address, String type, int width, int height, long size, List<MediaAsset> variants) {

    /** In pixels: as wide as anything of ours is set, on a screen of two pixels to one. */
    public static final int MAX_WIDTH = 2560;

    /** What a browser is given that cannot choose. */
    private static final int DEFAULT_WIDTH = 1280;

    /** In pixels: what is narrower would look coarse at the width of a text. */
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

    /** Whether it is shown no larger than it is; a drawing can be. */
    public boolean isSmall() {
        return width < MIN_WIDTH && !type.equals("image/svg+xml");
    }

    /** The one to show where there is no choice. */
    public MediaAsset defaultVariant() {
        return variants.stream().filter(variant -> variant.width() <= DEFAULT_WIDTH).reduce((smaller, larger) -> larger)
                .orElse(this);
    }

    /** HTML Standard, 4.8.4.2.1; nothing where there is only one size. What is larger than needed is left out. */
    public Optional<String> sourceSet() {
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        boolean larger = variants.getLast().width() < MAX_WIDTH && !address.endsWith(","); // which would end the address
        return Optional.of(Stream.concat(variants.stream(), Stream.of(this).filter(_ -> larger))
                .map(mediaAsset -> mediaAsset.address() + " " + mediaAsset.width() + "w")
                .collect(Collectors.joining(", ")));
    }
}
