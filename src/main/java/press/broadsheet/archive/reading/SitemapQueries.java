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
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/**
 * Lists live articles for sitemaps, by month in the publication's calendar, and undated ones separately. Oldest first, so that
 * new articles are appended and older pages do not change.
 */
@Repository
public class SitemapQueries {

    /**
     * An article with the dates set by its editor.
     *
     * @param images addresses of its images, in text order
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

    /** Sort orders, to be formatted with the alias {@code a} or {@code s}. */
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

    /** Articles of a month, oldest first, after the first {@code skipped}. */
    public List<SitemapArticle> in(YearMonth month, int skipped, int limit) {
        return query("a.publish_at >= :from AND a.publish_at < :until", Map.of(
                "undated", false,
                "from", startOfMonth(month),
                "until", startOfMonth(month.plusMonths(1))), OLDEST_FIRST, skipped, limit);
    }

    /** Articles without a date, the first published first, after the first {@code skipped}. */
    public List<SitemapArticle> undated(int skipped, int limit) {
        return query("TRUE", Map.of("undated", true), OLDEST_FIRST, skipped, limit);
    }

    /** Articles dated within {@code age} of the edition, newest first. */
    public List<SitemapArticle> recent(TemporalAmount age, int limit) {
        return query("a.publish_at >= :from", Map.of(
                "undated", false, "from", SqlConverters.toTimestamp(editions.asOfInstant().minus(age))), NEWEST_FIRST, 0, limit);
    }

    /**
     * The number of articles excluded from sitemaps.
     *
     * @param byMonth dated ones, by month
     */
    public record ExcludedCounts(long undated, Map<YearMonth, Long> byMonth) {

        public long in(YearMonth month) {
            return byMonth.getOrDefault(month, 0L);
        }
    }

    /** Counts the articles that editors exclude from sitemaps; usually few. */
    public ExcludedCounts countExcluded() {
        List<Optional<EditorialDate>> dates = jdbc.sql(
                "SELECT a.dated, a.dated_timed FROM article a WHERE a.sitemap = FALSE AND " + LiveRule.LISTED)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> SqlConverters.editorialDate(row, "dated"))
                .list();
        Map<YearMonth, Long> dated = dates.stream().flatMap(Optional::stream).collect(Collectors.groupingBy(
                date -> YearMonth.from(date.instant().atZone(publication.timeZone())), Collectors.counting()));
        return new ExcludedCounts(dates.stream().filter(Optional::isEmpty).count(), dated);
    }

    private OffsetDateTime startOfMonth(YearMonth month) {
        return SqlConverters.toTimestamp(month.atDay(1).atStartOfDay(publication.timeZone()).toInstant());
    }

    /** The inner query reads only the index, so that skipped entries cost no row access. */
    private List<SitemapArticle> query(String which, Map<String, ?> parameters, String order, int skipped, int limit) {
        Instant asOf = editions.asOfInstant();
        Map<Long, SitemapArticle> listed = new LinkedHashMap<>();
        jdbc.sql(SELECT + which + " AND " + LiveRule.LISTED
                + " ORDER BY " + order.formatted("a") + " OFFSET :skipped ROWS FETCH NEXT :limit ROWS ONLY"
                + ") s JOIN article b ON b.id = s.id ORDER BY " + order.formatted("s"))
                .params(parameters)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .param("skipped", skipped)
                .param("limit", limit)
                .query(row -> {
                    listed.put(row.getLong("id"), row(row, asOf));
                });
        Map<Long, List<String>> images = mediaReferences.imageAddresses(listed.keySet());
        return listed.entrySet().stream()
                .map(article -> article.getValue().withImages(images.getOrDefault(article.getKey(), List.of())))
                .toList();
    }

    private static SitemapArticle row(ResultSet row, Instant asOf) throws SQLException {
        return new SitemapArticle(
                new Slug(row.getString("slug")),
                row.getString("headline"),
                row.getString("language"),
                SqlConverters.editorialDate(row, "dated"),
                SqlConverters.updated(row, asOf),
                List.of());
    }
}
