package press.broadsheet.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many stories the current edition has of each sort, as {@link Census} keeps it. */
@Repository
class Tallies {

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear() {
        jdbc.sql("DELETE FROM tally").update();
    }

    /** Makes it so many more, or fewer. */
    void add(Tally tally, long by) {
        if (by == 0) {
            return;
        }
        int found = one("UPDATE tally SET stories = stories + :by WHERE sort = :sort AND whole = :whole AND part = :part", tally)
                .param("by", by)
                .update();
        if (found == 0) {
            one("INSERT INTO tally (sort, whole, part, stories) VALUES (:sort, :whole, :part, :by)", tally)
                    .param("by", by)
                    .update();
        } else if (by < 0) {
            one("DELETE FROM tally WHERE sort = :sort AND whole = :whole AND part = :part AND stories = 0", tally).update();
        }
    }

    private JdbcClient.StatementSpec one(String sql, Tally tally) {
        return jdbc.sql(sql)
                .param("sort", tally.sort().name())
                .param("whole", tally.whole())
                .param("part", tally.part());
    }

    /** How many stories there are of one part. */
    long of(Tally tally) {
        return one("SELECT t.stories FROM tally t WHERE t.sort = :sort AND t.whole = :whole AND t.part = :part", tally)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** All parts of a whole, in the order of their names. */
    Map<String, Long> parts(Tally.Sort sort, String whole) {
        return ordered(jdbc.sql("""
                        SELECT t.part, t.stories FROM tally t WHERE t.sort = :sort AND t.whole = :whole
                        ORDER BY t.sort, t.whole, t.part
                        """)
                .param("sort", sort.name())
                .param("whole", whole));
    }

    /** All parts of all wholes, in the order of their names. */
    Map<String, Long> parts(Tally.Sort sort) {
        return ordered(jdbc.sql("SELECT t.part, t.stories FROM tally t WHERE t.sort = :sort ORDER BY t.sort, t.whole, t.part")
                .param("sort", sort.name()));
    }

    /** The largest parts of a whole, the largest first. */
    Map<String, Long> largest(Tally.Sort sort, String whole, int limit) {
        return ordered(jdbc.sql("""
                        SELECT t.part, t.stories FROM tally t WHERE t.sort = :sort AND t.whole = :whole
                        ORDER BY t.sort, t.whole, t.stories DESC, t.part LIMIT :limit
                        """)
                .param("sort", sort.name())
                .param("whole", whole)
                .param("limit", limit));
    }

    private static Map<String, Long> ordered(JdbcClient.StatementSpec counts) {
        return counts.query((row, number) -> Map.entry(row.getString("part"), row.getLong("stories")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }
}
