package press.broadsheet.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.FrontPageSlots.Chosen;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.archive.reading.SectionFronts;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;
import press.broadsheet.web.PermanentRedirect;

/** The front page, and the stories that were on it before. */
@Controller
class FrontPageController {

    /** One section's band would be the listing again, and one story is no band. */
    private static final int FEWEST_SECTIONS = 2;

    private static final int FEWEST_STORIES = 2;
    private static final int BAND = 3;

    private final Articles articles;
    private final FrontPageSlots slots;
    private final SectionFronts bands;
    private final Permalinks permalinks;
    private final Editions editions;
    private final Publication publication;
    private final Navigation navigation;
    private final PageFormats pageFormats;
    private final MissingPageResponses missingPageResponses;

    FrontPageController(
            Articles articles,
            FrontPageSlots slots,
            SectionFronts bands,
            Permalinks permalinks,
            Editions editions,
            Publication publication,
            Navigation navigation,
            PageFormats pageFormats,
            MissingPageResponses missingPageResponses) {
        this.articles = articles;
        this.slots = slots;
        this.bands = bands;
        this.permalinks = permalinks;
        this.editions = editions;
        this.publication = publication;
        this.navigation = navigation;
        this.pageFormats = pageFormats;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping("/")
    ModelAndView front(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        PageParameters pageParameters = new PageParameters(before, after);
        return pageParameters.turn().map(cursor -> answer(pageParameters, cursor)).orElseGet(missingPageResponses::found);
    }

    private ModelAndView answer(PageParameters pageParameters, Cursor cursor) {
        return switch (articles.newest(cursor, publication.pageSize())) {
            case ListingResult.Found(Slice<ArticleSummary> slice) when cursor instanceof Cursor.Newest -> front(slice);
            case ListingResult.Found(Slice<ArticleSummary> slice) when slice.items().isEmpty() -> missingPageResponses.found();
            case ListingResult.Found(Slice<ArticleSummary> slice) -> stories(slice, pageParameters);
            case ListingResult.Moved(var slug) -> PermanentRedirect.to(pageParameters.in("/", slug));
            case ListingResult.Unknown() -> missingPageResponses.found();
        };
    }

    private ModelAndView front(Slice<ArticleSummary> slice) {
        Instant asOf = editions.current().map(Edition::asOf).orElse(Instant.EPOCH);
        List<Chosen> chosen = slots.chosen();
        FrontPageComposition frontPageComposition = FrontPageComposition.of(slice.items(), chosen, slots.count());
        String asides = frontPageComposition.isOneStory() ? frontPageComposition.lead().map(this::asides).orElse("") : "";
        return new ModelAndView("front", "page",
                FrontPage.of(slice, frontPageComposition, bands(slice, chosen), asides, asOf, pageFormats.own()));
    }

    /** Of the masthead's sections, what lies behind the stories above; where nothing does, they have all been shown. */
    private Map<Label, List<ArticleSummary>> bands(Slice<ArticleSummary> slice, List<Chosen> chosen) {
        List<Label> sections = navigation.sections();
        if (slice.older().isEmpty() || sections.size() < FEWEST_SECTIONS) {
            return Map.of();
        }
        Set<Slug> shown = chosen.stream().map(it -> it.story().slug()).collect(Collectors.toSet());
        Map<Label, List<ArticleSummary>> found = bands.below(slice.older().get(), sections, shown, BAND);
        found.values().removeIf(stories -> stories.size() < FEWEST_STORIES);
        return found;
    }

    private ModelAndView stories(Slice<ArticleSummary> slice, PageParameters pageParameters) {
        PageFormat pageFormat = pageFormats.own();
        String name = pageFormat.words().of("stories.earlier");
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), pageFormat.title(name), Optional.empty(), publication.absolute(pageParameters.in("/")))
                .between(slice, "/");
        HtmlHead telling = htmlHead.telling(PageMetadata.ofListing(name, List.of(), htmlHead, pageFormat));
        return new ModelAndView("stories", "page", ListingPage.of(telling, name, slice, pageFormat));
    }

    private String asides(ArticleSummary story) {
        return permalinks.at("/articles/" + story.slug()) instanceof PermalinkState.Live(var article)
                ? article.text().body().asides()
                : "";
    }
}
