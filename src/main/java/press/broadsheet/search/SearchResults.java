package press.broadsheet.search;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import press.broadsheet.publication.Label;

/**
 * The results of a search among live articles.
 *
 * @param count number of matching articles
 * @param page number of this page, from 1
 * @param pages number of pages that can be requested
 * @param sections sections of the matches, most frequent first
 * @param years number of matches per year
 * @param suggestion a corrected query with results, if this one has none
 * @param complete false while the index is being built, or if the time limit was reached
 */
public record SearchResults(
        SearchQuery query,
        long count,
        int page,
        int pages,
        List<Hit> hits,
        List<SectionCount> sections,
        SortedMap<Integer, Long> years,
        Optional<SearchQuery> suggestion,
        boolean complete) {

    public record SectionCount(Label section, long articles) {}

    /** The result while the index is unavailable. */
    static SearchResults unavailable(SearchQuery searchQuery) {
        return new SearchResults(searchQuery, 0, 1, 0, List.of(), List.of(), new TreeMap<>(), Optional.empty(), false);
    }
}
