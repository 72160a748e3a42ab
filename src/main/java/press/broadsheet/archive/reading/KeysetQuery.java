package press.broadsheet.archive.reading;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlValues;

import static java.util.stream.Collectors.joining;

/**
 * A set of stories that a listing walks, in the order of their places. Every walk starts at a place and not at a number,
 * so an index serves it however deep it goes, and new stories on top move nothing below.
 *
 * @param table the rows that carry the moments, as {@code a}
 * @param idColumn the column of {@code a} that holds the article's id
 * @param fixedColumns the columns that lead the index, each held to one value: H2 takes an index for the order only if the order
 *     names them too
 * @param timeRange the only time from which stories are taken
 */
record KeysetQuery(String table, String idColumn, Map<String, Object> fixedColumns, Optional<TimeRange> timeRange) {

    static final KeysetQuery ALL = new KeysetQuery("article", "id", Map.of(), Optional.empty());

    /** From a moment on, and up to another but not including it. */
    record TimeRange(Instant from, Instant until) {}

    /** The live stories next older than that place, newest first. */
    List<ListingPosition> older(JdbcClient jdbc, OffsetDateTime asOf, ListingPosition listingPosition, int limit) {
        String beyond = "a.publish_at <= :moment AND (a.publish_at < :moment OR a.identity > :identity)";
        return query(jdbc, asOf, listingPosition, limit, beyond, " DESC", "");
    }

    /** The live stories next newer than that place, the nearest first. */
    List<ListingPosition> newer(JdbcClient jdbc, OffsetDateTime asOf, ListingPosition listingPosition, int limit) {
        String beyond = "a.publish_at >= :moment AND (a.publish_at > :moment OR a.identity < :identity)";
        return query(jdbc, asOf, listingPosition, limit, beyond, "", " DESC");
    }

    /** Labels are borne by news alone. */
    private String liveCondition() {
        return table.equals("article") ? LiveRule.LISTED : LiveRule.LIVE;
    }

    private List<ListingPosition> query(
            JdbcClient jdbc,
            OffsetDateTime asOf,
            ListingPosition listingPosition,
            int limit,
            String beyond,
            String byMoment,
            String byIdentity) {
        String columns =
                fixedColumns.keySet().stream().map(column -> "a." + column + " = :" + column + " AND ").collect(joining());
        String lead = fixedColumns.keySet().stream().map(column -> "a." + column + byMoment + ", ").collect(joining());
        String within = timeRange.map(it -> "a.publish_at >= :from AND a.publish_at < :until AND ").orElse("");
        String order = "publish_at" + byMoment + ", %sidentity" + byIdentity;
        return jdbc.sql("SELECT s.id, b.slug, s.publish_at, s.identity FROM (SELECT a." + idColumn
                + " AS id, a.publish_at, a.identity FROM " + table + " a WHERE " + columns + within + beyond + " AND "
                + liveCondition() + " ORDER BY " + lead + "a." + order.formatted("a.") + " LIMIT :limit"
                + ") s JOIN article b ON b.id = s.id ORDER BY s." + order.formatted("s."))
                .params(fixedColumns)
                .params(timeRange.<Map<String, Object>>map(
                        it -> Map.of("from", SqlValues.toTimestamp(it.from()), "until", SqlValues.toTimestamp(it.until())))
                        .orElse(Map.of()))
                .param("moment", SqlValues.toTimestamp(listingPosition.publishAt()))
                .param("identity", listingPosition.identity())
                .param("asOf", asOf)
                .param("limit", limit)
                .query((row, number) -> ListingPosition.of(row))
                .list();
    }
}
