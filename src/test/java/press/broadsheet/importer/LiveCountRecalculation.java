package press.broadsheet.importer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts all live articles from scratch, to compare with the stored counts. */
final class LiveCountRecalculation {

    private final JdbcClient jdbc;

    LiveCountRecalculation(TestPublication testPublication) {
        this.jdbc = testPublication.bean(JdbcClient.class);
    }

    Map<String, Long> storedCounts() {
        return jdbc.sql("SELECT sort, whole, part, stories FROM tally")
                .query((row, number) -> Map.entry(
                        row.getString("sort") + " " + row.getString("whole") + " " + row.getString("part"),
                        row.getLong("stories")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    Map<String, Long> recalculate(ZoneId zone) {
        Instant asOf = jdbc.sql("SELECT as_of FROM edition ORDER BY number DESC LIMIT 1").query(OffsetDateTime.class).single()
                .toInstant();
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("SELECT id, undated, publish_at, expire_at FROM article WHERE publish_at IS NOT NULL AND kind = 'ARTICLE'")
                .query(row -> {
                    OffsetDateTime from = row.getObject("publish_at", OffsetDateTime.class);
                    OffsetDateTime end = row.getObject("expire_at", OffsetDateTime.class);
                    if (!from.toInstant().isAfter(asOf) && (end == null || end.toInstant().isAfter(asOf))) {
                        LocalDate day = from.toInstant().atZone(zone).toLocalDate();
                        keysOf(row.getLong("id"), row.getBoolean("undated") ? "" : day.toString())
                                .forEach(share -> counts.merge(share, 1L, Long::sum));
                    }
                });
        return counts;
    }

    private List<String> keysOf(long article, String day) {
        List<String> shares = new ArrayList<>(List.of("ALL  "));
        if (day.isEmpty()) {
            shares.add("UNDATED  ");
        } else {
            String year = day.substring(0, 4);
            String month = day.substring(0, 7);
            shares.addAll(List.of("YEAR  " + year, "MONTH " + year + " " + month, "DAY " + month + " " + day));
        }
        jdbc.sql("SELECT kind, slug, name FROM article_label WHERE article_id = :article").param("article", article)
                .query(row -> {
                    shares.add(row.getString("kind") + "  " + row.getString("slug"));
                    shares.add(row.getString("kind") + "_SPELLING " + row.getString("slug") + " " + row.getString("name"));
                });
        jdbc.sql("SELECT s.slug AS section, t.slug AS tag FROM article_label s, article_label t WHERE s.article_id = :article"
                + " AND t.article_id = :article AND s.kind = 'SECTION' AND t.kind = 'TAG'").param("article", article)
                .query(row -> {
                    shares.add("TOPIC " + row.getString("section") + " " + row.getString("tag"));
                });
        return shares;
    }
}
