package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.Labels.LabelCount;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;

/** Lists the articles of a section, tag or author, and the indexes of all sections, tags and authors. */
@Controller
class LabelController {

    private static final String LABELS_PATH = "/{folder:sections|tags|authors}";
    private static final int MAX_TOPICS = 12;

    /** Labels per index page, and most-used labels above a longer index. */
    private static final int LABELS_PER_PAGE = 300;
    private static final int MAX_MOST_USED = 24;

    private final ArticleListings articleListings;
    private final Labels labels;
    private final Profiles profiles;
    private final Publication publication;
    private final ListingResponses listingResponses;
    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    LabelController(
            ArticleListings articleListings, Labels labels, Profiles profiles, Publication publication,
            ListingResponses listingResponses,
            Localizers localizers,
            MissingPageResponses missingPageResponses) {
        this.articleListings = articleListings;
        this.labels = labels;
        this.profiles = profiles;
        this.publication = publication;
        this.listingResponses = listingResponses;
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping(LABELS_PATH)
    ModelAndView index(
            @PathVariable String folder, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Label.Kind kind = kindOf(folder);
        CursorParameters cursorParameters = new CursorParameters(before, after);
        return cursorParameters.cursor()
                .map(cursor -> labels.page(kind, cursor, LABELS_PER_PAGE))
                .filter(slice -> !slice.items().isEmpty())
                .map(slice -> new ModelAndView("label-index", "page", index(kind, slice, cursorParameters)))
                .orElseGet(missingPageResponses::notFound);
    }

    /** The first page of a longer index starts with the most-used labels. */
    private LabelIndexPage index(Label.Kind kind, Slice<LabelCount> slice, CursorParameters cursorParameters) {
        boolean isFirstOfSeveral = slice.newer().isEmpty() && slice.older().isPresent();
        List<LabelCount> mostUsed = isFirstOfSeveral ? labels.mostUsed(kind, MAX_MOST_USED) : List.of();
        return LabelIndexPage.of(kind, labels.count(kind), slice, mostUsed, cursorParameters, localizers.forPublication());
    }

    @GetMapping(LABELS_PATH + "/{slug}")
    ModelAndView listingPage(
            @PathVariable String folder,
            @PathVariable String slug,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return CursorParameters.parseSlug(slug)
                .flatMap(parsed -> labels.find(kindOf(folder), parsed))
                .map(labelCount -> listingPage(labelCount, new CursorParameters(before, after)))
                .orElseGet(missingPageResponses::notFound);
    }

    private ModelAndView listingPage(LabelCount labelCount, CursorParameters cursorParameters) {
        Label label = labelCount.label();
        return listingResponses.respond(label.address(), label.name(), cursorParameters,
                cursor -> articleListings.byLabel(label.kind(), label.slug(), cursor, publication.pageSize()),
                (page, localizer) -> decorate(page, labelCount, cursorParameters, localizer));
    }

    private ListingPage decorate(ListingPage page, LabelCount labelCount, CursorParameters cursorParameters,
            Localizer localizer) {
        Label label = labelCount.label();
        ListingPage decorated = page
                .withBreadcrumbs(List.of(localizer.home(),
                        new NamedLink(localizer.messages().get(label.kind().pathSegment()), "/" + label.kind().pathSegment())))
                .withProfile(profiles.find(label.kind(), label.slug()))
                .withCount(localizer.articleCount(labelCount.articles()))
                .withLabel(label)
                .withMetadata(localizer);
        return label.kind() == Label.Kind.SECTION
                ? decorated.withoutSections().withIndexes(List.of(topics(label, localizer)))
                        .withCurrentSection(cursorParameters.currentSection(label.address()))
                : decorated;
    }

    private CountedLinks topics(Label section, Localizer localizer) {
        return new CountedLinks(localizer.messages().get("section.topics", section.name()),
                labels.topics(section.slug(), MAX_TOPICS).stream().map(labelCount -> CountedLinks.entry(labelCount, localizer))
                        .toList());
    }

    private static Label.Kind kindOf(String folder) {
        return Stream.of(Label.Kind.values()).filter(kind -> kind.pathSegment().equals(folder)).findFirst().orElseThrow();
    }
}
