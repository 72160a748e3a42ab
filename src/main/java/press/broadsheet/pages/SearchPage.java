package press.broadsheet.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.search.HighlightedText;
import press.broadsheet.search.Hit;
import press.broadsheet.search.SearchQuery;
import press.broadsheet.search.SearchResults;

/**
 * The search form and its results.
 *
 * @param query as typed by the reader
 * @param status the number of results as a text; empty without a query
 * @param partial whether there may be more results
 * @param didYouMean a suggested query
 * @param indexes filters for the results, or listings to look in instead
 */
record SearchPage(
        HtmlHead head,
        String query,
        Optional<String> status,
        boolean partial,
        Optional<NamedLink> didYouMean,
        List<ResultRow> results,
        List<PageLink> pageLinks,
        List<CountedLinks> indexes,
        Suggestions suggestions) implements PageModel {

    static final String ADDRESS = "/search";

    /** A result, with the matches highlighted. */
    record ResultRow(Teaser teaser, HighlightedText headline, Optional<HighlightedText> passage) {}

    /** A link to one of the neighbouring result pages. */
    record PageLink(int number, String address, boolean current) {}

    private static final int PAGE_LINKS_EACH_SIDE = 3;
    private static final int MAX_FACET_ENTRIES = 12;

    /** The page without a query. */
    static SearchPage of(String query, SearchQuery searchQuery, Localizer localizer) {
        String name = localizer.messages().get("search");
        String title = searchQuery.isEmpty() ? name : localizer.messages().get("search.title", searchQuery.text(), name);
        HtmlHead htmlHead = HtmlHead.of(localizer.language(), localizer.pageTitle(title), Optional.empty(),
                localizer.publication().absoluteUrl(searchQuery.isEmpty() ? ADDRESS : address(searchQuery)));
        return new SearchPage(htmlHead, query, Optional.empty(), false, Optional.empty(), List.of(), List.of(), List.of(),
                Suggestions.NONE);
    }

    SearchPage withResults(SearchResults searchResults, Localizer localizer) {
        SearchQuery searchQuery = searchResults.query();
        return new SearchPage(head(searchResults, localizer), query, Optional.of(status(searchResults, localizer)),
                !searchResults.complete(),
                Optional.empty(), searchResults.hits().stream().map(hit -> toResultRow(hit, localizer)).toList(),
                buildPageLinks(searchResults),
                facets(searchResults, searchQuery, localizer), Suggestions.NONE);
    }

    /** The page of a query without results. */
    SearchPage withoutResults(SearchResults searchResults, Localizer localizer) {
        return new SearchPage(head, query, Optional.of(status(searchResults, localizer)), !searchResults.complete(),
                searchResults.suggestion().map(it -> new NamedLink(it.text(), address(it))), List.of(), List.of(), List.of(),
                suggestions);
    }

    SearchPage withIndex(CountedLinks countedLinks) {
        return new SearchPage(head, query, status, partial, didYouMean, results, pageLinks,
                countedLinks.entries().isEmpty() ? List.of() : List.of(countedLinks), suggestions);
    }

    SearchPage withSuggestions(Suggestions latest) {
        return new SearchPage(head, query, status, partial, didYouMean, results, pageLinks, indexes, latest);
    }

    @Override
    public boolean hasSearchForm() {
        return true;
    }

    /** Result pages are not for search engines. */
    @Override
    public boolean isIndexed() {
        return false;
    }

    static String address(SearchQuery searchQuery) {
        return ADDRESS + "?q=" + URLEncoder.encode(searchQuery.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String address(SearchQuery searchQuery, int page) {
        return address(searchQuery) + (page == 1 ? "" : "&page=" + page);
    }

    private static String status(SearchResults searchResults, Localizer localizer) {
        SearchQuery wording = searchResults.query().withoutFilters();
        return wording.isEmpty()
                ? localizer.messages().get("search.count", searchResults.count())
                : localizer.messages().get("search.mention", searchResults.count(), wording.text());
    }

    private HtmlHead head(SearchResults searchResults, Localizer localizer) {
        SearchQuery searchQuery = searchResults.query();
        int page = searchResults.page();
        Optional<Integer> next = Optional.of(page + 1).filter(number -> number <= searchResults.pages());
        return new HtmlHead(head.language(), head.title(), Optional.empty(),
                Optional.of(localizer.publication().absoluteUrl(address(searchQuery, page))),
                Optional.of(page - 1).filter(number -> number > 0).map(number -> address(searchQuery, number)),
                next.map(number -> address(searchQuery, number)), PageMetadata.NONE);
    }

    private static ResultRow toResultRow(Hit hit, Localizer localizer) {
        return new ResultRow(localizer.teaser(hit.article(), ListingPage.TEASER_TEXT_LENGTH), hit.headline(), hit.passage());
    }

    private static List<PageLink> buildPageLinks(SearchResults searchResults) {
        List<PageLink> pages = new ArrayList<>();
        int last = Math.min(searchResults.pages(), searchResults.page() + PAGE_LINKS_EACH_SIDE);
        for (int number = Math.max(1, searchResults.page() - PAGE_LINKS_EACH_SIDE); number <= last
                && searchResults.pages() > 1; number++) {
            pages.add(new PageLink(number, address(searchResults.query(), number), number == searchResults.page()));
        }
        return pages;
    }

    private static List<CountedLinks> facets(SearchResults searchResults, SearchQuery searchQuery, Localizer localizer) {
        List<CountedLinks.Entry> sections = new ArrayList<>();
        if (searchQuery.hasSectionFilter()) {
            sections.add(new CountedLinks.Entry(localizer.messages().get("search.allsections"),
                    address(searchQuery.withoutSection()), "", ""));
        }
        searchResults.sections().stream().limit(MAX_FACET_ENTRIES).forEach(it -> sections.add(facetEntry(
                it.section().name(), searchQuery.inSection(it.section()), it.articles(), searchQuery.hasSectionFilter(),
                localizer)));
        List<CountedLinks.Entry> years = new ArrayList<>();
        if (searchQuery.hasDateFilter()) {
            years.add(new CountedLinks.Entry(localizer.messages().get("search.allyears"), address(searchQuery.withoutDates()), "",
                    ""));
        }
        searchResults.years().reversed().entrySet().stream().limit(MAX_FACET_ENTRIES).forEach(it -> years.add(facetEntry(
                Integer.toString(it.getKey()), searchQuery.inYear(it.getKey()), it.getValue(), searchQuery.hasDateFilter(),
                localizer)));
        return List.of(
                new CountedLinks(localizer.messages().get("search.bysection"), sections),
                new CountedLinks(localizer.messages().get("search.byyear"), years))
                .stream().filter(countedLinks -> !countedLinks.entries().isEmpty()).toList();
    }

    private static CountedLinks.Entry facetEntry(String name, SearchQuery searchQuery, long articles, boolean narrowed,
            Localizer localizer) {
        return new CountedLinks.Entry(name, address(searchQuery), localizer.formatNumber(articles), narrowed ? "true" : "");
    }
}
