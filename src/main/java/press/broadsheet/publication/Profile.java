package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;

/**
 * What a section or an author says of itself, on top of its stories.
 *
 * @param name what it is called, whatever stories write
 * @param role an author's office, such as {@code Editor}
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

    /** Where else the section or author is found. */
    public record Link(String name, String url) {}

    /** Its picture, if readers get it. */
    public Optional<ImageReference> visibleImage() {
        return image.filter(it -> it.file().isPresent());
    }

    /** The same with its text's links turned into addresses. */
    public Profile withText(String resolved) {
        return new Profile(kind, slug, name, role, summary, resolved, image, links);
    }
}
