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
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.FrontSlots;
import press.broadsheet.archive.FrontSlots.Chosen;
import press.broadsheet.archive.Listing;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.archive.SectionBands;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Turn;
import press.broadsheet.web.PermanentRedirect;

/** The front page, and the stories that were on it before. */
@Controller
class FrontController {

    /** One section's band would be the listing again, and one story is no band. */
    private static final int FEWEST_SECTIONS = 2;

    private static final int FEWEST_STORIES = 2;
    private static final int BAND = 3;

    private final Articles articles;
    private final FrontSlots slots;
    private final SectionBands bands;
    private final Permalinks permalinks;
    private final Editions editions;
    private final Publication publication;
    private final Ways ways;
    private final Voices voices;
    private final Nothing nothing;

    FrontController(
            Articles articles,
            FrontSlots slots,
            SectionBands bands,
            Permalinks permalinks,
            Editions editions,
            Publication publication,
            Ways ways,
            Voices voices,
            Nothing nothing) {
        this.articles = articles;
        this.slots = slots;
        this.bands = bands;
        this.permalinks = permalinks;
        this.editions = editions;
        this.publication = publication;
        this.ways = ways;
        this.voices = voices;
        this.nothing = nothing;
    }

    @GetMapping("/")
    ModelAndView front(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Position position = new Position(before, after);
        return position.turn().map(turn -> answer(position, turn)).orElseGet(nothing::found);
    }

    private ModelAndView answer(Position position, Turn turn) {
        return switch (articles.newest(turn, publication.pageSize())) {
            case Listing.Found(Page<Headline> page) when turn instanceof Turn.Newest -> front(page);
            case Listing.Found(Page<Headline> page) when page.items().isEmpty() -> nothing.found();
            case Listing.Found(Page<Headline> page) -> stories(page, position);
            case Listing.Moved(var slug) -> PermanentRedirect.to(position.in("/", slug));
            case Listing.Unknown() -> nothing.found();
        };
    }

    private ModelAndView front(Page<Headline> page) {
        Instant asOf = editions.current().map(Edition::asOf).orElse(Instant.EPOCH);
        List<Chosen> chosen = slots.chosen();
        Makeup makeup = Makeup.of(page.items(), chosen, slots.count());
        String asides = makeup.isOneStory() ? makeup.lead().map(this::asides).orElse("") : "";
        return new ModelAndView("front", "page",
                FrontPage.of(page, makeup, bands(page, chosen), asides, asOf, voices.own()));
    }

    /** Of the masthead's sections, what lies behind the stories above; where nothing does, they have all been shown. */
    private Map<Label, List<Headline>> bands(Page<Headline> page, List<Chosen> chosen) {
        List<Label> sections = ways.sections();
        if (page.older().isEmpty() || sections.size() < FEWEST_SECTIONS) {
            return Map.of();
        }
        Set<Slug> shown = chosen.stream().map(it -> it.story().slug()).collect(Collectors.toSet());
        Map<Label, List<Headline>> found = bands.below(page.older().get(), sections, shown, BAND);
        found.values().removeIf(stories -> stories.size() < FEWEST_STORIES);
        return found;
    }

    private ModelAndView stories(Page<Headline> page, Position position) {
        Voice voice = voices.own();
        String name = voice.words().of("stories.earlier");
        Head head = Head.of(voice.language(), voice.title(name), Optional.empty(), publication.absolute(position.in("/")))
                .between(page, "/");
        Head telling = head.telling(Facts.ofListing(name, List.of(), head, voice));
        return new ModelAndView("stories", "page", StoriesPage.of(telling, name, page, voice));
    }

    private String asides(Headline story) {
        return permalinks.at("/articles/" + story.slug()) instanceof Address.Live(var article)
                ? article.text().body().asides()
                : "";
    }
}
