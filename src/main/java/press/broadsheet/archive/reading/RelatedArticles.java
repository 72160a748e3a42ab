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
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Label;

import static java.util.stream.Collectors.joining;

/**
 * Finds live articles related to an article, by shared tags, section, or long words of the headline.
 *
 * <p>Each of these signals contributes its newest articles, at most {@value #MAX_PER_SIGNAL}, from one index, so that the cost
 * does not grow with the archive. A signal's weight decreases with its number of matches.
 */
@Repository
public class RelatedArticles {

    private static final int MAX_PER_SIGNAL = 60;

    /** One shared tag is enough, because editors choose tags. */
    private static final double TAG_BONUS = 1.0;

    /** Requires one rare signal or two common ones; less may be chance. */
    private static final double MIN_SCORE = 0.25;

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    RelatedArticles(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** A feature that articles may share, as the rows of a table that have it. */
    private record Signal(String table, Map<String, Object> columns, double baseWeight) {

        static Signal of(Label label, double baseWeight) {
            return new Signal("article_label", Map.of("kind", label.kind().name(), "slug", label.slug().value()), baseWeight);
        }

        static Signal of(int term) {
            return new Signal("article_term", Map.of("term", term), 0);
        }

        double weight(long matchCount) {
            return baseWeight + 1 / Math.sqrt((double) matchCount);
        }
    }

    private record SignalMatch(int signal, long articleId, String identity, Instant publishAt) {}

    private record Candidate(long articleId, String identity, Instant publishAt, double score) {

        Candidate plus(double added) {
            return new Candidate(articleId, identity, publishAt, score + added);
        }
    }

    /**
     * The articles to show beside an article.
     *
     * @param newer articles published later that share its tags
     * @param related the most related articles; empty if the match may be chance
     */
    public record Selection(List<ArticleSummary> newer, List<ArticleSummary> related) {}

    /** At most {@code limit} of each. The signals are queried once for both, and so are the summaries. */
    public Selection of(Article article, int limit) {
        List<Signal> signals = signals(article);
        if (signals.isEmpty()) {
            return new Selection(List.of(), List.of());
        }
        List<SignalMatch> all = query(signals);
        double[] weights = weights(signals, all);
        List<SignalMatch> matches =
                all.stream().filter(signalMatch -> !signalMatch.identity().equals(article.identity().value())).toList();
        Instant published = article.dates().published().map(EditorialDate::instant).orElse(article.identity().firstPublished());
        List<SignalMatch> byTag = matches.stream()
                .filter(signalMatch -> signalMatch.signal() < article.labels().tags().size()
                        && signalMatch.publishAt().isAfter(published))
                .toList();
        List<Long> newer = topRanked(byTag, weights, limit);
        List<Long> others = topRanked(matches, weights, limit);
        return selection(newer, others);
    }

    private Selection selection(List<Long> newer, List<Long> others) {
        List<Long> both = Stream.of(newer, others).flatMap(List::stream).distinct().toList();
        List<ArticleSummary> summaries = articleSummaries.of(both);
        return new Selection(
                newer.stream().map(id -> summaries.get(both.indexOf(id))).toList(),
                others.stream().map(id -> summaries.get(both.indexOf(id))).toList());
    }

    /** All signals, tags first. */
    private static List<Signal> signals(Article article) {
        Stream<Signal> tags = article.labels().tags().stream().map(tag -> Signal.of(tag, TAG_BONUS));
        Stream<Signal> section = article.labels().section().stream().map(it -> Signal.of(it, 0));
        Stream<Signal> words = HeadlineTerms.of(article.text().headline()).stream().map(Signal::of);
        return Stream.of(tags, section, words).flatMap(signals -> signals).toList();
    }

    private List<SignalMatch> query(List<Signal> signals) {
        String sql = IntStream.range(0, signals.size()).mapToObj(number -> select(signals.get(number), number))
                .collect(joining(" UNION ALL "));
        StatementSpec statement = jdbc.sql(sql).param("asOf", editions.asOfTimestamp()).param("each", MAX_PER_SIGNAL);
        for (int number = 0; number < signals.size(); number++) {
            for (Map.Entry<String, Object> fixed : signals.get(number).columns().entrySet()) {
                statement = statement.param(fixed.getKey() + number, fixed.getValue());
            }
        }
        return statement
                .query((row, at) -> new SignalMatch(
                        row.getInt("clue"),
                        row.getLong("article_id"),
                        row.getString("identity"),
                        SqlConverters.instant(row, "publish_at").orElseThrow()))
                .list();
    }

    private static double[] weights(List<Signal> signals, List<SignalMatch> matches) {
        long[] counts = new long[signals.size()];
        matches.forEach(signalMatch -> counts[signalMatch.signal()]++);
        return IntStream.range(0, counts.length).mapToDouble(signal -> signals.get(signal).weight(counts[signal])).toArray();
    }

    private static List<Long> topRanked(List<SignalMatch> matches, double[] weights, int limit) {
        Map<Long, Candidate> candidates = new HashMap<>();
        matches.forEach(signalMatch -> candidates.merge(
                signalMatch.articleId(),
                new Candidate(signalMatch.articleId(), signalMatch.identity(), signalMatch.publishAt(),
                        weights[signalMatch.signal()]),
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

    /** H2 uses an index for sorting only if ORDER BY names the fixed columns too. */
    private static String select(Signal signal, int number) {
        List<String> columns = signal.columns().keySet().stream().sorted().toList();
        return "(SELECT " + number + " AS clue, a.article_id, a.identity, a.publish_at FROM " + signal.table() + " a WHERE "
                + columns.stream().map(column -> "a." + column + " = :" + column + number).collect(joining(" AND "))
                + " AND " + LiveRule.LIVE + " ORDER BY "
                + columns.stream().map(column -> "a." + column + " DESC").collect(joining(", "))
                + ", a.publish_at DESC, a.identity LIMIT :each)";
    }
}
