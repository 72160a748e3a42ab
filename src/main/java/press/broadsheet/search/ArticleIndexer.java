package press.broadsheet.search;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.lucene.util.Version;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.ChangedArticles;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.edition.Editions.IdentifiedEdition;
import press.broadsheet.archive.reading.IndexableArticle;
import press.broadsheet.archive.reading.IndexableArticles;
import press.broadsheet.publication.Publication;

/** Puts the archive's live articles on a shelf, and says by a stamp what edition of which database stands there. */
@Component
class ArticleIndexer {

    private static final int CHUNK_SIZE = 200;

    /** While a shelf is filled, readers find what is there already after so many chunks. */
    private static final int CHUNKS_PER_REFRESH = 25;

    private final IndexableArticles indexableArticles;
    private final ChangedArticles changedArticles;
    private final Editions editions;
    private final Publication publication;

    ArticleIndexer(IndexableArticles indexableArticles, ChangedArticles changedArticles, Editions editions,
            Publication publication) {
        this.indexableArticles = indexableArticles;
        this.changedArticles = changedArticles;
        this.editions = editions;
        this.publication = publication;
    }

    /**
     * Fills an empty shelf, chunk by chunk, each from a snapshot of its own. It is to catch up from the edition that this
     * returns, which puts right what changed meanwhile.
     */
    Edition fill(LuceneIndex luceneIndex, BooleanSupplier stopped) throws IOException {
        Edition before = editions.current().orElseThrow();
        long last = 0;
        for (int chunks = 1; !stopped.getAsBoolean(); chunks++) {
            long from = last;
            List<IndexableArticle> chunk = editions.inSnapshot(() -> indexableArticles.after(from, CHUNK_SIZE));
            if (chunk.isEmpty()) {
                break;
            }
            add(chunk, luceneIndex);
            last = chunk.getLast().id();
            if (chunks % CHUNKS_PER_REFRESH == 0) {
                luceneIndex.refresh();
            }
        }
        return before;
    }

    /** Takes in what changed since that edition, stamps the shelf, and returns the edition that stands there now. */
    Edition catchUp(LuceneIndex luceneIndex, Edition since) throws IOException {
        record Change(Edition now, List<Long> articles, List<IndexableArticle> live) {}

        Change change = editions.inSnapshot(() -> {
            List<Long> articles = changedArticles.since(since);
            return new Change(editions.current().orElseThrow(), articles, indexableArticles.byIds(articles));
        });
        luceneIndex.remove(change.articles());
        add(change.live(), luceneIndex);
        luceneIndex.refresh();
        luceneIndex.stamp(stamp(change.now().number()));
        return change.now();
    }

    /** The edition that a stamp names, if this database had it and shelves are still filled as that one was. */
    Optional<Edition> findEdition(Map<String, String> stamp) {
        return Optional.ofNullable(stamp.get("edition"))
                .flatMap(number -> editions.findByNumber(Long.parseLong(number)))
                .map(IdentifiedEdition::edition)
                .filter(edition -> stamp(edition.number()).equals(stamp));
    }

    private void add(Collection<IndexableArticle> live, LuceneIndex luceneIndex) throws IOException {
        for (IndexableArticle indexableArticle : live) {
            luceneIndex.add(ArticleDocument.of(indexableArticle, publication.timeZone()));
        }
    }

    private Map<String, String> stamp(long number) {
        return Map.of(
                "version", version(),
                "database", editions.findByNumber(1).orElseThrow().uuid(),
                "edition", Long.toString(number),
                "mark", editions.findByNumber(number).orElseThrow().uuid());
    }

    /** Lucene may cut words otherwise from one version to the next; and hits are counted by the years of the paper's zone. */
    private String version() {
        return ArticleDocument.VERSION + " " + Version.LATEST + " " + publication.timeZone();
    }
}
