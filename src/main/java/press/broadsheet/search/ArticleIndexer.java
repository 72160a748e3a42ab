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

/** Writes the archive's live articles into an index, and stamps it with the database and edition they belong to. */
@Component
class ArticleIndexer {

    private static final int CHUNK_SIZE = 200;

    /** While an index is built, added articles become searchable after this many chunks. */
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
     * Fills an empty index in chunks, each read in its own snapshot. Call {@link #catchUp} with the returned edition
     * afterwards, to apply the changes made meanwhile.
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

    /** Applies the changes since an edition, commits the index with a stamp, and returns the edition it now represents. */
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

    /** The edition named by a stamp, if this database has it and the index format is unchanged. */
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

    /** Includes Lucene's version, since its tokenizers may change, and the time zone, since hits are counted by year. */
    private String version() {
        return ArticleDocument.VERSION + " " + Version.LATEST + " " + publication.timeZone();
    }
}
