package press.broadsheet.pages;

import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.publication.Label;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.search.SearchQuery;
import press.broadsheet.search.SearchResults;

/** The search page, and the OpenSearch description for browsers. */
@Controller
class SearchController {

    private static final int MAX_SECTIONS = 100;
    private static final MediaType OPENSEARCH_TYPE =
            MediaType.parseMediaType("application/opensearchdescription+xml;charset=UTF-8");

    private final ArticleSearch search;
    private final Labels labels;
    private final LatestArticleSuggestions latestArticleSuggestions;
    private final Localizers localizers;

    SearchController(ArticleSearch search, Labels labels, LatestArticleSuggestions latestArticleSuggestions,
            Localizers localizers) {
        this.search = search;
        this.labels = labels;
        this.latestArticleSuggestions = latestArticleSuggestions;
        this.localizers = localizers;
    }

    @GetMapping(SearchPage.ADDRESS)
    ModelAndView search(@RequestParam Optional<String> q, @RequestParam Optional<String> page) {
        SearchQuery searchQuery = SearchQuery.of(q.orElse(""));
        Localizer localizer = localizers.forPublication();
        SearchPage empty = SearchPage.of(q.orElse("").strip(), searchQuery, localizer);
        if (searchQuery.isEmpty()) {
            return view(empty.withIndex(sections(localizer)));
        }
        SearchResults searchResults = search.search(searchQuery, pageNumber(page));
        return view(searchResults.hits().isEmpty()
                ? empty.withoutResults(searchResults, localizer).withIndex(sections(localizer))
                        .withSuggestions(latestArticleSuggestions.suggestions(localizer))
                : empty.withResults(searchResults, localizer));
    }

    @GetMapping("/opensearch.xml")
    ResponseEntity<String> openSearchDescription() {
        return ResponseEntity.ok().contentType(OPENSEARCH_TYPE)
                .body(OpenSearch.description(localizers.forPublication().publication()));
    }

    private static ModelAndView view(SearchPage page) {
        return new ModelAndView("search", "page", page);
    }

    private CountedLinks sections(Localizer localizer) {
        return new CountedLinks(localizer.messages().get("search.sections"),
                labels.mostUsed(Label.Kind.SECTION, MAX_SECTIONS).stream()
                        .map(labelCount -> CountedLinks.entry(labelCount, localizer)).toList());
    }

    /** An invalid page number counts as 1. */
    private static int pageNumber(Optional<String> page) {
        return page.filter(it -> it.matches("[0-9]{1,6}")).map(Integer::valueOf).orElse(1);
    }
}
