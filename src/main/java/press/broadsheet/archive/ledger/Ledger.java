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
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Maps every issued address to its article, permanently. Issued rows are never deleted. An address of an article that was never
 * live is a reservation and can be released.
 */
@Repository
public class Ledger {

    /** The article that an address belongs to, and the path of its manuscript. */
    public record Owner(String address, long articleId, String path, boolean issued) {}

    /**
     * An address to be assigned to an article.
     *
     * @param issued whether it counts as issued at once
     */
    public record Assignment(long articleId, String address, boolean issued) {

        Assignment withIssued(boolean newValue) {
            return new Assignment(articleId, address, newValue);
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

    /** The ledger key of an article's address. */
    public static String address(Slug slug) {
        return ArticleKind.ARTICLE.ledgerKey(slug);
    }

    /** The owners of these addresses, by address; addresses without one are omitted. */
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

    /** Deletes unissued addresses of these articles. Call {@link #assign} afterwards. */
    public void release(Collection<Long> articles) {
        KeyChunks.forEach(articles, chunk -> jdbc.sql(
                "DELETE FROM permalink WHERE given = FALSE AND article_id IN (:articles)")
                .param("articles", chunk)
                .update());
    }

    /** Assigns these addresses to their articles, in addition to those they have. */
    public void assign(Collection<Assignment> addresses) {
        Set<Assignment> existing = assignments(addresses.stream().map(Assignment::articleId).collect(Collectors.toSet()));
        jdbcBatch.batchUpdate("INSERT INTO permalink (address, article_id, given) VALUES (:address, :article, :given)",
                addresses.stream().filter(address -> !existing.contains(address.withIssued(false)))
                        .map(address -> new RowParameterSource().with("address", address.address())
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
     * Marks the addresses of all live articles as issued, and records each newly live article's first publication and feed id.
     */
    public void issue(Instant asOf) {
        // filter by given first: few rows are unissued, many articles are live
        jdbc.sql("UPDATE permalink p SET given = TRUE WHERE p.given = FALSE"
                + " AND EXISTS (SELECT 1 FROM article a WHERE a.id = p.article_id AND " + LiveRule.LIVE + ")")
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .update();
        recordFirstPublication(newlyLive(asOf), asOf);
    }

    /** Resets the issued addresses, first publications and counts of an interrupted initial import. No reader has seen them. */
    public void revokeIssued() {
        jdbc.sql("""
                        UPDATE article SET first_published = NULL, feed_id = NULL, counted = NULL
                        WHERE id IN (SELECT s.article_id FROM source_file s)
                        """)
                .update();
        jdbc.sql("UPDATE permalink SET given = FALSE WHERE article_id IN (SELECT s.article_id FROM source_file s)").update();
    }

    /** The articles that are live as of that instant and were never published before, with their addresses. */
    private Map<Long, String> newlyLive(Instant asOf) {
        Map<Long, String> addresses = new LinkedHashMap<>();
        jdbc.sql("SELECT a.id, a.kind, a.slug FROM article a WHERE a.first_published IS NULL AND " + LiveRule.LIVE)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query(row -> {
                    addresses.put(row.getLong("id"),
                            ArticleKind.valueOf(row.getString("kind")).address(new Slug(row.getString("slug"))));
                });
        return addresses;
    }

    private void recordFirstPublication(Map<Long, String> articles, Instant asOf) {
        jdbcBatch.batchUpdate("UPDATE article SET first_published = :asOf, feed_id = :feedId WHERE id = :article",
                articles.entrySet().stream().map(article -> new RowParameterSource().with("asOf", SqlConverters.toTimestamp(asOf))
                        .with("feedId", feedId(article.getValue(), asOf))
                        .with("article", article.getKey())));
    }

    /**
     * RFC 4151: a tag URI consists of an authority, a date on which it held the authority, and a name unique under both. A URI
     * is ASCII, so the name is percent-encoded. It is stored in that form, because feed readers compare ids character by
     * character (RFC 4287, section 4.2.6.1).
     */
    public String feedId(String address, Instant asOf) {
        String authority = publication.baseUrl().getHost() + "," + publication.localDate(asOf);
        return "tag:" + authority + ":" + address;
    }
}
