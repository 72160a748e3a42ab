package press.broadsheet.pages.view;

import java.util.List;
import java.util.Optional;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;

/**
 * A story as other pages point to it. What is not known of it leaves no trace.
 *
 * @param foreign its language, where that is not the page's
 * @param genre what kind of journalism it is, where that is not plain news
 * @param image its lead picture, if readers get it
 * @param source whom it is credited to, where it names no author
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
