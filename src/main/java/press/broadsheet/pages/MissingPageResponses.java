package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.web.RequestedAddress;

/** Answers for addresses where nothing is, and shows readers where to look on. */
@Component
class MissingPageResponses {

    private final ObjectProvider<HttpServletRequest> request;
    private final ArticleSearch search;
    private final LatestArticles latestArticles;
    private final PageFormats pageFormats;

    /** @param request the one that is being answered */
    MissingPageResponses(ObjectProvider<HttpServletRequest> request, ArticleSearch search, LatestArticles latestArticles, PageFormats pageFormats) {
        this.request = request;
        this.search = search;
        this.latestArticles = latestArticles;
        this.pageFormats = pageFormats;
    }

    /** Nothing was ever here. */
    ModelAndView found() {
        PageFormat pageFormat = pageFormats.own();
        int code = HttpStatus.NOT_FOUND.value();
        return answer(HttpStatus.NOT_FOUND, "nothing",
                NotFoundPage.of(code, offer("nothing.likely", search.meant(wordsOfAddress(), LatestArticles.STORIES), pageFormat), pageFormat));
    }

    /** Something was here and is not now. What it was about is told only if its headline may be. */
    ModelAndView left(Tombstone tombstone) {
        PageFormat pageFormat = pageFormats.own();
        List<ArticleSummary> likely = tombstone.headline()
                .map(headline -> search.about(headline, LatestArticles.STORIES))
                .orElseGet(() -> search.meant(wordsOfAddress(), LatestArticles.STORIES));
        return answer(HttpStatus.GONE, "gone", GonePage.of(tombstone, offer("gone.likely", likely, pageFormat), pageFormat));
    }

    private static ModelAndView answer(HttpStatus status, String view, PageModel page) {
        ModelAndView answer = new ModelAndView(view, "page", page);
        answer.setStatus(status);
        return answer;
    }

    private Suggestions offer(String heading, List<ArticleSummary> likely, PageFormat pageFormat) {
        return likely.isEmpty() ? latestArticles.offer(pageFormat) : Suggestions.of(pageFormat.words().of(heading), likely, pageFormat);
    }

    /** Those of its last part, which names what is there; what comes before tells where. */
    private String wordsOfAddress() {
        String path = RequestedAddress.of(request.getObject()).address().path();
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]{2,5}$", "").replaceAll("[-_+.]", " ");
    }
}
