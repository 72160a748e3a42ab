package press.broadsheet.archive;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Days;
import press.broadsheet.publication.Publication;

/** How many live stories were dated on each day of the publication's calendar, counted once an edition. */
@Repository
public class Calendar {

    private record Count(NavigableMap<LocalDate, Long> days, long undated) {}

    private final JdbcClient jdbc;
    private final Publication publication;
    private final PerEdition<Count> counts;

    Calendar(JdbcClient jdbc, Editions editions, Publication publication) {
        this.jdbc = jdbc;
        this.publication = publication;
        this.counts = new PerEdition<>(editions, this::count);
    }

    /** How many stories fall into those days. */
    public long count(Days days) {
        return within(days).values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many stories have no date. */
    public long undated() {
        return counts.get().undated();
    }

    /** How many stories there are, dated or not. */
    public long all() {
        Count count = counts.get();
        return count.undated() + count.days().values().stream().mapToLong(Long::longValue).sum();
    }

    /** All years, months or days in which there are stories, in their order; {@code part} tells a day's. */
    public <P extends Comparable<? super P>> SortedMap<P, Long> all(Function<LocalDate, P> part) {
        return by(part, counts.get().days());
    }

    /** The months or days of a period in which there are stories, in their order; {@code part} tells a day's. */
    public <P extends Comparable<? super P>> SortedMap<P, Long> within(Days days, Function<LocalDate, P> part) {
        return by(part, within(days));
    }

    private Map<LocalDate, Long> within(Days days) {
        return counts.get().days().subMap(days.first(), true, days.last(), true);
    }

    private static <P extends Comparable<? super P>> SortedMap<P, Long> by(
            Function<LocalDate, P> part, Map<LocalDate, Long> days) {
        return days.entrySet().stream()
                .collect(Collectors.toMap(day -> part.apply(day.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    /** By moments, since only Java knows the zones' days; the many stories that were dated by the day alone share one. */
    private Count count(Edition edition) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        jdbc.sql("SELECT a.publish_at, COUNT(*) AS stories FROM article a WHERE a.undated = FALSE AND " + Articles.LIVE
                + " GROUP BY a.publish_at")
                .param("asOf", Rows.sql(edition.asOf()))
                .query(row -> {
                    days.merge(
                            publication.day(row.getObject("publish_at", OffsetDateTime.class).toInstant()),
                            row.getLong("stories"),
                            Long::sum);
                });
        long undated = jdbc.sql("SELECT COUNT(*) FROM article a WHERE a.undated = TRUE AND " + Articles.LIVE)
                .param("asOf", Rows.sql(edition.asOf()))
                .query(Long.class)
                .single();
        return new Count(days, undated);
    }
}
