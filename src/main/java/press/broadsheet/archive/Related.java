package press.broadsheet.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Moment;

import static java.util.stream.Collectors.joining;

/**
 * Finds the live stories that have to do with another one: they share its tags, its section, or long words of its headline.
 *
 * <p>Each of these clues leads to its newest stories, by one index and at most {@value #EACH}, so the cost does not grow with
 * the archive. How many it leads to tells what it is worth: a clue that few stories share says more.
 */
@Repository
public class Related {

    private static final int EACH = 60;

    /** Editors chose the tags, so one is enough. */
    private static final double TAG = 1.0;

    /** One clue that few share, or two of any kind; less may be chance. */
    private static final double ENOUGH = 0.25;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Headlines headlines;

    Related(JdbcClient jdbc, Editions editions, Headlines headlines) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.headlines = headlines;
    }

    /** Something a story may share with others, as the rows of a table that carry it. */
    private record Clue(String table, Map<String, Object> fixed, double floor) {

        static Clue of(Label label, double floor) {
            return new Clue("article_label", Map.of("kind", label.kind().name(), "slug", label.slug().value()), floor);
        }

        static Clue of(int term) {
            return new Clue("article_term", Map.of("term", term), 0);
        }

        double worth(long stories) {
            return floor + 1 / Math.sqrt((double) stories);
        }
    }

    private record Find(int clue, long article, String identity, Instant moment) {}

    private record Candidate(long article, String identity, Instant moment, double score) {

        Candidate plus(double worth) {
            return new Candidate(article, identity, moment, score + worth);
        }
    }

    /** The stories that have most to do with that one, at most so many; none where it could be chance. */
    public List<Headline> to(Article story, int limit) {
        Stream<Clue> tags = story.tags().stream().map(tag -> Clue.of(tag, TAG));
        Stream<Clue> section = story.section().stream().map(it -> Clue.of(it, 0));
        Stream<Clue> words = Terms.of(story.headline()).stream().map(Clue::of);
        return best(story, Stream.of(tags, section, words).flatMap(clues -> clues).toList(), limit, it -> true);
    }

    /** The stories that share that one's tags and were published later, at most so many. */
    public List<Headline> newerThan(Article story, int limit) {
        Instant moment = story.published().map(Moment::instant).orElse(story.firstPublished());
        List<Clue> tags = story.tags().stream().map(tag -> Clue.of(tag, TAG)).toList();
        return best(story, tags, limit, candidate -> candidate.moment().isAfter(moment));
    }

    private List<Headline> best(Article story, List<Clue> clues, int limit, Predicate<Candidate> which) {
        if (clues.isEmpty()) {
            return List.of();
        }
        return headlines.of(scored(clues).stream()
                .filter(candidate -> candidate.score() >= ENOUGH && !candidate.identity().equals(story.identity()))
                .filter(which)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed()
                        .thenComparing(Candidate::moment, Comparator.reverseOrder())
                        .thenComparing(Candidate::identity))
                .limit(limit)
                .map(Candidate::article)
                .toList());
    }

    private List<Candidate> scored(List<Clue> clues) {
        List<Find> finds = follow(clues);
        long[] stories = new long[clues.size()];
        finds.forEach(find -> stories[find.clue()]++);
        Map<Long, Candidate> candidates = new HashMap<>();
        finds.forEach(find -> candidates.merge(
                find.article(),
                new Candidate(find.article(), find.identity(), find.moment(), clues.get(find.clue()).worth(stories[find.clue()])),
                (sum, one) -> sum.plus(one.score())));
        return new ArrayList<>(candidates.values());
    }

    private List<Find> follow(List<Clue> clues) {
        String sql = IntStream.range(0, clues.size()).mapToObj(number -> select(clues.get(number), number))
                .collect(joining(" UNION ALL "));
        StatementSpec statement = jdbc.sql(sql).param("asOf", editions.asOf()).param("each", EACH);
        for (int number = 0; number < clues.size(); number++) {
            for (Map.Entry<String, Object> fixed : clues.get(number).fixed().entrySet()) {
                statement = statement.param(fixed.getKey() + number, fixed.getValue());
            }
        }
        return statement
                .query((row, at) -> new Find(
                        row.getInt("clue"),
                        row.getLong("article_id"),
                        row.getString("identity"),
                        Rows.instant(row, "publish_at").orElseThrow()))
                .list();
    }

    /** H2 takes an index for the order only if the order names the fixed columns too. */
    private static String select(Clue clue, int number) {
        List<String> columns = clue.fixed().keySet().stream().sorted().toList();
        return "(SELECT " + number + " AS clue, a.article_id, a.identity, a.publish_at FROM " + clue.table() + " a WHERE "
                + columns.stream().map(column -> "a." + column + " = :" + column + number).collect(joining(" AND "))
                + " AND " + Articles.LIVE + " ORDER BY "
                + columns.stream().map(column -> "a." + column + " DESC").collect(joining(", "))
                + ", a.publish_at DESC, a.identity LIMIT :each)";
    }
}
