package press.broadsheet.archive.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.RowValues;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Every address ever given out, and the article it belongs to for ever. It only grows; what it keeps for an article that
 * was never live is no more than a reservation.
 */
@Repository
public class Ledger {

    /** Whom an address belongs to. */
    public record Owner(String address, long articleId, String path, boolean issued) {}

    /**
     * An address to be kept.
     *
     * @param issued whether it counts as given out already
     */
    public record Assignment(long articleId, String address, boolean issued) {

        Assignment withIssued(boolean otherwise) {
            return new Assignment(articleId, address, otherwise);
        }
    }

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;
    private final Publication publication;

    Ledger(JdbcClient jdbc, JdbcBatch jdbcBatch, Publication publication) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
        this.publication = publication;
    }

    /** The ledger's key for the address of an article. */
    public static String address(Slug slug) {
        return ArticleKind.ARTICLE.ledgerKey(slug);
    }

    /** The owners of those addresses that have one, by address. */
    public Map<String, Owner> owners(Collection<String> addresses) {
        return KeyChunks.flatMap(addresses, chunk -> jdbc.sql("""
                        SELECT p.address, p.article_id, a.path, p.given
                        FROM permalink p JOIN article a ON a.id = p.article_id
                        WHERE p.address IN (:addresses)
                        """)
                .param("addresses", chunk)
                .query((row, number) -> new Owner(
                        row.getString("address"),
                        row.getLong("article_id"),
                        row.getString("path"),
                        row.getBoolean("given")))
                .list())
                .collect(Collectors.toMap(Owner::address, owner -> owner));
    }

    /** Lets go of what was only kept for those articles and never given out; {@link #assign} follows. */
    public void release(Collection<Long> articles) {
        KeyChunks.forEach(articles, chunk -> jdbc.sql(
                "DELETE FROM permalink WHERE given = FALSE AND article_id IN (:articles)")
                .param("articles", chunk)
                .update());
    }

    /** Keeps those addresses for their articles, beside the ones they have already. */
    public void assign(Collection<Assignment> addresses) {
        Set<Assignment> held = assignments(addresses.stream().map(Assignment::articleId).collect(Collectors.toSet()));
        jdbcBatch.batchUpdate("INSERT INTO permalink (address, article_id, given) VALUES (:address, :article, :given)",
                addresses.stream().filter(address -> !held.contains(address.withIssued(false)))
                        .map(address -> new RowValues().with("address", address.address())
                                .with("article", address.articleId())
                                .with("given", address.issued())));
    }

    private Set<Assignment> assignments(Collection<Long> articles) {
        return KeyChunks.flatMap(articles, chunk -> jdbc.sql(
                "SELECT p.address, p.article_id FROM permalink p WHERE p.article_id IN (:articles)")
                .param("articles", chunk)
                .query((row, number) -> new Assignment(row.getLong("article_id"), row.getString("address"), false))
                .list())
                .collect(Collectors.toSet());
    }

    /**
     * Hands out the addresses of what an edition shows for the first time. From here on they stay in the ledger, with the
     * moment and the feed id that go with them.
     */
    public void issue(Instant asOf) {
        jdbc.sql("UPDATE permalink p SET given = TRUE WHERE p.given = FALSE" // few are; who is live, are many
                + " AND EXISTS (SELECT 1 FROM article a WHERE a.id = p.article_id AND " + LiveRule.LIVE + ")")
                .param("asOf", SqlValues.toTimestamp(asOf))
                .update();
        recordFirstPublication(newlyLive(asOf), asOf);
    }

    /** Takes back what was handed out for a first edition that was never opened. */
    public void revokeIssued() {
        jdbc.sql("""
                        UPDATE article SET first_published = NULL, feed_id = NULL, counted = NULL
                        WHERE id IN (SELECT s.article_id FROM source_file s)
                        """)
                .update();
        jdbc.sql("UPDATE permalink SET given = FALSE WHERE article_id IN (SELECT s.article_id FROM source_file s)").update();
    }

    /** What is live in an edition as of that moment and was in none before, with its address. */
    private Map<Long, String> newlyLive(Instant asOf) {
        Map<Long, String> addresses = new LinkedHashMap<>();
        jdbc.sql("SELECT a.id, a.kind, a.slug FROM article a WHERE a.first_published IS NULL AND " + LiveRule.LIVE)
                .param("asOf", SqlValues.toTimestamp(asOf))
                .query(row -> {
                    addresses.put(row.getLong("id"),
                            ArticleKind.valueOf(row.getString("kind")).address(new Slug(row.getString("slug"))));
                });
        return addresses;
    }

    private void recordFirstPublication(Map<Long, String> articles, Instant asOf) {
        jdbcBatch.batchUpdate("UPDATE article SET first_published = :asOf, feed_id = :feedId WHERE id = :article",
                articles.entrySet().stream().map(article -> new RowValues().with("asOf", SqlValues.toTimestamp(asOf))
                        .with("feedId", feedId(article.getValue(), asOf))
                        .with("article", article.getKey())));
    }

    /**
     * RFC 4151: a tag URI is an authority, a day on which it held the authority, and a name unique under the two. A URI is
     * ASCII, so its name is percent-encoded; it is kept in that form, for feed readers compare ids letter by letter (RFC
     * 4287, section 4.2.6.1).
     */
    public String feedId(String address, Instant asOf) {
        String authority = publication.baseUrl().getHost() + "," + publication.localDate(asOf);
        return "tag:" + authority + ":" + address;
    }
}
