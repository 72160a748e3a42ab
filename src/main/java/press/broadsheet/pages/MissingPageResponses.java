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

/** Builds the 404 and 410 responses, with suggested articles. */
@Component
class MissingPageResponses {

    private final ObjectProvider<HttpServletRequest> request;
    private final ArticleSearch search;
    private final LatestArticleSuggestions latestArticleSuggestions;
    private final Localizers localizers;

    /**
     * @param request provides the current request
     */
    MissingPageResponses(ObjectProvider<HttpServletRequest> request, ArticleSearch search,
            LatestArticleSuggestions latestArticleSuggestions,
            Localizers localizers) {
        this.request = request;
        this.search = search;
        this.latestArticleSuggestions = latestArticleSuggestions;
        this.localizers = localizers;
    }

    /** The response for an address that was never live. */
    ModelAndView notFound() {
        Localizer localizer = localizers.forPublication();
        int code = HttpStatus.NOT_FOUND.value();
        return response(HttpStatus.NOT_FOUND, "error-page",
                ErrorPage.of(code, suggestions("suggestions.likely",
                        search.similarToAddress(addressWords(), LatestArticleSuggestions.COUNT), localizer), localizer));
    }

    /** The response for an article that is gone. Its headline is used only if the tombstone may show it. */
    ModelAndView gone(Tombstone tombstone) {
        Localizer localizer = localizers.forPublication();
        List<ArticleSummary> likely = tombstone.headline()
                .map(headline -> search.similarTo(headline, LatestArticleSuggestions.COUNT))
                .orElseGet(() -> search.similarToAddress(addressWords(), LatestArticleSuggestions.COUNT));
        return response(HttpStatus.GONE, "gone",
                GonePage.of(tombstone, suggestions("suggestions.related", likely, localizer), localizer));
    }

    private static ModelAndView response(HttpStatus status, String view, PageModel page) {
        ModelAndView response = new ModelAndView(view, "page", page);
        response.setStatus(status);
        return response;
    }

    private Suggestions suggestions(String heading, List<ArticleSummary> likely, Localizer localizer) {
        return likely.isEmpty()
                ? latestArticleSuggestions.suggestions(localizer)
                : Suggestions.of(localizer.messages().get(heading), likely, localizer);
    }

    /** The words of the last path segment, which names the article; the segments before it name folders. */
    private String addressWords() {
        String path = RequestedAddress.of(request.getObject()).address().path();
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]{2,5}$", "").replaceAll("[-_+.]", " ");
    }
}
