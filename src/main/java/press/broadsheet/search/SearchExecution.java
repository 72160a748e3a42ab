package press.broadsheet.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import press.broadsheet.publication.Publication;
import press.broadsheet.search.SearchQuery.Word;

/** One reader's searching in one state of the index, within a time that does not depend on what is asked. */
final class SearchExecution {

    /** As many words may be misspelled, and as many ways to mend them are tried. */
    private static final int MOST_MISSPELLED = 3;
    private static final int MOST_TRIED = 5;

    /** Too many words are like a short one for an address to mean any of them. */
    private static final int SHORTEST_MENDED = 5;

    /**
     * What a question found.
     *
     * @param ids the stories on the page asked for, or on the last one before it
     * @param whole whether time sufficed to look at all stories
     */
    record Result(LiveHitsCollector hits, int page, List<Long> ids, boolean whole) {}

    /** Other words, each of which stands in a live story, in place of some that stand in none. */
    record Mending(SearchQuery question, Map<Word, String> better, long story) {}

    private final IndexReader index;
    private final IndexSearcher searcher;
    private final BitSet live;
    private final Set<String> languages;
    private final LuceneQueryBuilder luceneQueryBuilder;

    /** @param live the numbers of the stories that may be found */
    SearchExecution(IndexReader index, Publication publication, BitSet live, Instant asOf, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        this.index = index;
        this.searcher = new IndexSearcher(index);
        this.searcher.setQueryCache(null);
        this.searcher.setTimeout(() -> System.nanoTime() - end > 0);
        this.live = live;
        this.languages = TermDictionary.languages(index);
        this.luceneQueryBuilder = new LuceneQueryBuilder(index, publication, languages, asOf);
    }

    /** What a question looks for in texts. */
    List<QueryTerm> wanted(SearchQuery searchQuery) {
        return QueryTerms.of(searchQuery, languages).here();
    }

    Result all(SearchQuery searchQuery, int page, int size) throws IOException {
        return search(luceneQueryBuilder.all(searchQuery), page, size);
    }

    /** The stories that have most to do with a text, of whose words only so many are looked at; the likeliest first. */
    List<Long> like(String text, int most, double part, int limit) throws IOException {
        List<QueryTerm.Any> words = new ArrayList<>();
        for (QueryTerm.Any word : QueryTerms.any(text, false, languages)) {
            boolean telling = !word.little() && word.term().codePoints().anyMatch(Character::isLetter);
            if (telling && words.size() < most) {
                words.add(TermDictionary.holds(index, word) ? word : misspelled(word));
            }
        }
        return words.isEmpty() ? List.of() : search(luceneQueryBuilder.likely(words, part), 1, limit).ids();
    }

    /** Finds what may have been meant by words that stand nowhere. */
    Optional<Mending> mended(SearchQuery searchQuery) throws IOException {
        Map<Word, List<String>> misspelled = misspelled(searchQuery);
        if (misspelled.isEmpty() || misspelled.size() > MOST_MISSPELLED
                || misspelled.values().stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < MOST_TRIED; attempt++) {
            Map<Word, String> better = new LinkedHashMap<>();
            for (var word : misspelled.entrySet()) {
                better.put(word.getKey(), word.getValue().get(Math.min(attempt, word.getValue().size() - 1)));
            }
            List<Long> found = all(searchQuery.replacing(better), 1, 1).ids();
            if (!found.isEmpty()) {
                return Optional.of(new Mending(searchQuery, better, found.getFirst()));
            }
        }
        return Optional.empty();
    }

    private Map<Word, List<String>> misspelled(SearchQuery searchQuery) throws IOException {
        Map<Word, List<String>> misspelled = new LinkedHashMap<>();
        for (SearchQuery.Term term : searchQuery.terms()) {
            if (term instanceof Word word && !word.excluded()) {
                List<QueryTerm.Any> words = QueryTerms.any(word.text(), true, languages);
                if (words.size() == 1 && !TermDictionary.holds(index, words.getFirst())) {
                    misspelled.put(word, TermDictionary.like(index, words.getFirst().term(), MOST_TRIED));
                }
            }
        }
        return misspelled;
    }

    private QueryTerm.Any misspelled(QueryTerm.Any word) throws IOException {
        int letters = word.term().length();
        return (letters < SHORTEST_MENDED ? Stream.<String>empty() : TermDictionary.like(index, word.term(), 1).stream())
                .findFirst()
                .map(better -> new QueryTerm.Any(better, Set.of(), false, false))
                .orElse(word);
    }

    private Result search(Query query, int page, int size) throws IOException {
        LiveHitsCollector hits = searcher.search(query, LiveHitsCollector.manager(live, page * size));
        ScoreDoc[] best = hits.best().scoreDocs;
        int turned = Math.clamp(Math.ceilDiv(best.length, size), 1, page);
        List<Long> ids = new ArrayList<>();
        for (int i = (turned - 1) * size; i < best.length; i++) {
            ids.add(id(best[i].doc));
        }
        return new Result(hits, turned, ids, !searcher.timedOut());
    }

    private long id(int document) throws IOException {
        LeafReaderContext leaf = index.leaves().get(ReaderUtil.subIndex(document, index.leaves()));
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), ArticleDocument.ID);
        ids.advanceExact(document - leaf.docBase);
        return ids.longValue();
    }
}
