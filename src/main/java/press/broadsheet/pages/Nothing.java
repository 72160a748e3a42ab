package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.Tombstone;
import press.broadsheet.publication.Headline;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.web.RequestedAddress;

/** Answers for addresses where nothing is, and shows readers where to look on. */
@Component
class Nothing {

    private final ObjectProvider<HttpServletRequest> request;
    private final ArticleSearch search;
    private final Latest latest;
    private final Voices voices;

    /** @param request the one that is being answered */
    Nothing(ObjectProvider<HttpServletRequest> request, ArticleSearch search, Latest latest, Voices voices) {
        this.request = request;
        this.search = search;
        this.latest = latest;
        this.voices = voices;
    }

    /** Nothing was ever here. */
    ModelAndView found() {
        Voice voice = voices.own();
        int code = HttpStatus.NOT_FOUND.value();
        return answer(HttpStatus.NOT_FOUND, "nothing",
                NothingPage.of(code, offer("nothing.likely", search.meant(wordsOfAddress(), Latest.STORIES), voice), voice));
    }

    /** Something was here and is not now. What it was about is told only if its headline may be. */
    ModelAndView left(Tombstone tombstone) {
        Voice voice = voices.own();
        List<Headline> likely = tombstone.headline()
                .map(headline -> search.about(headline, Latest.STORIES))
                .orElseGet(() -> search.meant(wordsOfAddress(), Latest.STORIES));
        return answer(HttpStatus.GONE, "gone", GonePage.of(tombstone, offer("gone.likely", likely, voice), voice));
    }

    private static ModelAndView answer(HttpStatus status, String view, Sheet page) {
        ModelAndView answer = new ModelAndView(view, "page", page);
        answer.setStatus(status);
        return answer;
    }

    private Offer offer(String heading, List<Headline> likely, Voice voice) {
        return likely.isEmpty() ? latest.offer(voice) : Offer.of(voice.words().of(heading), likely, voice);
    }

    /** Those of its last part, which names what is there; what comes before tells where. */
    private String wordsOfAddress() {
        String path = RequestedAddress.of(request.getObject()).address().path();
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]{2,5}$", "").replaceAll("[-_+.]", " ");
    }
}
