package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;

/**
 * The profile of a section or an author, shown above its articles.
 *
 * @param name the display name; replaces the spelling in articles
 * @param role an author's position, such as {@code Editor}
 * @param summary one sentence
 * @param text sanitized HTML as in {@link ArticleBody}; may be empty
 */
public record Profile(
        Label.Kind kind,
        Slug slug,
        Optional<String> name,
        Optional<String> role,
        Optional<String> summary,
        String text,
        Optional<ImageReference> image,
        List<Link> links) {

    /** A link to another page of the section or author on the web. */
    public record Link(String name, String url) {}

    /** The image, if it can be shown. */
    public Optional<ImageReference> visibleImage() {
        return image.filter(it -> it.file().isPresent());
    }

    /** A copy with resolved links in its text. */
    public Profile withText(String resolved) {
        return new Profile(kind, slug, name, role, summary, resolved, image, links);
    }
}
