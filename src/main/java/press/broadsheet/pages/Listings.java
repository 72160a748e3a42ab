package press.broadsheet.pages;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Listing;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Page;
import press.broadsheet.publication.Turn;
import press.broadsheet.web.PermanentRedirect;

/** Answers whoever asks for one page of a listing. */
@Component
class Listings {

    private final Voices voices;
    private final Nothing nothing;

    Listings(Voices voices, Nothing nothing) {
        this.voices = voices;
        this.nothing = nothing;
    }

    /**
     * The page of the listing at that address which the position names, found by {@code ask} and set by {@code set}. A page
     * without a story is none.
     */
    ModelAndView show(
            String address, String name, Position position, Function<Turn, Listing> ask,
            BiFunction<StoriesPage, Voice, StoriesPage> set) {
        Optional<Turn> turn = position.turn();
        if (turn.isEmpty()) {
            return nothing.found();
        }
        return switch (ask.apply(turn.get())) {
            case Listing.Found(Page<Headline> page) when page.items().isEmpty() -> nothing.found();
            case Listing.Found(Page<Headline> page) -> {
                Voice voice = voices.own();
                StoriesPage stories = StoriesPage.of(head(address, name, position, page, voice), name, page, voice);
                yield new ModelAndView("stories", "page", set.apply(stories, voice));
            }
            case Listing.Moved(var slug) -> PermanentRedirect.to(position.in(address, slug));
            case Listing.Unknown() -> nothing.found();
        };
    }

    private static Head head(String address, String name, Position position, Page<Headline> page, Voice voice) {
        String description = voice.words().of("listing.description", name, voice.publication().name());
        return Head.of(voice.language(), voice.title(name), Optional.of(description),
                voice.publication().absolute(position.in(address))).between(page, address);
    }
}
