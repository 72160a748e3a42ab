package press.broadsheet.archive;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Publication;

/** Writes standing pages, as {@link ArticleStore} does articles. Call it within {@link Editions#writing}. */
@Repository
public class PageStore {

    /**
     * Where an import puts a page.
     *
     * @param known the page it is, or empty for a new one
     */
    public record Placement(Manuscript manuscript, int weight, Optional<Known> known, String identity) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final PageLedger ledger;
    private final Links links;
    private final Namings namings;
    private final Publication publication;
    private final Clock clock;

    PageStore(
            JdbcClient jdbc, Editions editions, PageLedger ledger, Links links, Namings namings, Publication publication,
            Clock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.ledger = ledger;
        this.links = links;
        this.namings = namings;
        this.publication = publication;
        this.clock = clock;
    }

    /** Every page there is or ever was; a paper has few. */
    public List<Known> all() {
        return jdbc.sql("SELECT a.id, a.identity, a.path, a.present, a.digest, a.slug, a.headline, a.first_published,"
                + " a.publish_at, a.expire_at, COALESCE(" + Articles.LIVE
                + ", FALSE) AS live, NULL AS file FROM page a ORDER BY a.id")
                .param("asOf", editions.asOf())
                .query((row, number) -> Known.of(row))
                .list();
    }

    /** Brings a page into the archive, as of the edition that is about to open, and returns its id. */
    public long place(Placement placement, Instant asOf) {
        Manuscript manuscript = placement.manuscript();
        long id = placement.known().map(Known::id).orElseGet(() -> create(placement.identity()));
        update(id, placement, Standing.of(manuscript, placement.known(), asOf, clock.instant()));
        ledger.keep(id, manuscript.slug());
        clear(id);
        links.write(Parent.PAGE, Map.of(id, manuscript));
        namings.write(Parent.PAGE, Map.of(id, manuscript));
        return id;
    }

    /** Keeps the page and its addresses, but without a file: it is gone if it ever was live, forgotten if not. */
    public void withdraw(Known known, Instant asOf) {
        if (known.firstPublished().isEmpty()) {
            jdbc.sql("DELETE FROM page WHERE id = :id").param("id", known.id()).update();
            return;
        }
        jdbc.sql("UPDATE page SET present = FALSE, expire_at = :end WHERE id = :id")
                .param("end", Rows.sql(Standing.ended(Optional.of(known), asOf)))
                .param("id", known.id())
                .update();
    }

    private void clear(long id) {
        jdbc.sql("DELETE FROM page_link WHERE page_id = :id").param("id", id).update();
        jdbc.sql("DELETE FROM page_media WHERE page_id = :id").param("id", id).update();
    }

    private long create(String identity) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO page (identity, path, present, digest, slug, weight, headline, language, updated_timed,
                            prose, notes, asides, opening)
                        VALUES (:identity, '', TRUE, '', '', 0, '', '', FALSE, '', '', '', '')
                        """)
                .param("identity", identity)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private void update(long id, Placement placement, Standing standing) {
        Manuscript manuscript = placement.manuscript();
        jdbc.sql("""
                        UPDATE page SET path = :path, present = TRUE, digest = :digest, slug = :slug,
                            publish_at = :publishAt, expire_at = :expireAt, weight = :weight, headline = :headline,
                            standfirst = :standfirst, language = :language, updated = :updated,
                            updated_timed = :updatedTimed, prose = :prose, notes = :notes, asides = :asides,
                            opening = :opening
                        WHERE id = :id
                        """)
                .param("path", manuscript.path())
                .param("digest", manuscript.digest())
                .param("slug", manuscript.slug().value())
                .param("publishAt", Rows.sql(standing.publishAt()))
                .param("expireAt", Rows.sql(standing.expireAt()))
                .param("weight", placement.weight())
                .param("headline", manuscript.headline())
                .param("standfirst", manuscript.standfirst().orElse(null))
                .param("language", manuscript.language().orElse(publication.language()).toLanguageTag())
                .param("updated", Rows.sql(manuscript.updated().map(moment -> moment.instant())))
                .param("updatedTimed", manuscript.updated().map(moment -> moment.timed()).orElse(false))
                .param("prose", manuscript.body().prose())
                .param("notes", manuscript.body().notes())
                .param("asides", manuscript.body().asides())
                .param("opening", manuscript.body().opening())
                .param("id", id)
                .update();
    }
}
