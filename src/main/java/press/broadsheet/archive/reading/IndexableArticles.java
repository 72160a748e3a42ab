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
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;

/** The live articles as an index of their words needs them. */
@Repository
public class IndexableArticles {

    private record Text(long id, Instant moment, String html) {}

    private static final String TEXTS = "SELECT a.id, a.publish_at, t.prose || ' ' || t.asides || ' ' || t.notes AS html"
            + " FROM article a JOIN article_text t ON t.id = a.text_id WHERE " + Articles.LISTED;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;
    private final EditionCached<BitSet> live;

    IndexableArticles(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
        this.live = new EditionCached<>(editions, this::live);
    }

    /** The numbers of the articles that are live, read once an edition; not to be changed. */
    public BitSet live() {
        return live.get();
    }

    /** Those of the articles that are live, in the order of their numbers. */
    public List<IndexableArticle> of(Collection<Long> ids) {
        return KeyChunks.of(ids, chunk -> cut(jdbc.sql(TEXTS + " AND a.id IN (:ids)")
                .param("ids", chunk)))
                .toList();
    }

    /** The live articles whose numbers are next greater than that one. */
    public List<IndexableArticle> after(long id, int limit) {
        return cut(jdbc.sql(TEXTS + " AND a.id > :id ORDER BY a.id LIMIT :limit")
                .param("id", id)
                .param("limit", limit));
    }

    private BitSet live(Edition edition) {
        BitSet ids = new BitSet();
        jdbc.sql("SELECT a.id FROM article a WHERE " + Articles.LISTED)
                .param("asOf", SqlValues.sql(edition.asOf()))
                .query(row -> {
                    ids.set(Math.toIntExact(row.getLong("id")));
                });
        return ids;
    }

    private List<IndexableArticle> cut(JdbcClient.StatementSpec statement) {
        List<Text> texts = statement.param("asOf", editions.asOf())
                .query((row, number) -> new Text(
                        row.getLong("id"), SqlValues.instant(row, "publish_at").orElseThrow(), row.getString("html")))
                .list();
        List<Long> ids = texts.stream().map(Text::id).toList();
        List<ArticleSummary> told = articleSummaries.of(ids);
        Map<Long, List<Label>> labels = ids.isEmpty() ? Map.of() : articleSummaries.labels(ids);
        return IntStream.range(0, ids.size())
                .mapToObj(at -> new IndexableArticle(ids.get(at), texts.get(at).moment(), told.get(at),
                        labels.getOrDefault(ids.get(at), List.of()), texts.get(at).html()))
                .toList();
    }
}
