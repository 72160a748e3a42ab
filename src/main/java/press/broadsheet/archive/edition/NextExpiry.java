package press.broadsheet.archive.edition;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlValues;

/** When what readers see is due to go. What they do not see yet has no say in it, or an embargo would be betrayed. */
@Repository
public class NextExpiry {

    private final JdbcClient jdbc;

    NextExpiry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first moment after {@code edition} at which anything in it has run its time; empty if nothing has an end. */
    public Optional<Instant> next(Edition edition) {
        return Stream.of(nextArticleExpiry(edition), nextSlotExpiry(edition))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The same of articles alone: a slot on the front page that ends hides nothing. */
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
                .param("asOf", SqlValues.toTimestamp(edition.asOf()))
                .query((row, number) -> SqlValues.instant(row, 1))
                .list().stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
