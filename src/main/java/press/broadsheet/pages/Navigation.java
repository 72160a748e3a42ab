package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.Labels.LabelCount;
import press.broadsheet.archive.reading.StandingPages;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.ForeignLanguage;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** The links of masthead and footer; only to pages that exist. */
@Component
class Navigation {

    private static final int MAX_SECTIONS = 8;

    private final ArticleListings articleListings;
    private final Labels labels;
    private final StandingPages standingPages;
    private final Publication publication;

    Navigation(ArticleListings articleListings, Labels labels, StandingPages standingPages, Publication publication) {
        this.articleListings = articleListings;
        this.labels = labels;
        this.standingPages = standingPages;
        this.publication = publication;
    }

    /** One link; {@code current} is its aria-current value, empty unless the page belongs to it. */
    record NavigationLink(String name, String address, String current) {}

    /** A link to a standing page, whose name may be in another language. */
    record StandingPageLink(NavigationLink link, Optional<ForeignLanguage> foreign) {}

    /** Whether to show navigation on the page. Error pages rendered without the archive have none. */
    public boolean isShown(PageModel page) {
        return page.hasNavigation() && !articleListings.isEmpty();
    }

    /** The configured sections in their order, or those with the most articles. */
    List<Label> sections() {
        Stream<LabelCount> sections = publication.sections().isEmpty()
                ? labels.mostUsed(Label.Kind.SECTION, MAX_SECTIONS).stream()
                : publication.sections().stream()
                        .map(Slug::ofLabel)
                        .distinct()
                        .flatMap(slug -> labels.find(Label.Kind.SECTION, slug).stream());
        return sections.map(LabelCount::label).toList();
    }

    /** The links to the sections. */
    public List<NavigationLink> sections(PageModel page) {
        return sections().stream()
                .map(label -> new NavigationLink(label.name(), label.address(), ariaCurrent(page, label.address())))
                .toList();
    }

    /** The links to the standing pages; shown even before the first article is published. */
    public List<StandingPageLink> standingPages(PageModel page) {
        return page.hasNavigation() ? standingPages.all().stream().map(it -> standingPageLink(it, page)).toList() : List.of();
    }

    public String archiveAriaCurrent(PageModel page) {
        return ariaCurrent(page, CalendarIndex.ADDRESS);
    }

    public boolean hasAuthors() {
        return !labels.mostUsed(Label.Kind.AUTHOR, 1).isEmpty();
    }

    public boolean hasTopics() {
        return !labels.mostUsed(Label.Kind.TAG, 1).isEmpty();
    }

    private static StandingPageLink standingPageLink(StandingPages.StandingPageSummary standingPageSummary, PageModel page) {
        Locale language = Locale.forLanguageTag(standingPageSummary.language());
        return new StandingPageLink(
                new NavigationLink(standingPageSummary.headline(), standingPageSummary.address(),
                        ariaCurrent(page, standingPageSummary.address())),
                Optional.of(language).filter(it -> !it.equals(page.head().language()))
                        .map(ForeignLanguage::of));
    }

    private static String ariaCurrent(PageModel page, String address) {
        return Optional.of(page).flatMap(PageModel::currentSection)
                .filter(currentSection -> currentSection.address().equals(address)).map(CurrentSection::current).orElse("");
    }
}
