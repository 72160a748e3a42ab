package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.EditionCached;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;

/** Loads live articles for the search index. */
@Repository
public class IndexableArticles {

    private record TextRow(long id, Instant publishAt, String html) {}

    private static final String SELECT_TEXTS = "SELECT a.id, a.publish_at, t.prose || ' ' || t.asides || ' ' || t.notes AS html"
            + " FROM article a JOIN article_text t ON t.id = a.text_id WHERE " + LiveRule.LISTED;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;
    private final EditionCached<BitSet> liveIds;

    IndexableArticles(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
        this.liveIds = new EditionCached<>(editions, this::liveIds);
    }

    /** The ids of all live articles, cached per edition; not to be modified. */
    public BitSet liveIds() {
        return liveIds.get();
    }

    /** The live articles among these ids, sorted by id. */
    public List<IndexableArticle> byIds(Collection<Long> ids) {
        return KeyChunks.flatMap(ids, chunk -> load(jdbc.sql(SELECT_TEXTS + " AND a.id IN (:ids)")
                .param("ids", chunk)))
                .toList();
    }

    /** The next live articles after that id, sorted by id. */
    public List<IndexableArticle> after(long id, int limit) {
        return load(jdbc.sql(SELECT_TEXTS + " AND a.id > :id ORDER BY a.id LIMIT :limit")
                .param("id", id)
                .param("limit", limit));
    }

    private BitSet liveIds(Edition edition) {
        BitSet ids = new BitSet();
        jdbc.sql("SELECT a.id FROM article a WHERE " + LiveRule.LISTED)
                .param("asOf", SqlConverters.toTimestamp(edition.asOf()))
                .query(row -> {
                    ids.set(Math.toIntExact(row.getLong("id")));
                });
        return ids;
    }

    private List<IndexableArticle> load(JdbcClient.StatementSpec statement) {
        List<TextRow> texts = statement.param("asOf", editions.asOfTimestamp())
                .query((row, number) -> new TextRow(
                        row.getLong("id"), SqlConverters.instant(row, "publish_at").orElseThrow(), row.getString("html")))
                .list();
        List<Long> ids = texts.stream().map(TextRow::id).toList();
        List<ArticleSummary> summaries = articleSummaries.of(ids);
        Map<Long, List<Label>> labels = ids.isEmpty() ? Map.of() : articleSummaries.labels(ids);
        return IntStream.range(0, ids.size())
                .mapToObj(at -> new IndexableArticle(ids.get(at), texts.get(at).publishAt(), summaries.get(at),
                        labels.getOrDefault(ids.get(at), List.of()), texts.get(at).html()))
                .toList();
    }
}
