package press.broadsheet.publication;

import java.util.Optional;

/**
 * An article's lead picture as its manuscript names it.
 *
 * @param src a path in the content folder, or a URL
 * @param file what readers get of it; empty where there is none, or nobody has asked
 */
public record ImageReference(
        String src, Optional<String> alt, Optional<String> caption, Optional<String> credit, Optional<MediaAsset> file) {

    public ImageReference(String src, Optional<String> alt, Optional<String> caption, Optional<String> credit) {
        this(src, alt, caption, credit, Optional.empty());
    }

    /** Whether it is shown from another host, which the operator allowed. */
    public boolean isExternal() {
        return !ImageHosts.hostOf(src).isEmpty();
    }

    public ImageReference withFile(Optional<MediaAsset> shown) {
        return new ImageReference(src, alt, caption, credit, shown);
    }
}
