package press.broadsheet.pages;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Slice;
import press.broadsheet.web.PermanentRedirect;

/** Answers whoever asks for one page of a listing. */
@Component
class ListingResponses {

    private final PageFormats pageFormats;
    private final MissingPageResponses missingPageResponses;

    ListingResponses(PageFormats pageFormats, MissingPageResponses missingPageResponses) {
        this.pageFormats = pageFormats;
        this.missingPageResponses = missingPageResponses;
    }

    /**
     * The page of the listing at that address which the position names, found by {@code ask} and set by {@code set}. A page
     * without a story is none.
     */
    ModelAndView show(
            String address, String name, PageParameters pageParameters, Function<Cursor, ListingResult> ask,
            BiFunction<ListingPage, PageFormat, ListingPage> set) {
        Optional<Cursor> turn = pageParameters.turn();
        if (turn.isEmpty()) {
            return missingPageResponses.found();
        }
        return switch (ask.apply(turn.get())) {
            case ListingResult.Found(Slice<ArticleSummary> slice) when slice.items().isEmpty() -> missingPageResponses.found();
            case ListingResult.Found(Slice<ArticleSummary> slice) -> {
                PageFormat pageFormat = pageFormats.own();
                ListingPage stories = ListingPage.of(head(address, name, pageParameters, slice, pageFormat), name, slice, pageFormat);
                yield new ModelAndView("stories", "page", set.apply(stories, pageFormat));
            }
            case ListingResult.Moved(var slug) -> PermanentRedirect.to(pageParameters.in(address, slug));
            case ListingResult.Unknown() -> missingPageResponses.found();
        };
    }

    private static HtmlHead head(String address, String name, PageParameters pageParameters, Slice<ArticleSummary> slice, PageFormat pageFormat) {
        String description = pageFormat.words().of("listing.description", name, pageFormat.publication().name());
        return HtmlHead.of(pageFormat.language(), pageFormat.title(name), Optional.of(description),
                pageFormat.publication().absolute(pageParameters.in(address))).between(slice, address);
    }
}
