package press.broadsheet.search;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.IndexableArticle;
import press.broadsheet.archive.reading.IndexableArticles;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Finds live articles by words. The index finds candidates; the archive decides which are live and supplies what is shown,
 * in the caller's snapshot.
 */
@Component
public class ArticleSearch {

    /** The most results that can be paged through. */
    private static final int MAX_RESULTS = 1000;

    private static final int PASSAGE_LENGTH = 240;

    /** The most words of a URL or headline that are used. */
    private static final int MAX_WORDS = 12;

    /** The share of those words that must match. */
    private static final double ADDRESS_MIN_MATCH = 0.6;
    private static final double TOPIC_MIN_MATCH = 0.34;

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    private final ArticleIndex index;
    private final IndexUpdater indexUpdater;
    private final IndexableArticles indexableArticles;
    private final Editions editions;
    private final Labels labels;
    private final Publication publication;

    ArticleSearch(
            ArticleIndex index, IndexUpdater indexUpdater, IndexableArticles indexableArticles, Editions editions, Labels labels,
            Publication publication) {
        this.index = index;
        this.indexUpdater = indexUpdater;
        this.indexableArticles = indexableArticles;
        this.editions = editions;
        this.labels = labels;
        this.publication = publication;
    }

    /** @param terms the required query terms, for highlighting */
    private record RawResult(SearchExecution.Result result, List<QueryTerm> terms,
            Optional<SearchExecution.SpellingCorrection> correction) {}

    /** Why the latest articles cannot be found yet, a clause; empty if they can or soon will be. */
    public Optional<String> failure() {
        return index.failure();
    }

    /** One page of results, best first. A page number past the end returns the last page. */
    public SearchResults search(SearchQuery searchQuery, int page) {
        int size = publication.pageSize();
        int last = Math.max(1, MAX_RESULTS / size);
        Optional<RawResult> found =
                execute(searchExecution -> runSearch(searchExecution, searchQuery, Math.clamp(page, 1, last), size));
        return found.map(it -> toResults(searchQuery, it, Math.min(last, (int) Math.ceilDiv(it.result().hits().count(), size))))
                .orElseGet(() -> SearchResults.unavailable(searchQuery));
    }

    /** Live articles that the words of a URL may refer to, misspellings included. */
    public List<ArticleSummary> similarToAddress(String words, int limit) {
        return findSimilar(words, ADDRESS_MIN_MATCH, limit);
    }

    /** Live articles on the topic of these words, best first. */
    public List<ArticleSummary> similarTo(String words, int limit) {
        return findSimilar(words, TOPIC_MIN_MATCH, limit);
    }

    private List<ArticleSummary> findSimilar(String words, double minMatch, int limit) {
        return loadInOrder(
                execute(execution -> execution.findSimilar(words, MAX_WORDS, minMatch, limit)).orElse(List.of())).stream()
                .map(IndexableArticle::summary)
                .toList();
    }

    private interface IndexQuery<T> {

        T run(SearchExecution searchExecution) throws IOException;
    }

    /** Runs a query as of the caller's edition. */
    private <T> Optional<T> execute(IndexQuery<T> indexQuery) {
        Optional<Edition> edition = editions.current();
        edition.ifPresent(it -> indexUpdater.awaitEdition(it.number()));
        Instant asOf = edition.map(Edition::asOf).orElse(Instant.EPOCH);
        BitSet live = indexableArticles.liveIds();
        return index.read(reader -> indexQuery.run(new SearchExecution(reader, publication, live, asOf, TIMEOUT)));
    }

    private static RawResult runSearch(SearchExecution searchExecution, SearchQuery searchQuery, int page, int size)
            throws IOException {
        SearchExecution.Result result = searchExecution.findAll(searchQuery, page, size);
        return new RawResult(result, searchExecution.requiredTerms(searchQuery),
                result.hits().count() == 0 ? searchExecution.correctSpelling(searchQuery) : Optional.empty());
    }

    private SearchResults toResults(SearchQuery searchQuery, RawResult rawResult, int pages) {
        LiveHitsCollector hits = rawResult.result().hits();
        Highlighter highlighter = new Highlighter(rawResult.terms());
        return new SearchResults(
                searchQuery,
                hits.count(),
                rawResult.result().page(),
                pages,
                loadInOrder(rawResult.result().ids()).stream().map(indexableArticle -> toHit(indexableArticle, highlighter))
                        .toList(),
                sectionCounts(hits),
                new TreeMap<>(hits.yearCounts()),
                rawResult.correction().flatMap(this::toCorrectedQuery),
                rawResult.result().complete() && index.isComplete());
    }

    /** Loads the articles that are still live, in the given order. */
    private List<IndexableArticle> loadInOrder(List<Long> ids) {
        Map<Long, IndexableArticle> live =
                indexableArticles.byIds(ids).stream().collect(Collectors.toMap(IndexableArticle::id, Function.identity()));
        return ids.stream().flatMap(id -> Optional.ofNullable(live.get(id)).stream()).toList();
    }

    private static Hit toHit(IndexableArticle indexableArticle, Highlighter highlighter) {
        ArticleSummary article = indexableArticle.summary();
        return new Hit(article, highlighter.whole(article.headline(), article.language()),
                article.standfirst().flatMap(text -> highlighter.passage(text, article.language(), PASSAGE_LENGTH))
                        .or(() -> highlighter.passage(HtmlToText.convert(indexableArticle.html()), article.language(),
                                PASSAGE_LENGTH)));
    }

    private List<SearchResults.SectionCount> sectionCounts(LiveHitsCollector hits) {
        return hits.sectionCounts().entrySet().stream()
                .flatMap(section -> labels.find(Label.Kind.SECTION, new Slug(section.getKey())).stream()
                        .map(labelCount -> new SearchResults.SectionCount(labelCount.label(), section.getValue())))
                .sorted(Comparator.comparingLong(SearchResults.SectionCount::articles).reversed()
                        .thenComparing(section -> section.section().slug()))
                .toList();
    }

    /** The corrected query, spelled as in a live article; empty if that article is no longer live. */
    private Optional<SearchQuery> toCorrectedQuery(SearchExecution.SpellingCorrection spellingCorrection) {
        return loadInOrder(List.of(spellingCorrection.articleId())).stream().findFirst().map(indexableArticle -> {
            ArticleSummary article = indexableArticle.summary();
            String text = String.join(" ", HtmlToText.convert(indexableArticle.html()), article.standfirst().orElse(""),
                    article.headline());
            Map<String, String> written = TextAnalysis.words(text).stream().collect(Collectors.toMap(
                    Token::term, token -> text.substring(token.start(), token.end()), (first, second) -> first));
            Map<SearchQuery.Word, String> replacements = new HashMap<>();
            spellingCorrection.replacements().forEach((word, term) -> replacements.put(word, written.getOrDefault(term, term)));
            return spellingCorrection.query().replacing(replacements);
        });
    }
}
