package press.broadsheet.pages.view;

import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;

/**
 * An article as shown on other pages. Unknown parts are left out.
 *
 * @param foreign the article's language, if it is not the page's
 * @param genre the genre's name, unless it is plain news
 * @param image the lead image, if it is publicly available
 * @param source the credited source, if there is no author
 */
public record Teaser(
        String address,
        String headline,
        Optional<ForeignLanguage> foreign,
        Optional<Label> section,
        Optional<String> genre,
        Optional<String> text,
        Optional<ImageReference> image,
        List<BylineEntry> byline,
        Optional<String> source,
        Optional<TimeElement> date) {

    public Teaser withoutSection() {
        return new Teaser(address, headline, foreign, Optional.empty(), genre, text, image, byline, source, date);
    }

    public boolean hasKicker() {
        return section.isPresent() || genre.isPresent();
    }

    public boolean hasMeta() {
        return !byline.isEmpty() || source.isPresent() || date.isPresent();
    }
}
