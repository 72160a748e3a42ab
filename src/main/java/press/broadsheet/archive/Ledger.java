package press.broadsheet.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Every address ever given out, and the article it belongs to for ever. It only grows; what it keeps for an article that
 * was never live is no more than a reservation.
 */
@Repository
public class Ledger {

    /** Whom an address belongs to. */
    public record Owner(String address, long article, String path, boolean given) {}

    private final JdbcClient jdbc;
    private final Publication publication;

    Ledger(JdbcClient jdbc, Publication publication) {
        this.jdbc = jdbc;
        this.publication = publication;
    }

    /** The ledger's key for the address of an article. */
    public static String address(Slug slug) {
        return "/articles/" + slug;
    }

    /** The owners of those addresses that have one, by address. */
    public Map<String, Owner> owners(Collection<String> addresses) {
        return Chunks.of(addresses, chunk -> jdbc.sql("""
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

    /** Lets go of what was only kept for those articles and never given out; {@link #keep} follows. */
    public void release(Collection<Long> articles) {
        Chunks.each(articles, chunk -> jdbc.sql(
                "DELETE FROM permalink WHERE given = FALSE AND article_id IN (:articles)")
                .param("articles", chunk)
                .update());
    }

    /** Keeps those addresses for an article, beside the ones it has already. */
    void keep(long article, Collection<String> addresses) {
        Set<String> held = Set.copyOf(jdbc.sql("SELECT p.address FROM permalink p WHERE p.article_id = :article")
                .param("article", article)
                .query((row, number) -> row.getString("address"))
                .list());
        for (String address : addresses) {
            if (!held.contains(address)) {
                jdbc.sql("INSERT INTO permalink (address, article_id, given) VALUES (:address, :article, FALSE)")
                        .param("address", address)
                        .param("article", article)
                        .update();
            }
        }
    }

    /**
     * Hands out the addresses of what an edition shows for the first time. From here on they stay in the ledger, with the
     * moment and the feed id that go with them.
     */
    void give(Instant asOf) {
        jdbc.sql("""
                        UPDATE permalink SET given = TRUE
                        WHERE given = FALSE AND article_id IN (SELECT a.id FROM article a WHERE\s""" + Articles.LIVE + ")")
                .param("asOf", Rows.sql(asOf))
                .update();
        // RFC 4151: an authority, a day on which it held the authority, and a name unique under the two
        jdbc.sql("UPDATE article a SET first_published = :asOf, feed_id = :tag || a.slug"
                + " WHERE a.first_published IS NULL AND " + Articles.LIVE)
                .param("tag", "tag:" + publication.baseUrl().getHost() + "," + publication.day(asOf) + ":/articles/")
                .param("asOf", Rows.sql(asOf))
                .update();
    }
}
