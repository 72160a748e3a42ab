package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/** Loads many whole articles, and the removed ones, for feeds. */
@Repository
public class FeedArticles {

    private static final String SELECT_ENDED =
            "SELECT b.feed_id, b.expire_at AS since, CASE WHEN b.nameless THEN NULL ELSE b.reason END AS reason";

    /** A recalled article's reason is not shown, only that it is gone. */
    private static final String SELECT_RECALLED =
            """
            SELECT b.feed_id, b.recalled_at AS since, CAST(NULL AS VARCHAR) AS reason FROM article b
            WHERE b.kind = 'ARTICLE' AND b.recalled_at <= :asOf AND b.publish_at > :asOf AND (b.expire_at IS NULL OR b.expire_at > :asOf)\s""";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleLoader articleLoader;

    FeedArticles(JdbcClient jdbc, Editions editions, ArticleLoader articleLoader) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleLoader = articleLoader;
    }

    /** The whole articles of these summaries, in the same order. */
    public List<Article> load(List<ArticleSummary> summaries) {
        if (summaries.isEmpty()) {
            return List.of();
        }
        List<String> addresses = summaries.stream().map(ArticleSummary::slug).map(Ledger::address).toList();
        Map<String, Long> ids = jdbc.sql("SELECT p.address, p.article_id FROM permalink p WHERE p.address IN (:addresses)")
                .param("addresses", addresses)
                .query((row, number) -> Map.entry(row.getString("address"), row.getLong("article_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return articleLoader.load(addresses.stream().map(ids::get).toList());
    }

    /** The articles that most recently expired or were recalled, of those that were live here; the latest first. */
    public List<DeletedFeedEntry> removed(int limit) {
        return queryRemoved(SELECT_ENDED + " FROM article b"
                + " WHERE b.kind = 'ARTICLE' AND b.expire_at <= :asOf AND b.first_published IS NOT NULL"
                + " ORDER BY b.expire_at DESC, b.identity DESC LIMIT :limit",
                SELECT_RECALLED
                        + " ORDER BY b.recalled_at DESC, b.identity DESC LIMIT :limit",
                Map.of(), limit);
    }

    /**
     * The articles with a label that most recently expired or were recalled, of those that were live here; the latest first.
     */
    public List<DeletedFeedEntry> removedByLabel(Label.Kind kind, Slug label, int limit) {
        return queryRemoved(SELECT_ENDED + " FROM article_label a JOIN article b ON b.id = a.article_id"
                + " WHERE a.kind = :kind AND a.slug = :slug AND a.expire_at <= :asOf AND b.first_published IS NOT NULL"
                + " ORDER BY a.kind DESC, a.slug DESC, a.expire_at DESC, a.identity DESC LIMIT :limit",
                SELECT_RECALLED
                        + " AND EXISTS (SELECT 1 FROM article_label a"
                        + " WHERE a.article_id = b.id AND a.kind = :kind AND a.slug = :slug)"
                        + " ORDER BY b.recalled_at DESC, b.identity DESC LIMIT :limit",
                Map.of("kind", kind.name(), "slug", label.value()), limit);
    }

    private List<DeletedFeedEntry> queryRemoved(String ended, String recalled, Map<String, ?> parameters, int limit) {
        return Stream.of(ended, recalled)
                .flatMap(sql -> jdbc.sql(sql)
                        .params(parameters)
                        .param("asOf", editions.asOfTimestamp())
                        .param("limit", limit)
                        .query((row, number) -> removedArticle(row))
                        .list()
                        .stream())
                .sorted(Comparator.comparing(DeletedFeedEntry::removedAt).reversed())
                .limit(limit)
                .toList();
    }

    private static DeletedFeedEntry removedArticle(ResultSet row) throws SQLException {
        return new DeletedFeedEntry(row.getString("feed_id"), SqlConverters.instant(row, "since").orElseThrow(),
                SqlConverters.text(row, "reason"));
    }
}
