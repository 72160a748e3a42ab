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
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Label;

import static java.util.stream.Collectors.joining;

/**
 * Finds the live stories that have to do with another one: they share its tags, its section, or long words of its headline.
 *
 * <p>Each of these clues leads to its newest stories, by one index and at most {@value #MAX_PER_SIGNAL}, so the cost does not grow with
 * the archive. How many it leads to tells what it is worth: a clue that few stories share says more.
 */
@Repository
public class RelatedArticles {

    private static final int MAX_PER_SIGNAL = 60;

    /** Editors chose the tags, so one is enough. */
    private static final double TAG_BONUS = 1.0;

    /** One clue that few share, or two of any kind; less may be chance. */
    private static final double MIN_SCORE = 0.25;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    RelatedArticles(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** Something a story may share with others, as the rows of a table that carry it. */
    private record Signal(String table, Map<String, Object> columns, double baseWeight) {

        static Signal of(Label label, double floor) {
            return new Signal("article_label", Map.of("kind", label.kind().name(), "slug", label.slug().value()), floor);
        }

        static Signal of(int term) {
            return new Signal("article_term", Map.of("term", term), 0);
        }

        double weight(long stories) {
            return baseWeight + 1 / Math.sqrt((double) stories);
        }
    }

    private record SignalMatch(int signal, long articleId, String identity, Instant publishAt) {}

    private record Candidate(long articleId, String identity, Instant publishAt, double score) {

        Candidate plus(double worth) {
            return new Candidate(articleId, identity, publishAt, score + worth);
        }
    }

    /**
     * What may stand beside a story.
     *
     * @param newer the stories that share its tags and were published later
     * @param related those that have most to do with it; none where it could be chance
     */
    public record Selection(List<ArticleSummary> newer, List<ArticleSummary> related) {}

    /** At most so many of each. The clues are followed once for both, and so are the headlines asked for. */
    public Selection of(Article story, int limit) {
        List<Signal> clues = signals(story);
        if (clues.isEmpty()) {
            return new Selection(List.of(), List.of());
        }
        List<SignalMatch> all = query(clues);
        double[] worth = weights(clues, all);
        List<SignalMatch> finds =
                all.stream().filter(signalMatch -> !signalMatch.identity().equals(story.identity().value())).toList();
        Instant moment = story.dates().published().map(EditorialDate::instant).orElse(story.identity().firstPublished());
        List<SignalMatch> byTag = finds.stream()
                .filter(signalMatch -> signalMatch.signal() < story.labels().tags().size()
                        && signalMatch.publishAt().isAfter(moment))
                .toList();
        List<Long> newer = topRanked(byTag, worth, limit);
        List<Long> others = topRanked(finds, worth, limit);
        return selection(newer, others);
    }

    private Selection selection(List<Long> newer, List<Long> others) {
        List<Long> both = Stream.of(newer, others).flatMap(List::stream).distinct().toList();
        List<ArticleSummary> shown = articleSummaries.of(both);
        return new Selection(
                newer.stream().map(id -> shown.get(both.indexOf(id))).toList(),
                others.stream().map(id -> shown.get(both.indexOf(id))).toList());
    }

    /** The tags before all others. */
    private static List<Signal> signals(Article story) {
        Stream<Signal> tags = story.labels().tags().stream().map(tag -> Signal.of(tag, TAG_BONUS));
        Stream<Signal> section = story.labels().section().stream().map(it -> Signal.of(it, 0));
        Stream<Signal> words = HeadlineTerms.of(story.text().headline()).stream().map(Signal::of);
        return Stream.of(tags, section, words).flatMap(clues -> clues).toList();
    }

    private List<SignalMatch> query(List<Signal> clues) {
        String sql = IntStream.range(0, clues.size()).mapToObj(number -> select(clues.get(number), number))
                .collect(joining(" UNION ALL "));
        StatementSpec statement = jdbc.sql(sql).param("asOf", editions.asOfTimestamp()).param("each", MAX_PER_SIGNAL);
        for (int number = 0; number < clues.size(); number++) {
            for (Map.Entry<String, Object> fixed : clues.get(number).columns().entrySet()) {
                statement = statement.param(fixed.getKey() + number, fixed.getValue());
            }
        }
        return statement
                .query((row, at) -> new SignalMatch(
                        row.getInt("clue"),
                        row.getLong("article_id"),
                        row.getString("identity"),
                        SqlValues.instant(row, "publish_at").orElseThrow()))
                .list();
    }

    private static double[] weights(List<Signal> clues, List<SignalMatch> finds) {
        long[] stories = new long[clues.size()];
        finds.forEach(signalMatch -> stories[signalMatch.signal()]++);
        return IntStream.range(0, stories.length).mapToDouble(clue -> clues.get(clue).weight(stories[clue])).toArray();
    }

    private static List<Long> topRanked(List<SignalMatch> finds, double[] worth, int limit) {
        Map<Long, Candidate> candidates = new HashMap<>();
        finds.forEach(signalMatch -> candidates.merge(
                signalMatch.articleId(),
                new Candidate(signalMatch.articleId(), signalMatch.identity(), signalMatch.publishAt(),
                        worth[signalMatch.signal()]),
                (sum, one) -> sum.plus(one.score())));
        return candidates.values().stream()
                .filter(candidate -> candidate.score() >= MIN_SCORE)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed()
                        .thenComparing(Candidate::publishAt, Comparator.reverseOrder())
                        .thenComparing(Candidate::identity))
                .limit(limit)
                .map(Candidate::articleId)
                .toList();
    }

    /** H2 takes an index for the order only if the order names the fixed columns too. */
    private static String select(Signal signal, int number) {
        List<String> columns = signal.columns().keySet().stream().sorted().toList();
        return "(SELECT " + number + " AS clue, a.article_id, a.identity, a.publish_at FROM " + signal.table() + " a WHERE "
                + columns.stream().map(column -> "a." + column + " = :" + column + number).collect(joining(" AND "))
                + " AND " + LiveRule.LIVE + " ORDER BY "
                + columns.stream().map(column -> "a." + column + " DESC").collect(joining(", "))
                + ", a.publish_at DESC, a.identity LIMIT :each)";
    }
}
