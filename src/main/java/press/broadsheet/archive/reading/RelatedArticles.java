package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Label;

import static java.util.stream.Collectors.joining;

/**
 * Finds the live stories that have to do with another one: they share its tags, its section, or long words of its headline.
 *
 * <p>Each of these clues leads to its newest stories, by one index and at most {@value #EACH}, so the cost does not grow with
 * the archive. How many it leads to tells what it is worth: a clue that few stories share says more.
 */
@Repository
public class RelatedArticles {

    private static final int EACH = 60;

    /** Editors chose the tags, so one is enough. */
    private static final double TAG = 1.0;

    /** One clue that few share, or two of any kind; less may be chance. */
    private static final double ENOUGH = 0.25;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    RelatedArticles(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
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

    /**
     * What may stand beside a story.
     *
     * @param newer the stories that share its tags and were published later
     * @param others those that have most to do with it; none where it could be chance
     */
    public record Company(List<ArticleSummary> newer, List<ArticleSummary> others) {}

    /** At most so many of each. The clues are followed once for both, and so are the headlines asked for. */
    public Company of(Article story, int limit) {
        List<Clue> clues = clues(story);
        if (clues.isEmpty()) {
            return new Company(List.of(), List.of());
        }
        List<Find> all = follow(clues);
        double[] worth = worth(clues, all);
        List<Find> finds = all.stream().filter(find -> !find.identity().equals(story.identity().value())).toList();
        Instant moment = story.dates().published().map(EditorialDate::instant).orElse(story.identity().firstPublished());
        List<Find> byTag = finds.stream()
                .filter(find -> find.clue() < story.labels().tags().size() && find.moment().isAfter(moment))
                .toList();
        List<Long> newer = best(byTag, worth, limit);
        List<Long> others = best(finds, worth, limit);
        return company(newer, others);
    }

    private Company company(List<Long> newer, List<Long> others) {
        List<Long> both = Stream.of(newer, others).flatMap(List::stream).distinct().toList();
        List<ArticleSummary> shown = articleSummaries.of(both);
        return new Company(
                newer.stream().map(id -> shown.get(both.indexOf(id))).toList(),
                others.stream().map(id -> shown.get(both.indexOf(id))).toList());
    }

    /** The tags before all others. */
    private static List<Clue> clues(Article story) {
        Stream<Clue> tags = story.labels().tags().stream().map(tag -> Clue.of(tag, TAG));
        Stream<Clue> section = story.labels().section().stream().map(it -> Clue.of(it, 0));
        Stream<Clue> words = HeadlineTerms.of(story.text().headline()).stream().map(Clue::of);
        return Stream.of(tags, section, words).flatMap(clues -> clues).toList();
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
                        SqlValues.instant(row, "publish_at").orElseThrow()))
                .list();
    }

    private static double[] worth(List<Clue> clues, List<Find> finds) {
        long[] stories = new long[clues.size()];
        finds.forEach(find -> stories[find.clue()]++);
        return IntStream.range(0, stories.length).mapToDouble(clue -> clues.get(clue).worth(stories[clue])).toArray();
    }

    private static List<Long> best(List<Find> finds, double[] worth, int limit) {
        Map<Long, Candidate> candidates = new HashMap<>();
        finds.forEach(find -> candidates.merge(
                find.article(),
                new Candidate(find.article(), find.identity(), find.moment(), worth[find.clue()]),
                (sum, one) -> sum.plus(one.score())));
        return candidates.values().stream()
                .filter(candidate -> candidate.score() >= ENOUGH)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed()
                        .thenComparing(Candidate::moment, Comparator.reverseOrder())
                        .thenComparing(Candidate::identity))
                .limit(limit)
                .map(Candidate::article)
                .toList();
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
