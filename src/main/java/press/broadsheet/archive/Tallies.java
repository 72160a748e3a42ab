package press.broadsheet.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/**
 * Keeps count of what is live, in the transaction that opens an edition. It costs as much as articles changed, fell due or
 * ran out, however large the archive is.
 */
@Repository
class Tallies {

    private final JdbcClient jdbc;
    private final Publication publication;

    Tallies(JdbcClient jdbc, Publication publication) {
        this.jdbc = jdbc;
        this.publication = publication;
    }

    /**
     * What there is to count of an article.
     *
     * @param counted whether the tallies hold it; empty where that is to be judged anew
     */
    record Share(
            long article, Optional<Boolean> counted, Optional<Instant> publishAt, Optional<Instant> expireAt, boolean live,
            Set<Tally> tallies) {

        boolean isCounted() {
            return counted.orElse(false);
        }

        boolean countsAs(Share other) {
            return publishAt.equals(other.publishAt) && expireAt.equals(other.expireAt) && tallies.equals(other.tallies);
        }
    }

    /** Articles as they stand; to be handed to {@link #changed} when they were changed. */
    List<Share> shares(List<Long> articles) {
        return Chunks.of(articles, chunk -> shares(chunk, Editions.BEFORE_THE_FIRST)).toList();
    }

    /** Takes out what was counted of articles that are other ones now; {@link #settle} judges them anew. */
    void changed(List<Share> before) {
        Map<Long, Share> after = shares(before.stream().map(Share::article).toList()).stream()
                .collect(Collectors.toMap(Share::article, share -> share));
        List<Share> changed = before.stream()
                .filter(share -> !share.countsAs(after.getOrDefault(share.article(), share)))
                .toList();
        changed.stream().filter(Share::isCounted).flatMap(share -> share.tallies().stream()).forEach(tally -> add(tally, -1));
        Chunks.each(changed.stream().map(Share::article).toList(),
                chunk -> jdbc.sql("UPDATE article SET counted = NULL WHERE id IN (:articles)").param("articles", chunk).update());
    }

    /** Has everything counted anew by the edition that is about to open. */
    void forget() {
        jdbc.sql("DELETE FROM tally").update();
        jdbc.sql("UPDATE article SET counted = NULL WHERE counted IS NOT NULL").update();
    }

    /** Adds what a first import brought in. */
    void add(Counts counts) {
        counts.stories().forEach(this::add);
    }

    /** Of an article that readers see. */
    Stream<Tally> of(Placed article, Collection<Label> labels) {
        Optional<LocalDate> day = article.manuscript().date().flatMap(_ -> article.standing().publishAt()).map(publication::day);
        return Tally.of(day, List.copyOf(labels));
    }

    /** Counts for an edition whatever changed since the last one, by hand or by the clock. */
    void settle(Instant last, Instant asOf) {
        Set<Long> articles = new HashSet<>(jdbc.sql("SELECT a.id FROM article a WHERE a.counted IS NULL")
                .query((row, number) -> row.getLong("id"))
                .list());
        if (last.isAfter(Editions.BEFORE_THE_FIRST)) {
            articles.addAll(passing("publish_at", last, asOf));
            articles.addAll(passing("expire_at", last, asOf));
        }
        Map<Tally, Long> changes = new LinkedHashMap<>();
        Chunks.each(articles, chunk -> {
            for (Share share : shares(chunk, asOf)) {
                long by = (share.live() ? 1L : 0L) - (share.isCounted() ? 1L : 0L);
                share.tallies().forEach(tally -> changes.merge(tally, by, Long::sum));
            }
            note(chunk, asOf);
        });
        changes.forEach(this::add);
    }

    private List<Long> passing(String moment, Instant last, Instant asOf) {
        return jdbc.sql("SELECT a.id FROM article a WHERE a." + moment + " > :last AND a." + moment + " <= :asOf")
                .param("last", Rows.sql(last))
                .param("asOf", Rows.sql(asOf))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private void note(List<Long> articles, Instant asOf) {
        jdbc.sql("UPDATE article a SET counted = COALESCE(" + Articles.LIVE + ", FALSE) WHERE a.id IN (:articles)")
                .param("articles", articles)
                .param("asOf", Rows.sql(asOf))
                .update();
    }

    private List<Share> shares(List<Long> articles, Instant asOf) {
        Map<Long, List<Label>> labels = labels(articles);
        return jdbc.sql("SELECT a.id, a.counted, a.undated, a.publish_at, a.expire_at, " + Articles.LIVE + " AS live"
                + " FROM article a WHERE a.id IN (:articles)")
                .param("articles", articles)
                .param("asOf", Rows.sql(asOf))
                .query((row, number) -> share(row, labels.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Share share(ResultSet row, List<Label> labels) throws SQLException {
        Optional<Instant> publishAt = Rows.instant(row, "publish_at");
        Optional<LocalDate> day = row.getBoolean("undated") ? Optional.empty() : publishAt.map(publication::day);
        return new Share(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("counted", Boolean.class)),
                publishAt,
                Rows.instant(row, "expire_at"),
                row.getBoolean("live"),
                Tally.of(day, labels).collect(toSet()));
    }

    private Map<Long, List<Label>> labels(Collection<Long> articles) {
        record Row(long article, Label label) {}

        return jdbc.sql("SELECT l.article_id, l.kind, l.slug, l.name FROM article_label l WHERE l.article_id IN (:articles)")
                .param("articles", articles)
                .query((row, number) -> new Row(row.getLong("article_id"), new Label(
                        Label.Kind.valueOf(row.getString("kind")), new Slug(row.getString("slug")), row.getString("name"))))
                .list()
                .stream()
                .collect(groupingBy(Row::article, mapping(Row::label, toList())));
    }

    private void add(Tally tally, long by) {
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
