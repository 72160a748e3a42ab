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

/** Answers whoever asks for one page of a listing. */
@Component
class ListingResponses {

    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    ListingResponses(Localizers localizers, MissingPageResponses missingPageResponses) {
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    /**
     * The page of the listing at that address which the position names, found by {@code ask} and set by {@code set}. A page
     * without a story is none.
     */
    ModelAndView respond(
            String address, String name, CursorParameters cursorParameters, Function<Cursor, ListingResult> ask,
            BiFunction<ListingPage, Localizer, ListingPage> set) {
        Optional<Cursor> turn = cursorParameters.cursor();
        if (turn.isEmpty()) {
            return missingPageResponses.notFound();
        }
        return switch (ask.apply(turn.get())) {
            case ListingResult.Found(Slice<ArticleSummary> slice) when slice.items().isEmpty() -> missingPageResponses.notFound();
            case ListingResult.Found(Slice<ArticleSummary> slice) -> {
                Localizer localizer = localizers.forPublication();
                ListingPage stories =
                        ListingPage.of(head(address, name, cursorParameters, slice, localizer), name, slice, localizer);
                yield new ModelAndView("listing", "page", set.apply(stories, localizer));
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
