package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Labels;
import press.broadsheet.archive.Labels.Borne;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** The ways into the paper that masthead and footer offer: only to what exists. */
@Component
class Ways {

    private static final int SECTIONS = 8;

    private final Articles articles;
    private final Labels labels;
    private final Publication publication;

    Ways(Articles articles, Labels labels, Publication publication) {
        this.articles = articles;
        this.labels = labels;
        this.publication = publication;
    }

    /** One way; {@code current} is empty unless the page stands under it. */
    record Way(String name, String address, String current) {}

    /** Whether there are any, for that page: one that says why there is no page has none if the archive was not asked. */
    public boolean exist(Sheet page) {
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
    public List<Way> sections(Sheet page) {
        return sections().stream()
                .map(label -> new Way(label.name(), label.address(), current(page, label.address())))
                .toList();
    }

    public String archive(Sheet page) {
        return current(page, ArchiveIndex.ADDRESS);
    }

    public boolean haveAuthors() {
        return !labels.mostBorne(Label.Kind.AUTHOR, 1).isEmpty();
    }

    public boolean haveTopics() {
        return !labels.mostBorne(Label.Kind.TAG, 1).isEmpty();
    }

    private static String current(Sheet page, String address) {
        return Optional.of(page).flatMap(Sheet::tab).filter(tab -> tab.address().equals(address)).map(Tab::current).orElse("");
    }
}
