package press.broadsheet.search;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import press.broadsheet.publication.Label;

/**
 * What a question found among the live stories.
 *
 * @param count how many stories there are
 * @param page the number of this page of them, from 1
 * @param pages how many pages can be asked for
 * @param sections the sections they stand in, the commonest first
 * @param years the years they are dated in, and how many in each
 * @param suggestion what may have been meant, where nothing was found; it finds something
 * @param complete whether all stories were looked at: not while the index is built, nor where time ran out
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

    /** While the index cannot be asked. */
    static SearchResults unavailable(SearchQuery searchQuery) {
        return new SearchResults(searchQuery, 0, 1, 0, List.of(), List.of(), new TreeMap<>(), Optional.empty(), false);
    }
}
