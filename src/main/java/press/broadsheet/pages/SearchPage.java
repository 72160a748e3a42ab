package press.broadsheet.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.pages.metadata.HtmlHead;
import press.broadsheet.pages.metadata.PageMetadata;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.Teaser;
import press.broadsheet.search.HighlightedText;
import press.broadsheet.search.Hit;
import press.broadsheet.search.SearchQuery;
import press.broadsheet.search.SearchResults;

/**
 * The form, and what the question in it found.
 *
 * @param asked as the reader typed it
 * @param status how many stories were found, in words; empty where nothing was asked
 * @param partial whether there may be more
 * @param instead a question that may have been meant
 * @param indexes by what to narrow it, or where else to look
 */
record SearchPage(
        HtmlHead head,
        String asked,
        Optional<String> status,
        boolean partial,
        Optional<Breadcrumb> instead,
        List<Row> stories,
        List<Numbered> pages,
        List<CountedLinks> indexes,
        Suggestions offer) implements PageModel {

    static final String ADDRESS = "/search";

    /** A story, and where it shows what was looked for. */
    record Row(Teaser story, HighlightedText title, Optional<HighlightedText> passage) {}

    /** The pages around this one that a reader can turn to. */
    record Numbered(int number, String address, boolean here) {}

    private static final int AROUND = 3;
    private static final int MOST_ENTRIES = 12;

    /** With nothing found, since nothing was looked for. */
    static SearchPage of(String asked, SearchQuery searchQuery, PageFormat pageFormat) {
        String name = pageFormat.words().of("search");
        String title = searchQuery.isEmpty() ? name : pageFormat.words().of("search.title", searchQuery.text(), name);
        HtmlHead htmlHead = HtmlHead.of(pageFormat.language(), pageFormat.title(title), Optional.empty(),
                pageFormat.publication().absolute(searchQuery.isEmpty() ? ADDRESS : address(searchQuery)));
        return new SearchPage(htmlHead, asked, Optional.empty(), false, Optional.empty(), List.of(), List.of(), List.of(),
                Suggestions.NONE);
    }

    SearchPage with(SearchResults searchResults, PageFormat pageFormat) {
        SearchQuery searchQuery = searchResults.question();
        return new SearchPage(head(searchResults, pageFormat), asked, Optional.of(status(searchResults, pageFormat)), !searchResults.whole(),
                Optional.empty(), searchResults.hits().stream().map(hit -> row(hit, pageFormat)).toList(), numbered(searchResults),
                narrowing(searchResults, searchQuery, pageFormat), Suggestions.NONE);
    }

    /** Nothing was found. */
    SearchPage without(SearchResults searchResults, PageFormat pageFormat) {
        return new SearchPage(head, asked, Optional.of(status(searchResults, pageFormat)), !searchResults.whole(),
                searchResults.instead().map(it -> new Breadcrumb(it.text(), address(it))), List.of(), List.of(), List.of(), offer);
    }

    SearchPage beside(CountedLinks countedLinks) {
        return new SearchPage(head, asked, status, partial, instead, stories, pages,
                countedLinks.entries().isEmpty() ? List.of() : List.of(countedLinks), offer);
    }

    SearchPage offering(Suggestions more) {
        return new SearchPage(head, asked, status, partial, instead, stories, pages, indexes, more);
    }

    @Override
    public boolean hasSearch() {
        return true;
    }

    /** What a search finds is no page to be found by one. */
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

    private static String status(SearchResults searchResults, PageFormat pageFormat) {
        SearchQuery wording = searchResults.question().wording();
        return wording.isEmpty()
                ? pageFormat.words().of("search.count", searchResults.count())
                : pageFormat.words().of("search.mention", searchResults.count(), wording.text());
    }

    private HtmlHead head(SearchResults searchResults, PageFormat pageFormat) {
        SearchQuery searchQuery = searchResults.question();
        int page = searchResults.page();
        Optional<Integer> next = Optional.of(page + 1).filter(number -> number <= searchResults.pages());
        return new HtmlHead(head.language(), head.title(), Optional.empty(),
                Optional.of(pageFormat.publication().absolute(address(searchQuery, page))),
                Optional.of(page - 1).filter(number -> number > 0).map(number -> address(searchQuery, number)),
                next.map(number -> address(searchQuery, number)), PageMetadata.NONE);
    }

    private static Row row(Hit hit, PageFormat pageFormat) {
        return new Row(pageFormat.teaser(hit.story(), ListingPage.TEASER_LENGTH), hit.title(), hit.passage());
    }

    private static List<Numbered> numbered(SearchResults searchResults) {
        List<Numbered> pages = new ArrayList<>();
        int last = Math.min(searchResults.pages(), searchResults.page() + AROUND);
        for (int number = Math.max(1, searchResults.page() - AROUND); number <= last && searchResults.pages() > 1; number++) {
            pages.add(new Numbered(number, address(searchResults.question(), number), number == searchResults.page()));
        }
        return pages;
    }

    private static List<CountedLinks> narrowing(SearchResults searchResults, SearchQuery searchQuery, PageFormat pageFormat) {
        List<CountedLinks.Entry> sections = new ArrayList<>();
        if (searchQuery.isWithinSection()) {
            sections.add(new CountedLinks.Entry(pageFormat.words().of("search.everywhere"), address(searchQuery.everywhere()), "", ""));
        }
        searchResults.sections().stream().limit(MOST_ENTRIES).forEach(it -> sections.add(entry(
                it.section().name(), searchQuery.within(it.section()), it.stories(), searchQuery.isWithinSection(), pageFormat)));
        List<CountedLinks.Entry> years = new ArrayList<>();
        if (searchQuery.isWithinTime()) {
            years.add(new CountedLinks.Entry(pageFormat.words().of("search.ever"), address(searchQuery.ever()), "", ""));
        }
        searchResults.years().reversed().entrySet().stream().limit(MOST_ENTRIES).forEach(it -> years.add(entry(
                Integer.toString(it.getKey()), searchQuery.in(it.getKey()), it.getValue(), searchQuery.isWithinTime(), pageFormat)));
        return List.of(
                new CountedLinks(pageFormat.words().of("search.bysection"), sections), new CountedLinks(pageFormat.words().of("search.byyear"), years))
                .stream().filter(countedLinks -> !countedLinks.entries().isEmpty()).toList();
    }

    private static CountedLinks.Entry entry(String name, SearchQuery searchQuery, long stories, boolean narrowed, PageFormat pageFormat) {
        return new CountedLinks.Entry(name, address(searchQuery), pageFormat.number(stories), narrowed ? "true" : "");
    }
}
