package press.broadsheet.archive.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.ArticleLookup;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.reading.ContentLinks;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleBody;

/** Finds existing articles for an import to match its manuscripts with. */
@Repository
public class KnownArticles implements ArticleLookup {

    /** Live, and not left over from an interrupted initial import. */
    private static final String PUBLISHED_AND_LIVE = "(a.first_published IS NOT NULL AND " + LiveRule.LIVE + ")";

    private static final String SELECT = "SELECT a.id, a.kind, a.identity, a.path, a.present, a.digest, a.slug, a.headline,"
            + " a.first_published, a.publish_at, a.expire_at, " + PUBLISHED_AND_LIVE + " AS live,"
            + " (SELECT MIN(s.path) FROM source_file s WHERE s.article_id = a.id) AS file FROM article a WHERE ";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ContentLinks contentLinks;

    KnownArticles(JdbcClient jdbc, Editions editions, ContentLinks contentLinks) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.contentLinks = contentLinks;
    }

    @Override
    public List<KnownArticle> byId(Collection<Long> ids) {
        return find("a.id IN (:keys)", ids);
    }

    @Override
    public List<KnownArticle> byIdentity(Collection<String> identities) {
        return find("a.identity IN (:keys)", identities);
    }

    @Override
    public List<KnownArticle> byPath(Collection<String> paths) {
        return find("a.path IN (:keys)", paths);
    }

    @Override
    public List<KnownArticle> byDigest(Collection<String> digests) {
        return find("a.digest IN (:keys)", digests);
    }

    @Override
    public Optional<KnownArticle> byAddress(String address) {
        return find("a.id IN (SELECT p.article_id FROM permalink p WHERE p.address IN (:keys))", List.of(address)).stream()
                .findFirst();
    }

    @Override
    public boolean hasSketches() {
        return jdbc.sql("SELECT 1 FROM article_sketch LIMIT 1").query(Integer.class).optional().isPresent();
    }

    @Override
    public List<KnownArticle> bySketch(Collection<Integer> hashes) {
        return find(
                "a.present = FALSE AND a.id IN (SELECT s.article_id FROM article_sketch s WHERE s.hash IN (:keys))",
                hashes);
    }

    /**
     * The ids of articles that should have a file, but none was read: after a lost database or an interrupted initial import.
     */
    public List<Long> withoutSourceFile() {
        return jdbc.sql("SELECT a.id FROM article a WHERE a.present = TRUE"
                + " AND NOT EXISTS (SELECT 1 FROM source_file s WHERE s.article_id = a.id)")
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /** The number of live articles, or of those that were live before the database was lost. */
    public long countLive() {
        return jdbc.sql("SELECT COUNT(*) FROM article a WHERE " + PUBLISHED_AND_LIVE)
                .param("asOf", asOf())
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<String> markdown(long id) {
        return jdbc.sql("SELECT t.markdown FROM article a JOIN article_text t ON t.id = a.text_id WHERE a.id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The body of the article with that path, as last read. */
    public Optional<ArticleBody> body(String path) {
        return jdbc.sql("""
                        SELECT t.prose, t.notes, t.asides, a.opening, a.words, a.drop_cap
                        FROM article a JOIN article_text t ON t.id = a.text_id
                        WHERE a.path = :path AND a.present = TRUE
                        """)
                .param("path", path)
                .query(ArticleBody.class)
                .optional();
    }

    /** A link from one file to another, by their paths. */
    public record InboundLink(String from, String to) {}

    /** The links to these articles from other articles that have a file. */
    public List<InboundLink> linksTo(Collection<Long> articles) {
        return KeyChunks.flatMap(articles, chunk -> jdbc.sql("""
                        SELECT a.path AS source, l.path AS target
                        FROM article_link l JOIN article a ON a.id = l.article_id
                        WHERE l.target_id IN (:articles) AND l.article_id NOT IN (:articles) AND a.present = TRUE
                        ORDER BY a.path, l.path
                        """)
                .param("articles", chunk)
                .query((row, number) -> new InboundLink(row.getString("source"), row.getString("target")))
                .list())
                .toList();
    }

    /** For each of these articles, the paths it links to, and whether each target is live in an edition as of that instant. */
    public Map<Long, Map<String, Boolean>> linkTargets(Collection<Long> ids, Instant asOf) {
        return contentLinks.targetStates(ids, asOf);
    }

    /** The current edition's {@code as_of}; after a lost database, that of an edition opened now. */
    private OffsetDateTime asOf() {
        return SqlConverters.toTimestamp(editions.current().map(Edition::asOf).orElseGet(editions::nextAsOf));
    }

    private <K> List<KnownArticle> find(String condition, Collection<K> keys) {
        return KeyChunks.flatMap(keys, chunk -> jdbc.sql(SELECT + condition)
                .param("keys", chunk)
                .param("asOf", asOf())
                .query((row, number) -> KnownArticle.of(row))
                .list())
                .toList();
    }
}
