package press.broadsheet.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Everything that is live, as sitemaps list it: by the month of its date in the publication's calendar, and what has no
 * date apart. Oldest first, so that what is new comes last and moves nothing.
 */
@Repository
public class Catalogue {

    /** One story, with the dates its editor gave it. */
    public record Listed(
            Slug slug, String headline, String language, Optional<Moment> published, Optional<Moment> updated) {}

    /** How many stories there are in each month, and how many without a date. */
    public record Extent(NavigableMap<YearMonth, Long> months, long undated) {}

    private record Counted(long edition, Extent extent) {}

    private static final String LISTED = """
            SELECT b.slug, b.headline, b.language, b.dated, b.dated_timed, b.updated, b.updated_timed
            FROM (SELECT a.id, a.undated, a.publish_at, a.identity FROM article a WHERE a.undated = :undated AND\s""";

    /** Orders, of {@code a} and {@code s} alike. */
    private static final String OLDEST_FIRST = "%1$s.undated, %1$s.publish_at, %1$s.identity DESC";
    private static final String NEWEST_FIRST = "%1$s.undated DESC, %1$s.publish_at DESC, %1$s.identity";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Publication publication;
    private final AtomicReference<Counted> last = new AtomicReference<>(new Counted(-1, new Extent(new TreeMap<>(), 0)));

    Catalogue(JdbcClient jdbc, Editions editions, Publication publication) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.publication = publication;
    }

    /** How much there is; counted once an edition. */
    public Extent extent() {
        long edition = editions.current().map(Edition::number).orElse(0L);
        Counted counted = last.get();
        if (counted.edition() != edition) {
            counted = new Counted(edition, new Extent(months(), undated()));
            last.set(counted);
        }
        return counted.extent();
    }

    /** So many stories of a month, oldest first, after the first {@code skipped}. */
    public List<Listed> in(YearMonth month, int skipped, int limit) {
        return list("a.publish_at >= :from AND a.publish_at < :until", Map.of(
                "undated", false,
                "from", midnight(month),
                "until", midnight(month.plusMonths(1))), OLDEST_FIRST, skipped, limit);
    }

    /** So many stories without a date, the one that came first first, after the first {@code skipped}. */
    public List<Listed> undated(int skipped, int limit) {
        return list("TRUE", Map.of("undated", true), OLDEST_FIRST, skipped, limit);
    }

    /** The stories whose date lies at most so far back, newest first, at most so many. */
    public List<Listed> recent(TemporalAmount age, int limit) {
        return list("a.publish_at >= :from", Map.of(
                "undated", false, "from", Rows.sql(editions.now().minus(age))), NEWEST_FIRST, 0, limit);
    }

    /** By moments, since only Java knows the zones' months; the many stories that have a day and no time share one. */
    private NavigableMap<YearMonth, Long> months() {
        NavigableMap<YearMonth, Long> months = new TreeMap<>();
        jdbc.sql("SELECT a.publish_at, COUNT(*) AS stories FROM article a WHERE a.undated = FALSE AND " + Articles.LIVE
                + " GROUP BY a.publish_at")
                .param("asOf", editions.asOf())
                .query(row -> {
                    Instant moment = Rows.instant(row, "publish_at").orElseThrow();
                    months.merge(YearMonth.from(publication.day(moment)), row.getLong("stories"), Long::sum);
                });
        return months;
    }

    private long undated() {
        return jdbc.sql("SELECT COUNT(*) FROM article a WHERE a.undated = TRUE AND " + Articles.LIVE)
                .param("asOf", editions.asOf())
                .query(Long.class)
                .single();
    }

    private OffsetDateTime midnight(YearMonth month) {
        return Rows.sql(month.atDay(1).atStartOfDay(publication.timeZone()).toInstant());
    }

    /** The inner query is served by the index alone, so that what is skipped costs no row. */
    private List<Listed> list(String which, Map<String, ?> parameters, String order, int skipped, int limit) {
        return jdbc.sql(LISTED + which + " AND " + Articles.LIVE
                + " ORDER BY " + order.formatted("a") + " OFFSET :skipped ROWS FETCH NEXT :limit ROWS ONLY"
                + ") s JOIN article b ON b.id = s.id ORDER BY " + order.formatted("s"))
                .params(parameters)
                .param("asOf", editions.asOf())
                .param("skipped", skipped)
                .param("limit", limit)
                .query((row, number) -> new Listed(
                        new Slug(row.getString("slug")),
                        row.getString("headline"),
                        row.getString("language"),
                        Rows.moment(row, "dated"),
                        Rows.moment(row, "updated")))
                .list();
    }
}
