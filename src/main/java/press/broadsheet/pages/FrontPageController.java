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
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.FrontPageSlots;
import press.broadsheet.archive.reading.FrontPageSlots.FilledSlot;
import press.broadsheet.archive.reading.LatestBySection;
import press.broadsheet.archive.reading.ListingResult;
import press.broadsheet.archive.reading.PermalinkState;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;
import press.broadsheet.web.PermanentRedirect;

/** The front page, and the listing of older articles that continues it. */
@Controller
class FrontPageController {

    /** With one section its block would repeat the listing; a single article makes no block. */
    private static final int MIN_SECTIONS = 2;

    private static final int MIN_ARTICLES_PER_SECTION = 2;
    private static final int ARTICLES_PER_SECTION = 3;

    private final ArticleListings articleListings;
    private final FrontPageSlots slots;
    private final LatestBySection sectionFronts;
    private final Permalinks permalinks;
    private final Editions editions;
    private final Publication publication;
    private final Navigation navigation;
    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    FrontPageController(
            ArticleListings articleListings,
            FrontPageSlots slots,
            LatestBySection sectionFronts,
            Permalinks permalinks,
            Editions editions,
            Publication publication,
            Navigation navigation,
            Localizers localizers,
            MissingPageResponses missingPageResponses) {
        this.articleListings = articleListings;
        this.slots = slots;
        this.sectionFronts = sectionFronts;
        this.permalinks = permalinks;
        this.editions = editions;
        this.publication = publication;
        this.navigation = navigation;
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping("/")
    ModelAndView front(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        CursorParameters cursorParameters = new CursorParameters(before, after);
        return cursorParameters.cursor().map(cursor -> respond(cursorParameters, cursor))
                .orElseGet(missingPageResponses::notFound);
    }

    private ModelAndView respond(CursorParameters cursorParameters, Cursor cursor) {
        return switch (articleListings.newest(cursor, publication.pageSize())) {
            case ListingResult.Found(Slice<ArticleSummary> slice) when cursor instanceof Cursor.Newest -> front(slice);
            case ListingResult.Found(Slice<ArticleSummary> slice) when slice.items().isEmpty() -> missingPageResponses.notFound();
            case ListingResult.Found(Slice<ArticleSummary> slice) -> listingPage(slice, cursorParameters);
            case ListingResult.Moved(var slug) -> PermanentRedirect.to(cursorParameters.pageAddress("/", slug));
            case ListingResult.Unknown() -> missingPageResponses.notFound();
        };
    }

    private ModelAndView front(Slice<ArticleSummary> slice) {
        Instant asOf = editions.current().map(Edition::asOf).orElse(Instant.EPOCH);
        List<FilledSlot> chosen = slots.filled();
        FrontPageComposition frontPageComposition = FrontPageComposition.of(slice.items(), chosen, slots.countSlots());
        String asides = frontPageComposition.isSingleArticle() ? frontPageComposition.lead().map(this::asides).orElse("") : "";
        return new ModelAndView("front-page", "page",
                FrontPage.of(slice, frontPageComposition, sectionFronts(slice, chosen), asides, asOf,
                        localizers.forPublication()));
    }

    /** The masthead's sections with articles older than those shown above; empty if there are none. */
    private Map<Label, List<ArticleSummary>> sectionFronts(Slice<ArticleSummary> slice, List<FilledSlot> chosen) {
        List<Label> sections = navigation.sections();
        if (slice.older().isEmpty() || sections.size() < MIN_SECTIONS) {
            return Map.of();
        }
        Set<Slug> shown = chosen.stream().map(it -> it.article().slug()).collect(Collectors.toSet());
        Map<Label, List<ArticleSummary>> found =
                sectionFronts.olderThan(slice.older().get(), sections, shown, ARTICLES_PER_SECTION);
        found.values().removeIf(articles -> articles.size() < MIN_ARTICLES_PER_SECTION);
        return found;
    }

    private ModelAndView listingPage(Slice<ArticleSummary> slice, CursorParameters cursorParameters) {
        Localizer localizer = localizers.forPublication();
        String name = localizer.messages().get("articles.earlier");
        HtmlHead htmlHead = HtmlHead
                .of(localizer.language(), localizer.pageTitle(name), Optional.empty(),
                        publication.absoluteUrl(cursorParameters.pageAddress("/")))
                .withAdjacentPages(slice, "/");
        HtmlHead described = htmlHead.withMetadata(PageMetadata.ofListing(name, List.of(), htmlHead, localizer));
        return new ModelAndView("listing", "page", ListingPage.of(described, name, slice, localizer));
    }

    private String asides(ArticleSummary lead) {
        return permalinks.resolve("/articles/" + lead.slug()) instanceof PermalinkState.Live(var article)
                ? article.text().body().asides()
                : "";
    }
}
