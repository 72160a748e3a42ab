package press.broadsheet.archive.edition;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.Publication;

/** What will change by the clock alone. */
@Repository
class EditionSchedule {

    private final JdbcClient jdbc;
    private final Publication publication;

    EditionSchedule(JdbcClient jdbc, Publication publication) {
        this.jdbc = jdbc;
        this.publication = publication;
    }

    /**
     * When the next edition is due even if no file changes: a scheduled article's moment, an expiring one's end, the end of
     * a slot of the front page, or the publication's midnight, whichever comes first after {@code edition}. Moments missed
     * are in the past.
     */
    Instant next(Edition edition) {
        return Stream.of(
                first("SELECT MIN(publish_at) FROM article WHERE publish_at > :asOf", edition),
                first("SELECT MIN(expire_at) FROM article WHERE expire_at > :asOf", edition),
                first("SELECT MIN(until_at) FROM front_slot WHERE until_at > :asOf", edition))
                .flatMap(Optional::stream)
                .reduce(midnightAfter(edition.asOf()), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** When the next article goes live, if any waits. */
    Optional<Instant> nextPublication(Edition edition) {
        return first("SELECT MIN(publish_at) FROM article WHERE publish_at > :asOf", edition);
    }

    private Optional<Instant> first(String sql, Edition edition) {
        return jdbc.sql(sql)
                .param("asOf", SqlValues.toTimestamp(edition.asOf()))
                .query((row, number) -> SqlValues.instant(row, 1))
                .single();
    }

    private Instant midnightAfter(Instant instant) {
        return publication.localDate(instant).plusDays(1).atStartOfDay(publication.timeZone()).toInstant();
    }
}
