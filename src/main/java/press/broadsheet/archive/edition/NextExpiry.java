package press.broadsheet.archive.edition;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;

/** The next expiry among live articles. Embargoed articles are excluded, since cache lifetimes would reveal them. */
@Repository
public class NextExpiry {

    private final JdbcClient jdbc;

    NextExpiry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first expiry of an article or front page slot after {@code edition}; empty if nothing expires. */
    public Optional<Instant> next(Edition edition) {
        return Stream.of(nextArticleExpiry(edition), nextSlotExpiry(edition))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The first expiry of an article; the end of a front page slot hides nothing. */
    Optional<Instant> nextArticleExpiry(Edition edition) {
        return first("SELECT a.expire_at FROM article a WHERE a.expire_at > :asOf AND " + LiveRule.LIVE
                + " ORDER BY a.expire_at LIMIT 1", edition);
    }

    private Optional<Instant> nextSlotExpiry(Edition edition) {
        return first("SELECT s.until_at FROM front_slot s JOIN article a ON a.id = s.article_id WHERE s.until_at > :asOf AND "
                + LiveRule.LIVE + " ORDER BY s.until_at LIMIT 1", edition);
    }

    private Optional<Instant> first(String sql, Edition edition) {
        return jdbc.sql(sql)
                .param("asOf", SqlConverters.toTimestamp(edition.asOf()))
                .query((row, number) -> SqlConverters.instant(row, 1))
                .list().stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
