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

/** One search in a snapshot of the index, with a time limit. */
final class SearchExecution {

    /** Limits of spelling correction: misspelled words, and combinations of replacements tried. */
    private static final int MAX_MISSPELLED = 3;
    private static final int MAX_ATTEMPTS = 5;

    /** Shorter URL words are not corrected: too many words are similar to them. */
    private static final int MIN_CORRECTED_LENGTH = 5;

    /**
     * The result of a search.
     *
     * @param ids the articles on the requested page, or on the last page if there are fewer
     * @param complete false if the time limit was reached
     */
    record Result(LiveHitsCollector hits, int page, List<Long> ids, boolean complete) {}

    /** Replacements for words that match nothing, all found in one live article. */
    record SpellingCorrection(SearchQuery query, Map<Word, String> replacements, long articleId) {}

    private final IndexReader index;
    private final IndexSearcher searcher;
    private final BitSet live;
    private final Set<String> languages;
    private final LuceneQueryBuilder luceneQueryBuilder;

    /** @param live ids of the articles that may be found */
    SearchExecution(IndexReader index, Publication publication, BitSet live, Instant asOf, Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        this.index = index;
        this.searcher = new IndexSearcher(index);
        this.searcher.setQueryCache(null);
        this.searcher.setTimeout(() -> System.nanoTime() - end > 0);
        this.live = live;
        this.languages = TermDictionary.languages(index);
        this.luceneQueryBuilder = new LuceneQueryBuilder(index, publication, languages, asOf);
    }

    /** The terms that texts must contain. */
    List<QueryTerm> requiredTerms(SearchQuery searchQuery) {
        return QueryTerms.of(searchQuery, languages).required();
    }

    Result findAll(SearchQuery searchQuery, int page, int size) throws IOException {
        return search(luceneQueryBuilder.build(searchQuery), page, size);
    }

    /** The articles on the topic of a text, best first. Only its first words are used, up to a limit. */
    List<Long> findSimilar(String text, int maxWords, double minMatch, int limit) throws IOException {
        List<QueryTerm.WordTerm> words = new ArrayList<>();
        for (QueryTerm.WordTerm word : QueryTerms.wordTerms(text, false, languages)) {
            boolean significant = !word.stopWord() && word.term().codePoints().anyMatch(Character::isLetter);
            if (significant && words.size() < maxWords) {
                words.add(TermDictionary.contains(index, word) ? word : corrections(word));
            }
        }
        return words.isEmpty() ? List.of() : search(luceneQueryBuilder.buildSimilar(words, minMatch), 1, limit).ids();
    }

    /** Suggests replacements for words that occur nowhere. */
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
        int actualPage = Math.clamp(Math.ceilDiv(best.length, size), 1, page);
        List<Long> ids = new ArrayList<>();
        for (int i = (actualPage - 1) * size; i < best.length; i++) {
            ids.add(articleId(best[i].doc));
        }
        return new Result(hits, actualPage, ids, !searcher.timedOut());
    }

    private long articleId(int document) throws IOException {
        LeafReaderContext leaf = index.leaves().get(ReaderUtil.subIndex(document, index.leaves()));
        NumericDocValues ids = DocValues.getNumeric(leaf.reader(), ArticleDocument.ID);
        ids.advanceExact(document - leaf.docBase);
        return ids.longValue();
    }
}
