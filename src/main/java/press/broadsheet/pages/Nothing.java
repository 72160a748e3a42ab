package press.broadsheet.pages;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Listing;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Turn;

/** Answers for addresses where nothing is, and shows readers where to look on. */
@Component
class Nothing {

    private static final int STORIES = 3;

    private final Articles articles;
    private final Voices voices;

    Nothing(Articles articles, Voices voices) {
        this.articles = articles;
        this.voices = voices;
    }

    /** Nothing was ever here. */
    ModelAndView found() {
        int code = HttpStatus.NOT_FOUND.value();
        return answer(HttpStatus.NOT_FOUND, "nothing", NothingPage.of(code, stories(), voices.own()));
    }

    /** Something was here and is not now. */
    ModelAndView left(Tombstone tombstone) {
        return answer(HttpStatus.GONE, "gone", GonePage.of(tombstone, stories(), voices.own()));
    }

    private static ModelAndView answer(HttpStatus status, String view, Sheet page) {
        ModelAndView answer = new ModelAndView(view, "page", page);
        answer.setStatus(status);
        return answer;
    }

    private List<Headline> stories() {
        return articles.newest(new Turn.Newest(), STORIES) instanceof Listing.Found(var page) ? page.items() : List.of();
    }
}
