package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.pages.view.TimeElement;

/** Says that a story was here and is not now, and as much of it as may be told. */
record GonePage(
        HtmlHead head,
        String heading,
        Optional<String> headline,
        Optional<TimeElement> published,
        Optional<TimeElement> expired,
        Optional<String> reason,
        Optional<Teaser> replacement,
        Suggestions offer) implements PageModel {

    static GonePage of(Tombstone tombstone, Suggestions suggestions, PageFormat pageFormat) {
        String heading = pageFormat.words().of(key(tombstone));
        return new GonePage(
                HtmlHead.ofNothing(pageFormat.language(), pageFormat.title(heading)),
                heading,
                tombstone.headline(),
                tombstone.published().map(pageFormat.almanac()::day),
                tombstone.expired().map(pageFormat.almanac()::day),
                tombstone.reason(),
                tombstone.replacement().map(pageFormat::pointer),
                suggestions);
    }

    public boolean hasFacts() {
        return published.isPresent() || expired.isPresent() || reason.isPresent() || replacement.isPresent();
    }

    @Override
    public boolean hasSearch() {
        return true;
    }

    private static String key(Tombstone tombstone) {
        if (tombstone.expired().isPresent()) {
            return "gone.expired";
        }
        return tombstone.reason().isPresent() ? "gone.withdrawn" : "gone.silent";
    }
}
