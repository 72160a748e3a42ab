package press.broadsheet.publication;

import java.util.Optional;

/**
 * The lead image of an article, as given in its manuscript.
 *
 * @param src a path in the content folder, or a URL
 * @param file the stored file; empty if there is none or it has not been looked up
 */
public record ImageReference(
        String src, Optional<String> alt, Optional<String> caption, Optional<String> credit, Optional<MediaAsset> file) {

    public ImageReference(String src, Optional<String> alt, Optional<String> caption, Optional<String> credit) {
        this(src, alt, caption, credit, Optional.empty());
    }

    /** Whether it is loaded from another host. */
    public boolean isExternal() {
        return !ImageHosts.hostOf(src).isEmpty();
    }

    public ImageReference withFile(Optional<MediaAsset> newFile) {
        return new ImageReference(src, alt, caption, credit, newFile);
    }
}
