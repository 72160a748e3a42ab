package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.Labels.Borne;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;

/** The stories of a section, with a tag or by an author, and the indexes of all sections, tags and authors. */
@Controller
class LabelController {

    private static final String FOLDER = "/{folder:sections|tags|authors}";
    private static final int TOPICS = 12;

    /** So many names stand on one page of an index, and so many above a longer one. */
    private static final int NAMES = 300;
    private static final int MOST_BORNE = 24;

    private final Articles articles;
    private final Labels labels;
    private final Profiles profiles;
    private final Publication publication;
    private final ListingResponses listingResponses;
    private final PageFormats pageFormats;
    private final MissingPageResponses missingPageResponses;

    LabelController(
            Articles articles, Labels labels, Profiles profiles, Publication publication, ListingResponses listingResponses, PageFormats pageFormats,
            MissingPageResponses missingPageResponses) {
        this.articles = articles;
        this.labels = labels;
        this.profiles = profiles;
        this.publication = publication;
        this.listingResponses = listingResponses;
        this.pageFormats = pageFormats;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping(FOLDER)
    ModelAndView index(
            @PathVariable String folder, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Label.Kind kind = kind(folder);
        PageParameters pageParameters = new PageParameters(before, after);
        return pageParameters.turn()
                .map(cursor -> labels.page(kind, cursor, NAMES))
                .filter(slice -> !slice.items().isEmpty())
                .map(slice -> new ModelAndView("labels", "page", index(kind, slice, pageParameters)))
                .orElseGet(missingPageResponses::found);
    }

    /** Where the names go on, the first page begins with those that most readers look for. */
    private LabelIndexPage index(Label.Kind kind, Slice<Borne> slice, PageParameters pageParameters) {
        boolean begins = slice.newer().isEmpty() && slice.older().isPresent();
        List<Borne> mostBorne = begins ? labels.mostBorne(kind, MOST_BORNE) : List.of();
        return LabelIndexPage.of(kind, labels.count(kind), slice, mostBorne, pageParameters, pageFormats.own());
    }

    @GetMapping(FOLDER + "/{slug}")
    ModelAndView stories(
            @PathVariable String folder,
            @PathVariable String slug,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return PageParameters.slug(slug)
                .flatMap(asked -> labels.find(kind(folder), asked))
                .map(borne -> stories(borne, new PageParameters(before, after)))
                .orElseGet(missingPageResponses::found);
    }

    private ModelAndView stories(Borne borne, PageParameters pageParameters) {
        Label label = borne.label();
        return listingResponses.show(label.address(), label.name(), pageParameters,
                cursor -> articles.under(label.kind(), label.slug(), cursor, publication.pageSize()),
                (page, pageFormat) -> set(page, borne, pageParameters, pageFormat));
    }

    private ListingPage set(ListingPage page, Borne borne, PageParameters pageParameters, PageFormat pageFormat) {
        Label label = borne.label();
        ListingPage set = page
                .under(List.of(pageFormat.home(),
                        new Breadcrumb(pageFormat.words().of(label.kind().folder()), "/" + label.kind().folder())))
                .introduced(profiles.find(label.kind(), label.slug()))
                .counting(pageFormat.count(borne.stories()))
                .bearing(label)
                .telling(pageFormat);
        return label.kind() == Label.Kind.SECTION
                ? set.ofOneSection().beside(List.of(topics(label, pageFormat))).at(pageParameters.tab(label.address()))
                : set;
    }

    private CountedLinks topics(Label section, PageFormat pageFormat) {
        return new CountedLinks(pageFormat.words().of("section.topics", section.name()),
                labels.topics(section.slug(), TOPICS).stream().map(borne -> CountedLinks.entry(borne, pageFormat)).toList());
    }

    private static Label.Kind kind(String folder) {
        return Stream.of(Label.Kind.values()).filter(kind -> kind.folder().equals(folder)).findFirst().orElseThrow();
    }
}
