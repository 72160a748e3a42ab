package press.broadsheet.pages;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Slice;
import press.broadsheet.web.PermanentRedirect;

/** Builds the response for one page of a listing. */
@Component
class ListingResponses {

    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    ListingResponses(Localizers localizers, MissingPageResponses missingPageResponses) {
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    /**
     * Queries the page at the cursor with {@code query} and completes it with {@code decorate}. A page without articles is a 404.
     */
    ModelAndView respond(
            String address, String name, CursorParameters cursorParameters, Function<Cursor, ListingResult> query,
            BiFunction<ListingPage, Localizer, ListingPage> decorate) {
        Optional<Cursor> cursor = cursorParameters.cursor();
        if (cursor.isEmpty()) {
            return missingPageResponses.notFound();
        }
        return switch (query.apply(cursor.get())) {
            case ListingResult.Found(Slice<ArticleSummary> slice) when slice.items().isEmpty() -> missingPageResponses.notFound();
            case ListingResult.Found(Slice<ArticleSummary> slice) -> {
                Localizer localizer = localizers.forPublication();
                ListingPage listing =
                        ListingPage.of(head(address, name, cursorParameters, slice, localizer), name, slice, localizer);
                yield new ModelAndView("listing", "page", decorate.apply(listing, localizer));
            }
            case ListingResult.Moved(var slug) -> PermanentRedirect.to(cursorParameters.pageAddress(address, slug));
            case ListingResult.Unknown() -> missingPageResponses.notFound();
        };
    }

    private static HtmlHead head(String address, String name, CursorParameters cursorParameters, Slice<ArticleSummary> slice,
            Localizer localizer) {
        String description = localizer.messages().get("listing.description", name, localizer.publication().name());
        return HtmlHead.of(localizer.language(), localizer.pageTitle(name), Optional.of(description),
                localizer.publication().absoluteUrl(cursorParameters.pageAddress(address))).withAdjacentPages(slice, address);
    }
}
