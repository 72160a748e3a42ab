package press.broadsheet.archive.edition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores the number of live articles per key; {@link LiveCountUpdater} maintains it. */
@Repository
public class LiveCounts {

    private final JdbcClient jdbc;

    LiveCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void clear() {
        jdbc.sql("DELETE FROM tally").update();
    }

    /** Adds {@code by}, which may be negative, to a count. */
    public void add(CountKey countKey, long by) {
        if (by == 0) {
            return;
        }
        int found =
                statementFor("UPDATE tally SET stories = stories + :by WHERE sort = :sort AND whole = :whole AND part = :part",
                        countKey)
                        .param("by", by)
                        .update();
        if (found == 0) {
            statementFor("INSERT INTO tally (sort, whole, part, stories) VALUES (:sort, :whole, :part, :by)", countKey)
                    .param("by", by)
                    .update();
        } else if (by < 0) {
            statementFor("DELETE FROM tally WHERE sort = :sort AND whole = :whole AND part = :part AND stories = 0", countKey)
                    .update();
        }
    }

    private JdbcClient.StatementSpec statementFor(String sql, CountKey countKey) {
        return jdbc.sql(sql)
                .param("sort", countKey.dimension().name())
                .param("whole", countKey.parent())
                .param("part", countKey.value());
    }

    /** The count of one key, 0 if there is none. */
    public long count(CountKey countKey) {
        return statementFor("SELECT t.stories FROM tally t WHERE t.sort = :sort AND t.whole = :whole AND t.part = :part",
                countKey)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The counts of all values with that parent, sorted by value. */
    public Map<String, Long> countsByValue(CountKey.Dimension dimension, String parent) {
        return toOrderedMap(jdbc.sql("""
                        SELECT t.part, t.stories FROM tally t WHERE t.sort = :sort AND t.whole = :whole
                        ORDER BY t.sort, t.whole, t.part
                        """)
                .param("sort", dimension.name())
                .param("whole", parent));
    }

    /** The counts of all values with any parent, sorted by parent and value. */
    public Map<String, Long> countsByValue(CountKey.Dimension dimension) {
        return toOrderedMap(
                jdbc.sql("SELECT t.part, t.stories FROM tally t WHERE t.sort = :sort ORDER BY t.sort, t.whole, t.part")
                        .param("sort", dimension.name()));
    }

    /** The largest counts with that parent, largest first. */
    public Map<String, Long> largest(CountKey.Dimension dimension, String parent, int limit) {
        return toOrderedMap(jdbc.sql("""
                        SELECT t.part, t.stories FROM tally t WHERE t.sort = :sort AND t.whole = :whole
                        ORDER BY t.sort, t.whole, t.stories DESC, t.part LIMIT :limit
                        """)
                .param("sort", dimension.name())
                .param("whole", parent)
                .param("limit", limit));
    }

    private static Map<String, Long> toOrderedMap(JdbcClient.StatementSpec counts) {
        return counts.query((row, number) -> Map.entry(row.getString("part"), row.getLong("stories")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }
}
