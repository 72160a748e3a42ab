package press.broadsheet.publication;

import java.util.List;
import java.util.Optional;

/**
 * What a listing shows of a live article.
 *
 * @param language BCP 47 tag of the headline
 * @param opening the first paragraph as plain text; may be empty
 * @param image its lead image, if it can be shown
 * @param published the date given by the editor; empty if the article shows no date
 */
public record ArticleSummary(
        Slug slug,
        String headline,
        String language,
        Optional<String> standfirst,
        String opening,
        Optional<Label> section,
        List<Label> authors,
        Genre genre,
        Optional<String> source,
        Optional<ImageReference> image,
        Optional<EditorialDate> published,
        Optional<EditorialDate> updated) {

    public String address() {
        return slug.articleAddress();
    }

    /** A copy with another headline. */
    public ArticleSummary withHeadline(String other) {
        return new ArticleSummary(slug, other, language, standfirst, opening, section, authors, genre, source, image, published,
                updated);
    }
}
