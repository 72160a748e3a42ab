package press.broadsheet.archive.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;

import static java.util.stream.Collectors.joining;

/**
 * A listing query by keyset pagination. Each page starts at a position and not at an offset, so that an index serves any depth
 * and new articles do not shift older pages.
 *
 * @param table the table, as {@code a}, that has {@code publish_at}, {@code expire_at} and {@code identity}
 * @param idColumn the column of {@code a} with the article's id
 * @param fixedColumns the leading columns of the index with their values; H2 uses the index for sorting only if ORDER BY names
 *     them too
 * @param timeRange restricts {@code publish_at}
 */
record KeysetQuery(String table, String idColumn, Map<String, Object> fixedColumns, Optional<TimeRange> timeRange) {

    static final KeysetQuery ALL = new KeysetQuery("article", "id", Map.of(), Optional.empty());

    /** From the first instant, inclusive, to the second, exclusive. */
    record TimeRange(Instant from, Instant until) {}

    /** The live articles next older than the position, newest first. */
    List<ListingPosition> older(JdbcClient jdbc, OffsetDateTime asOf, ListingPosition listingPosition, int limit) {
        String range = "a.publish_at <= :moment AND (a.publish_at < :moment OR a.identity > :identity)";
        return query(jdbc, asOf, listingPosition, limit, range, " DESC", "");
    }

    /** The live articles next newer than the position, nearest first. */
    List<ListingPosition> newer(JdbcClient jdbc, OffsetDateTime asOf, ListingPosition listingPosition, int limit) {
        String range = "a.publish_at >= :moment AND (a.publish_at > :moment OR a.identity < :identity)";
        return query(jdbc, asOf, listingPosition, limit, range, "", " DESC");
    }

    /** Only articles have labels, so that other tables need no check of the kind. */
    private String liveCondition() {
        return table.equals("article") ? LiveRule.LISTED : LiveRule.LIVE;
    }

    private List<ListingPosition> query(
            JdbcClient jdbc,
            OffsetDateTime asOf,
            ListingPosition listingPosition,
            int limit,
            String range,
            String byTime,
            String byIdentity) {
        String columns =
                fixedColumns.keySet().stream().map(column -> "a." + column + " = :" + column + " AND ").collect(joining());
        String lead = fixedColumns.keySet().stream().map(column -> "a." + column + byTime + ", ").collect(joining());
        String within = timeRange.map(it -> "a.publish_at >= :from AND a.publish_at < :until AND ").orElse("");
        String order = "publish_at" + byTime + ", %sidentity" + byIdentity;
        return jdbc.sql("SELECT s.id, b.slug, s.publish_at, s.identity FROM (SELECT a." + idColumn
                + " AS id, a.publish_at, a.identity FROM " + table + " a WHERE " + columns + within + range + " AND "
                + liveCondition() + " ORDER BY " + lead + "a." + order.formatted("a.") + " LIMIT :limit"
                + ") s JOIN article b ON b.id = s.id ORDER BY s." + order.formatted("s."))
                .params(fixedColumns)
                .params(timeRange.<Map<String, Object>>map(
                        it -> Map.of("from", SqlConverters.toTimestamp(it.from()), "until",
                                SqlConverters.toTimestamp(it.until())))
                        .orElse(Map.of()))
                .param("moment", SqlConverters.toTimestamp(listingPosition.publishAt()))
                .param("identity", listingPosition.identity())
                .param("asOf", asOf)
                .param("limit", limit)
                .query((row, number) -> ListingPosition.of(row))
                .list();
    }
}
