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
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.Label;
import press.broadsheet.search.ArticleSearch;
import press.broadsheet.search.SearchQuery;
import press.broadsheet.search.SearchResults;

/** What readers look for by words; and how their browsers can look for it here. */
@Controller
class SearchController {

    private static final int SECTIONS = 100;
    private static final MediaType DESCRIPTION = MediaType.parseMediaType("application/opensearchdescription+xml;charset=UTF-8");

    private final ArticleSearch search;
    private final Labels labels;
    private final LatestArticles latestArticles;
    private final PageFormats pageFormats;

    SearchController(ArticleSearch search, Labels labels, LatestArticles latestArticles, PageFormats pageFormats) {
        this.search = search;
        this.labels = labels;
        this.latestArticles = latestArticles;
        this.pageFormats = pageFormats;
    }

    @GetMapping(SearchPage.ADDRESS)
    ModelAndView search(@RequestParam Optional<String> q, @RequestParam Optional<String> page) {
        SearchQuery searchQuery = SearchQuery.of(q.orElse(""));
        PageFormat pageFormat = pageFormats.own();
        SearchPage empty = SearchPage.of(q.orElse("").strip(), searchQuery, pageFormat);
        if (searchQuery.isEmpty()) {
            return show(empty.beside(sections(pageFormat)));
        }
        SearchResults searchResults = search.find(searchQuery, number(page));
        return show(searchResults.hits().isEmpty()
                ? empty.without(searchResults, pageFormat).beside(sections(pageFormat)).offering(latestArticles.offer(pageFormat))
                : empty.with(searchResults, pageFormat));
    }

    @GetMapping("/opensearch.xml")
    ResponseEntity<String> description() {
        return ResponseEntity.ok().contentType(DESCRIPTION).body(OpenSearch.description(pageFormats.own().publication()));
    }

    private static ModelAndView show(SearchPage page) {
        return new ModelAndView("search", "page", page);
    }

    private CountedLinks sections(PageFormat pageFormat) {
        return new CountedLinks(pageFormat.words().of("search.sections"),
                labels.mostBorne(Label.Kind.SECTION, SECTIONS).stream().map(borne -> CountedLinks.entry(borne, pageFormat)).toList());
    }

    /** Of what is no page's number, the first's. */
    private static int number(Optional<String> page) {
        return page.filter(it -> it.matches("[0-9]{1,6}")).map(Integer::valueOf).orElse(1);
    }
}
