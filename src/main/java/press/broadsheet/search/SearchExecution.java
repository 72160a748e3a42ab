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
    private static final int MAX_MISSPELLED = 3;
    private static final int MAX_ATTEMPTS = 5;

    /** Too many words are like a short one for an address to mean any of them. */
    private static final int MIN_CORRECTED_LENGTH = 5;

    /**
     * What a question found.
     *
     * @param ids the stories on the page asked for, or on the last one before it
     * @param complete whether time sufficed to look at all stories
     */
    record Result(LiveHitsCollector hits, int page, List<Long> ids, boolean complete) {}

    /** Other words, each of which stands in a live story, in place of some that stand in none. */
    record SpellingCorrection(SearchQuery query, Map<Word, String> replacements, long articleId) {}

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
    List<QueryTerm> requiredTerms(SearchQuery searchQuery) {
        return QueryTerms.of(searchQuery, languages).required();
    }

    Result findAll(SearchQuery searchQuery, int page, int size) throws IOException {
        return search(luceneQueryBuilder.build(searchQuery), page, size);
    }

    /** The stories that have most to do with a text, of whose words only so many are looked at; the likeliest first. */
    List<Long> findSimilar(String text, int most, double part, int limit) throws IOException {
        List<QueryTerm.WordTerm> words = new ArrayList<>();
        for (QueryTerm.WordTerm word : QueryTerms.wordTerms(text, false, languages)) {
            boolean telling = !word.stopWord() && word.term().codePoints().anyMatch(Character::isLetter);
            if (telling && words.size() < most) {
                words.add(TermDictionary.contains(index, word) ? word : corrections(word));
            }
        }
        return words.isEmpty() ? List.of() : search(luceneQueryBuilder.buildSimilar(words, part), 1, limit).ids();
    }

    /** Finds what may have been meant by words that stand nowhere. */
    Optional<SpellingCorrection> correctSpelling(SearchQuery searchQuery) throws IOException {
        Map<Word, List<String>> misspelled = corrections(searchQuery);
        if (misspelled.isEmpty() || misspelled.size() > MAX_MISSPELLED
                || misspelled.values().stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Map<Word, String> better = new LinkedHashMap<>();
            for (var word : misspelled.entrySet()) {
                better.put(word.getKey(), word.getValue().get(Math.min(attempt, word.getValue().size() - 1)));
            }
            List<Long> found = findAll(searchQuery.replacing(better), 1, 1).ids();
            if (!found.isEmpty()) {
                return Optional.of(new SpellingCorrection(searchQuery, better, found.getFirst()));
            }
        }
        return Optional.empty();
    }

    private Map<Word, List<String>> corrections(SearchQuery searchQuery) throws IOException {
        Map<Word, List<String>> misspelled = new LinkedHashMap<>();
        for (SearchQuery.Term term : searchQuery.terms()) {
            if (term instanceof Word word && !word.excluded()) {
                List<QueryTerm.WordTerm> words = QueryTerms.wordTerms(word.text(), true, languages);
                if (words.size() == 1 && !TermDictionary.contains(index, words.getFirst())) {
                    misspelled.put(word, TermDictionary.similarTo(index, words.getFirst().term(), MAX_ATTEMPTS));
                }
            }
        }
        return misspelled;
    }

    private QueryTerm.WordTerm corrections(QueryTerm.WordTerm word) throws IOException {
        int letters = word.term().length();
        return (letters < MIN_CORRECTED_LENGTH
                ? Stream.<String>empty()
                : TermDictionary.similarTo(index, word.term(), 1).stream())
                .findFirst()
                .map(better -> new QueryTerm.WordTerm(better, Set.of(), false, false))
                .orElse(word);
    }

    private Result search(Query query, int page, int size) throws IOException {
        LiveHitsCollector hits = searcher.search(query, LiveHitsCollector.manager(live, page * size));
        ScoreDoc[] best = hits.topHits().scoreDocs;
        int turned = Math.clamp(Math.ceilDiv(best.length, size), 1, page);
        List<Long> ids = new ArrayList<>();
        for (int i = (turned - 1) * size; i < best.length; i++) {
            ids.add(articleId(best[i].doc));
        }
        return new Result(hits, turned, ids, !searcher.timedOut());
    }

    private long articleId(int document) throws IOException {
        LeafReaderContext leaf = index.leaves().get(ReaderUtil.subIndex(document, index.leaves()));
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), ArticleDocument.ID);
        ids.advanceExact(document - leaf.docBase);
        return ids.longValue();
    }
}
