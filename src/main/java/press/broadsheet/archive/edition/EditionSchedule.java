package press.broadsheet.archive.edition;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Publication;

/** When editions are due without any change of files. */
@Repository
class EditionSchedule {

    private final JdbcClient jdbc;
    private final Publication publication;

    EditionSchedule(JdbcClient jdbc, Publication publication) {
        this.jdbc = jdbc;
        this.publication = publication;
    }

    /**
     * When the next edition is due even if no file changes: the first scheduled article, expiry, end of a front page slot, or
     * midnight in the publication's time zone after {@code edition}. In the past if it was missed.
     */
    Instant next(Edition edition) {
        return Stream.of(
                first("SELECT MIN(publish_at) FROM article WHERE publish_at > :asOf", edition),
                first("SELECT MIN(expire_at) FROM article WHERE expire_at > :asOf", edition),
                first("SELECT MIN(until_at) FROM front_slot WHERE until_at > :asOf", edition))
                .flatMap(Optional::stream)
                .reduce(midnightAfter(edition.asOf()), (a, b) -> a.isBefore(b) ? a : b);
    }

    /** When the next scheduled article goes live; empty if none is scheduled. */
    Optional<Instant> nextPublication(Edition edition) {
        return first("SELECT MIN(publish_at) FROM article WHERE publish_at > :asOf", edition);
    }

    private Optional<Instant> first(String sql, Edition edition) {
        return jdbc.sql(sql)
                .param("asOf", SqlConverters.toTimestamp(edition.asOf()))
                .query((row, number) -> SqlConverters.instant(row, 1))
                .single();
    }

    private Instant midnightAfter(Instant instant) {
        return publication.localDate(instant).plusDays(1).atStartOfDay(publication.timeZone()).toInstant();
    }
}
