package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Everything that is live, as sitemaps list it: by the month of its date in the publication's calendar, and what has no
 * date apart. Oldest first, so that what is new comes last and moves nothing.
 */
@Repository
public class SitemapQueries {

    /**
     * One story, with the dates its editor gave it.
     *
     * @param images addresses of what it shows, in their order
     */
    public record SitemapArticle(
            Slug slug, String headline, String language, Optional<EditorialDate> published, Optional<EditorialDate> updated,
            List<String> images) {

        private SitemapArticle withImages(List<String> addresses) {
            return new SitemapArticle(slug, headline, language, published, updated, addresses);
        }
    }

    private static final String SELECT = """
            SELECT b.id, b.slug, b.headline, b.language, b.dated, b.dated_timed, b.updated, b.updated_timed
            FROM (SELECT a.id, a.undated, a.publish_at, a.identity FROM article a
            WHERE a.undated = :undated AND a.sitemap = TRUE AND\s""";

    /** Orders, of {@code a} and {@code s} alike. */
    private static final String OLDEST_FIRST = "%1$s.undated, %1$s.publish_at, %1$s.identity DESC";
    private static final String NEWEST_FIRST = "%1$s.undated DESC, %1$s.publish_at DESC, %1$s.identity";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final MediaReferences mediaReferences;
    private final Publication publication;

    SitemapQueries(JdbcClient jdbc, Editions editions, MediaReferences mediaReferences, Publication publication) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.mediaReferences = mediaReferences;
        this.publication = publication;
    }

    /** So many stories of a month, oldest first, after the first {@code skipped}. */
    public List<SitemapArticle> in(YearMonth month, int skipped, int limit) {
        return query("a.publish_at >= :from AND a.publish_at < :until", Map.of(
                "undated", false,
                "from", startOfMonth(month),
                "until", startOfMonth(month.plusMonths(1))), OLDEST_FIRST, skipped, limit);
    }

    /** So many stories without a date, the one that came first first, after the first {@code skipped}. */
    public List<SitemapArticle> undated(int skipped, int limit) {
        return query("TRUE", Map.of("undated", true), OLDEST_FIRST, skipped, limit);
    }

    /** The stories whose date lies at most so far back, newest first, at most so many. */
    public List<SitemapArticle> recent(TemporalAmount age, int limit) {
        return query("a.publish_at >= :from", Map.of(
                "undated", false, "from", SqlValues.toTimestamp(editions.asOfInstant().minus(age))), NEWEST_FIRST, 0, limit);
    }

    /**
     * How many stories stand in no sitemap.
     *
     * @param byMonth by the month of their date
     */
    public record ExcludedCounts(long undated, Map<YearMonth, Long> byMonth) {

        public long in(YearMonth month) {
            return byMonth.getOrDefault(month, 0L);
        }
    }

    /** The stories that their editors keep out of sitemaps; a paper has few. */
    public ExcludedCounts countExcluded() {
        List<Optional<EditorialDate>> dates = jdbc.sql(
                "SELECT a.dated, a.dated_timed FROM article a WHERE a.sitemap = FALSE AND " + LiveRule.LISTED)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> SqlValues.editorialDate(row, "dated"))
                .list();
        Map<YearMonth, Long> dated = dates.stream().flatMap(Optional::stream).collect(Collectors.groupingBy(
                date -> YearMonth.from(date.instant().atZone(publication.timeZone())), Collectors.counting()));
        return new ExcludedCounts(dates.stream().filter(Optional::isEmpty).count(), dated);
    }

    private OffsetDateTime startOfMonth(YearMonth month) {
        return SqlValues.toTimestamp(month.atDay(1).atStartOfDay(publication.timeZone()).toInstant());
    }

    /** The inner query is served by the index alone, so that what is skipped costs no row. */
    private List<SitemapArticle> query(String which, Map<String, ?> parameters, String order, int skipped, int limit) {
        Instant asOf = editions.asOfInstant();
        Map<Long, SitemapArticle> listed = new LinkedHashMap<>();
        jdbc.sql(SELECT + which + " AND " + LiveRule.LISTED
                + " ORDER BY " + order.formatted("a") + " OFFSET :skipped ROWS FETCH NEXT :limit ROWS ONLY"
                + ") s JOIN article b ON b.id = s.id ORDER BY " + order.formatted("s"))
                .params(parameters)
                .param("asOf", SqlValues.toTimestamp(asOf))
                .param("skipped", skipped)
                .param("limit", limit)
                .query(row -> {
                    listed.put(row.getLong("id"), row(row, asOf));
                });
        Map<Long, List<String>> pictures = mediaReferences.imageAddresses(listed.keySet());
        return listed.entrySet().stream()
                .map(story -> story.getValue().withImages(pictures.getOrDefault(story.getKey(), List.of())))
                .toList();
    }

    private static SitemapArticle row(ResultSet row, Instant asOf) throws SQLException {
        return new SitemapArticle(
                new Slug(row.getString("slug")),
                row.getString("headline"),
                row.getString("language"),
                SqlValues.editorialDate(row, "dated"),
                SqlValues.updated(row, asOf),
                List.of());
    }
}
