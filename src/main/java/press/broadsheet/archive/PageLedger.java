package press.broadsheet.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Slug;

/**
 * The part of the ledger that is the standing pages': their addresses only grow too, and belong for ever to the page that
 * was first there.
 */
@Repository
public class PageLedger {

    private static final String FOLDER = "/pages/";

    /** A page has no feed; where the ledger's text wants the id of one, this stands. */
    private static final String NO_FEED = "-";

    private final JdbcClient jdbc;

    PageLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ledger's key for the address of a standing page. */
    public static String address(Slug slug) {
        return FOLDER + slug;
    }

    /** Whether the address with that key can be a standing page's only. */
    static boolean holds(String key) {
        return key.startsWith(FOLDER);
    }

    /** Whom each address belongs to, whether it was given out or is kept. */
    public Map<String, Long> owners() {
        return jdbc.sql("SELECT p.address, p.page_id FROM page_address p")
                .query((row, number) -> Map.entry(row.getString("address"), row.getLong("page_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Lets go of what was kept for a page and never given out, and keeps its present address. */
    void keep(long page, Slug slug) {
        jdbc.sql("DELETE FROM page_address WHERE page_id = :page AND given = FALSE").param("page", page).update();
        jdbc.sql("""
                        INSERT INTO page_address (address, page_id, given)
                        SELECT CAST(:address AS VARCHAR), CAST(:page AS BIGINT), FALSE
                        WHERE NOT EXISTS (SELECT 1 FROM page_address p WHERE p.address = :address)
                        """)
                .param("address", address(slug))
                .param("page", page)
                .update();
    }

    /** Hands out the addresses of what an edition shows for the first time. */
    void give(Instant asOf) {
        jdbc.sql("""
                        UPDATE page_address SET given = TRUE
                        WHERE given = FALSE AND page_id IN (SELECT a.id FROM page a WHERE\s""" + Articles.LIVE + ")")
                .param("asOf", Rows.sql(asOf))
                .update();
        jdbc.sql("UPDATE page a SET first_published = :asOf WHERE a.first_published IS NULL AND " + Articles.LIVE)
                .param("asOf", Rows.sql(asOf))
                .update();
    }

    /** What the ledger's text says of pages, in the order of the addresses. */
    List<LedgerLine> lines() {
        return jdbc.sql("""
                        SELECT p.address, a.identity, a.path, a.digest, a.slug, a.first_published, a.publish_at,
                            a.expire_at
                        FROM page_address p JOIN page a ON a.id = p.page_id
                        WHERE p.given = TRUE ORDER BY p.address
                        """)
                .query((row, number) -> line(row))
                .list();
    }

    /** Takes one page back into a database that is empty; it is gone until the import finds its file. */
    void restore(List<LedgerLine> lines) {
        LedgerLine line = lines.stream().filter(LedgerLine::current).findFirst().orElse(lines.getFirst());
        jdbc.sql("""
                        INSERT INTO page (identity, path, present, digest, slug, publish_at, expire_at, first_published,
                            weight, headline, language, updated_timed, prose, notes, asides, opening)
                        VALUES (:identity, :path, FALSE, :digest, :slug, :place, :place, :first,
                            0, '', '', FALSE, '', '', '', '')
                        """)
                .param("identity", line.identity())
                .param("path", line.path())
                .param("digest", line.digest())
                .param("slug", line.address().substring(FOLDER.length()))
                .param("place", Rows.sql(line.place()))
                .param("first", Rows.sql(line.firstPublished()))
                .update();
        for (LedgerLine address : lines) {
            jdbc.sql("""
                            INSERT INTO page_address (address, page_id, given)
                            SELECT CAST(:address AS VARCHAR), a.id, TRUE FROM page a
                            WHERE a.identity = :identity
                                AND NOT EXISTS (SELECT 1 FROM page_address p WHERE p.address = :address)
                            """)
                    .param("address", address.address())
                    .param("identity", address.identity())
                    .update();
        }
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        String address = row.getString("address");
        Instant first = Rows.instant(row, "first_published").orElseThrow();
        return new LedgerLine(address, row.getString("identity"), NO_FEED, row.getString("path"), row.getString("digest"), first,
                "", Optional.empty(), Optional.empty(), "", "", Rows.instant(row, "publish_at").orElse(first),
                address.equals(FOLDER + row.getString("slug")), Rows.instant(row, "expire_at"));
    }
}
