package press.broadsheet.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.reading.Labels.Borne;
import press.broadsheet.archive.reading.StandingPages;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.ForeignLanguage;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** The ways into the paper that masthead and footer offer: only to what exists. */
@Component
class Navigation {

    private static final int SECTIONS = 8;

    private final Articles articles;
    private final Labels labels;
    private final StandingPages pages;
    private final Publication publication;

    Navigation(Articles articles, Labels labels, StandingPages pages, Publication publication) {
        this.articles = articles;
        this.labels = labels;
        this.pages = pages;
        this.publication = publication;
    }

    /** One way; {@code current} is empty unless the page stands under it. */
    record Way(String name, String address, String current) {}

    /** A way to a standing page, which may be called by a name in a foreign language. */
    record PageWay(Way way, Optional<ForeignLanguage> foreign) {}

    /** Whether there are any, for that page: one that says why there is no page has none if the archive was not asked. */
    public boolean exist(PageModel page) {
        return page.offersWays() && !articles.none();
    }

    /** The sections that the operator set, in their order, or those with most stories. */
    List<Label> sections() {
        Stream<Borne> sections = publication.sections().isEmpty()
                ? labels.mostBorne(Label.Kind.SECTION, SECTIONS).stream()
                : publication.sections().stream()
                        .map(Slug::ofLabel)
                        .distinct()
                        .flatMap(slug -> labels.find(Label.Kind.SECTION, slug).stream());
        return sections.map(Borne::label).toList();
    }

    /** The ways to them. */
    public List<Way> sections(PageModel page) {
        return sections().stream()
                .map(label -> new Way(label.name(), label.address(), current(page, label.address())))
                .toList();
    }

    /** The standing pages; a paper has them before its first story. */
    public List<PageWay> pages(PageModel page) {
        return page.offersWays() ? pages.all().stream().map(it -> way(it, page)).toList() : List.of();
    }

    public String archive(PageModel page) {
        return current(page, CalendarIndex.ADDRESS);
    }

    public boolean haveAuthors() {
        return !labels.mostBorne(Label.Kind.AUTHOR, 1).isEmpty();
    }

    public boolean haveTopics() {
        return !labels.mostBorne(Label.Kind.TAG, 1).isEmpty();
    }

    private static PageWay way(StandingPages.Linked linked, PageModel page) {
        Locale language = Locale.forLanguageTag(linked.language());
        return new PageWay(
                new Way(linked.headline(), linked.address(), current(page, linked.address())),
                Optional.of(language).filter(it -> !it.equals(page.head().language()))
                        .map(ForeignLanguage::of));
    }

    private static String current(PageModel page, String address) {
        return Optional.of(page).flatMap(PageModel::tab).filter(currentSection -> currentSection.address().equals(address)).map(CurrentSection::current).orElse("");
    }
}
