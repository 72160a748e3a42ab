package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Tombstone;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.web.RequestedAddress;

/** Answers for addresses where nothing is, and shows readers where to look on. */
@Component
class MissingPageResponses {

    private final ObjectProvider<HttpServletRequest> request;
    private final ArticleSearch search;
    private final LatestArticles latestArticles;
    private final Localizers localizers;

    /** @param request the one that is being answered */
    MissingPageResponses(ObjectProvider<HttpServletRequest> request, ArticleSearch search, LatestArticles latestArticles,
            Localizers localizers) {
        this.request = request;
        this.search = search;
        this.latestArticles = latestArticles;
        this.localizers = localizers;
    }

    /** Nothing was ever here. */
    ModelAndView notFound() {
        Localizer localizer = localizers.forPublication();
        int code = HttpStatus.NOT_FOUND.value();
        return response(HttpStatus.NOT_FOUND, "error-page",
                ErrorPage.of(code, suggestions("suggestions.likely",
                        search.similarToAddress(addressWords(), LatestArticles.COUNT), localizer), localizer));
    }

    /** Something was here and is not now. What it was about is told only if its headline may be. */
    ModelAndView gone(Tombstone tombstone) {
        Localizer localizer = localizers.forPublication();
        List<ArticleSummary> likely = tombstone.headline()
                .map(headline -> search.similarTo(headline, LatestArticles.COUNT))
                .orElseGet(() -> search.similarToAddress(addressWords(), LatestArticles.COUNT));
        return response(HttpStatus.GONE, "gone",
                GonePage.of(tombstone, suggestions("suggestions.related", likely, localizer), localizer));
    }

    private static ModelAndView response(HttpStatus status, String view, PageModel page) {
        ModelAndView answer = new ModelAndView(view, "page", page);
        answer.setStatus(status);
        return answer;
    }

    private Suggestions suggestions(String heading, List<ArticleSummary> likely, Localizer localizer) {
        return likely.isEmpty()
                ? latestArticles.suggestions(localizer)
                : Suggestions.of(localizer.messages().get(heading), likely, localizer);
    }

    /** Those of its last part, which names what is there; what comes before tells where. */
    private String addressWords() {
        String path = RequestedAddress.of(request.getObject()).address().path();
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]{2,5}$", "").replaceAll("[-_+.]", " ");
    }
}
