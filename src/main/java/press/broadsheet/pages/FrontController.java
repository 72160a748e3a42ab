package press.broadsheet.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Address;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Edition;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Listing;
import press.broadsheet.archive.Permalinks;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Turn;

/** The front page, and the stories that were on it before. */
@Controller
class FrontController {

    private final Articles articles;
    private final Permalinks permalinks;
    private final Editions editions;
    private final Publication publication;
    private final Voices voices;
    private final Nothing nothing;

    FrontController(
            Articles articles,
            Permalinks permalinks,
            Editions editions,
            Publication publication,
            Voices voices,
            Nothing nothing) {
        this.articles = articles;
        this.permalinks = permalinks;
        this.editions = editions;
        this.publication = publication;
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
            case Listing.Moved(var slug) -> Elsewhere.at(position.in("/", slug));
            case Listing.Unknown() -> nothing.found();
        };
    }

    private ModelAndView front(Page<Headline> page) {
        Instant asOf = editions.current().map(Edition::asOf).orElse(Instant.EPOCH);
        String asides = page.items().size() == 1 ? asides(page.items().getFirst()) : "";
        return new ModelAndView("front", "page", FrontPage.of(page, asides, asOf, voices.own()));
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
                ? article.body().asides()
                : "";
    }
}
