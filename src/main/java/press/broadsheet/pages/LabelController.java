package press.broadsheet.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Labels;
import press.broadsheet.archive.Labels.Borne;
import press.broadsheet.archive.Profiles;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Publication;

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
    private final Listings listings;
    private final Voices voices;
    private final Nothing nothing;

    LabelController(
            Articles articles, Labels labels, Profiles profiles, Publication publication, Listings listings, Voices voices,
            Nothing nothing) {
        this.articles = articles;
        this.labels = labels;
        this.profiles = profiles;
        this.publication = publication;
        this.listings = listings;
        this.voices = voices;
        this.nothing = nothing;
    }

    @GetMapping(FOLDER)
    ModelAndView index(
            @PathVariable String folder, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Label.Kind kind = kind(folder);
        Position position = new Position(before, after);
        return position.turn()
                .map(turn -> labels.page(kind, turn, NAMES))
                .filter(page -> !page.items().isEmpty())
                .map(page -> new ModelAndView("labels", "page", index(kind, page, position)))
                .orElseGet(nothing::found);
    }

    /** Where the names go on, the first page begins with those that most readers look for. */
    private IndexPage index(Label.Kind kind, Page<Borne> page, Position position) {
        boolean begins = page.newer().isEmpty() && page.older().isPresent();
        List<Borne> mostBorne = begins ? labels.mostBorne(kind, MOST_BORNE) : List.of();
        return IndexPage.of(kind, labels.count(kind), page, mostBorne, position, voices.own());
    }

    @GetMapping(FOLDER + "/{slug}")
    ModelAndView stories(
            @PathVariable String folder,
            @PathVariable String slug,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return Position.slug(slug)
                .flatMap(asked -> labels.find(kind(folder), asked))
                .map(borne -> stories(borne, new Position(before, after)))
                .orElseGet(nothing::found);
    }

    private ModelAndView stories(Borne borne, Position position) {
        Label label = borne.label();
        return listings.show(label.address(), label.name(), position,
                turn -> articles.under(label.kind(), label.slug(), turn, publication.pageSize()),
                (page, voice) -> set(page, borne, position, voice));
    }

    private StoriesPage set(StoriesPage page, Borne borne, Position position, Voice voice) {
        Label label = borne.label();
        StoriesPage set = page
                .under(List.of(voice.home(),
                        new Crumb(voice.words().of(label.kind().folder()), "/" + label.kind().folder())))
                .introduced(profiles.find(label.kind(), label.slug()))
                .counting(voice.count(borne.stories()))
                .bearing(label)
                .telling(voice);
        return label.kind() == Label.Kind.SECTION
                ? set.ofOneSection().beside(List.of(topics(label, voice))).at(position.tab(label.address()))
                : set;
    }

    private Index topics(Label section, Voice voice) {
        return new Index(voice.words().of("section.topics", section.name()),
                labels.topics(section.slug(), TOPICS).stream().map(borne -> Index.entry(borne, voice)).toList());
    }

    private static Label.Kind kind(String folder) {
        return Stream.of(Label.Kind.values()).filter(kind -> kind.folder().equals(folder)).findFirst().orElseThrow();
    }
}
