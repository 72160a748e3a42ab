package press.broadsheet.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Listing;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Turn;

/** The newest stories, for pages that have nothing else to offer. */
@Component
class Latest {

    static final int STORIES = 3;

    private final Articles articles;

    Latest(Articles articles) {
        this.articles = articles;
    }

    Offer offer(Voice voice) {
        return Offer.of(voice.words().of("nothing.stories"), stories(), voice);
    }

    private List<Headline> stories() {
        return articles.newest(new Turn.Newest(), STORIES) instanceof Listing.Found(var page) ? page.items() : List.of();
    }
}
