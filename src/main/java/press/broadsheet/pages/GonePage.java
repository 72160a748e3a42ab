package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.pages.view.TimeElement;

/** The page for a withdrawn or expired article, with the details that may be shown. */
record GonePage(
        HtmlHead head,
        String heading,
        Optional<String> headline,
        Optional<TimeElement> published,
        Optional<TimeElement> expired,
        Optional<String> reason,
        Optional<Teaser> replacement,
        Suggestions suggestions) implements PageModel {

    static GonePage of(Tombstone tombstone, Suggestions suggestions, Localizer localizer) {
        String heading = localizer.messages().get(headingKey(tombstone));
        return new GonePage(
                HtmlHead.ofErrorPage(localizer.language(), localizer.pageTitle(heading)),
                heading,
                tombstone.headline(),
                tombstone.published().map(localizer.dates()::date),
                tombstone.expired().map(localizer.dates()::date),
                tombstone.reason(),
                tombstone.replacement().map(localizer::headlineTeaser),
                suggestions);
    }

    public boolean hasDetails() {
        return published.isPresent() || expired.isPresent() || reason.isPresent() || replacement.isPresent();
    }

    @Override
    public boolean hasSearchForm() {
        return true;
    }

    private static String headingKey(Tombstone tombstone) {
        if (tombstone.expired().isPresent()) {
            return "gone.expired";
        }
        return tombstone.reason().isPresent() ? "gone.withdrawn" : "gone.silent";
    }
}
