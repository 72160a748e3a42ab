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
 * Finds live stories by their words. The index tells which; that they are live, and all that is shown of them, the archive
 * says, in the snapshot of whoever asks.
 */
@Component
public class ArticleSearch {

    /** So many stories can be turned to, however many there are. */
    private static final int REACH = 1000;

    private static final int PASSAGE = 240;

    /** Words of an address or a headline beyond these say no more. */
    private static final int MOST_WORDS = 12;

    /** The part of such words that must be there. */
    private static final double MOST_OF_THEM = 0.6;
    private static final double SOME_OF_THEM = 0.34;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ArticleIndex index;
    private final IndexUpdater keeper;
    private final IndexableArticles indexableArticles;
    private final Editions editions;
    private final Labels labels;
    private final Publication publication;

    ArticleSearch(
            ArticleIndex index, IndexUpdater keeper, IndexableArticles indexableArticles, Editions editions, Labels labels,
            Publication publication) {
        this.index = index;
        this.keeper = keeper;
        this.indexableArticles = indexableArticles;
        this.editions = editions;
        this.labels = labels;
        this.publication = publication;
    }

    /** @param wanted what the question looks for in texts */
    private record Found(SearchExecution.Result result, List<QueryTerm> wanted, Optional<SearchExecution.Mending> mending) {}

    /** Why what was published last cannot be found yet, a clause; empty where it can, or soon will. */
    public Optional<String> trouble() {
        return index.trouble();
    }

    /** One page of the stories that answer a question, the best first; of pages beyond the last, the last. */
    public SearchResults find(SearchQuery searchQuery, int page) {
        int size = publication.pageSize();
        int last = Math.max(1, REACH / size);
        Optional<Found> found = ask(searchExecution -> found(searchExecution, searchQuery, Math.clamp(page, 1, last), size));
        return found.map(it -> answer(searchQuery, it, Math.min(last, (int) Math.ceilDiv(it.result().hits().count(), size))))
                .orElseGet(() -> SearchResults.none(searchQuery));
    }

    /** The live stories that those words of an address may mean, however they are spelled. */
    public List<ArticleSummary> meant(String words, int limit) {
        return like(words, MOST_OF_THEM, limit);
    }

    /** The live stories that have most to do with what is told in those words. */
    public List<ArticleSummary> about(String words, int limit) {
        return like(words, SOME_OF_THEM, limit);
    }

    private List<ArticleSummary> like(String words, double part, int limit) {
        return inOrder(ask(searchExecution -> searchExecution.like(words, MOST_WORDS, part, limit)).orElse(List.of())).stream()
                .map(IndexableArticle::headline)
                .toList();
    }

    private interface Asking<T> {

        T of(SearchExecution searchExecution) throws IOException;
    }

    /** Puts it to the index as of the edition of whoever asks. */
    private <T> Optional<T> ask(Asking<T> asking) {
        Optional<Edition> edition = editions.current();
        edition.ifPresent(it -> keeper.await(it.number()));
        Instant asOf = edition.map(Edition::asOf).orElse(Instant.EPOCH);
        BitSet live = indexableArticles.live();
        return index.read(reader -> asking.of(new SearchExecution(reader, publication, live, asOf, PATIENCE)));
    }

    private static Found found(SearchExecution searchExecution, SearchQuery searchQuery, int page, int size) throws IOException {
        SearchExecution.Result result = searchExecution.all(searchQuery, page, size);
        return new Found(result, searchExecution.wanted(searchQuery),
                result.hits().count() == 0 ? searchExecution.mended(searchQuery) : Optional.empty());
    }

    private SearchResults answer(SearchQuery searchQuery, Found found, int pages) {
        LiveHitsCollector hits = found.result().hits();
        Highlighter highlighter = new Highlighter(found.wanted());
        return new SearchResults(
                searchQuery,
                hits.count(),
                found.result().page(),
                pages,
                inOrder(found.result().ids()).stream().map(indexableArticle -> hit(indexableArticle, highlighter)).toList(),
                sections(hits),
                new TreeMap<>(hits.years()),
                found.mending().flatMap(this::written),
                found.result().whole() && index.isComplete());
    }

    /** Those of the stories that are live, as the archive says once more. */
    private List<IndexableArticle> inOrder(List<Long> ids) {
        Map<Long, IndexableArticle> live = indexableArticles.of(ids).stream().collect(Collectors.toMap(IndexableArticle::id, Function.identity()));
        return ids.stream().flatMap(id -> Optional.ofNullable(live.get(id)).stream()).toList();
    }

    private static Hit hit(IndexableArticle indexableArticle, Highlighter highlighter) {
        ArticleSummary story = indexableArticle.headline();
        return new Hit(story, highlighter.whole(story.title(), story.language()),
                story.standfirst().flatMap(text -> highlighter.passage(text, story.language(), PASSAGE))
                        .or(() -> highlighter.passage(HtmlToText.of(indexableArticle.html()), story.language(), PASSAGE)));
    }

    private List<SearchResults.InSection> sections(LiveHitsCollector hits) {
        return hits.sections().entrySet().stream()
                .flatMap(section -> labels.find(Label.Kind.SECTION, new Slug(section.getKey())).stream()
                        .map(borne -> new SearchResults.InSection(borne.label(), section.getValue())))
                .sorted(Comparator.comparingLong(SearchResults.InSection::stories).reversed()
                        .thenComparing(section -> section.section().slug()))
                .toList();
    }

    /** The better words as a live story writes them; none if that is live no more. */
    private Optional<SearchQuery> written(SearchExecution.Mending mending) {
        return inOrder(List.of(mending.story())).stream().findFirst().map(indexableArticle -> {
            ArticleSummary story = indexableArticle.headline();
            String text = String.join(" ", HtmlToText.of(indexableArticle.html()), story.standfirst().orElse(""), story.title());
            Map<String, String> written = TextAnalysis.words(text).stream().collect(Collectors.toMap(
                    Token::term, token -> text.substring(token.start(), token.end()), (first, second) -> first));
            Map<SearchQuery.Word, String> better = new HashMap<>();
            mending.better().forEach((word, term) -> better.put(word, written.getOrDefault(term, term)));
            return mending.question().replacing(better);
        });
    }
}
