package press.broadsheet.archive.edition;

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
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/**
 * Updates the live counts in the transaction that opens an edition. The cost depends on how many articles changed, went live or
 * expired, not on the size of the archive.
 */
@Repository
public class LiveCountUpdater {

    private final JdbcClient jdbc;
    private final LiveCounts liveCounts;
    private final Publication publication;

    LiveCountUpdater(JdbcClient jdbc, LiveCounts liveCounts, Publication publication) {
        this.jdbc = jdbc;
        this.liveCounts = liveCounts;
        this.publication = publication;
    }

    /**
     * What an article contributes to the counts.
     *
     * @param counted whether it is included in the counts; empty if that has to be recomputed
     */
    public record Contribution(
            long articleId, Optional<Boolean> counted, Optional<Instant> publishAt, Optional<Instant> expireAt, boolean live,
            Set<CountKey> keys) {

        boolean isCounted() {
            return counted.orElse(false);
        }

        boolean hasSameCounts(Contribution other) {
            return publishAt.equals(other.publishAt) && expireAt.equals(other.expireAt) && keys.equals(other.keys);
        }
    }

    /** The current contributions of articles. Pass them to {@link #removeChanged} after the articles have changed. */
    public List<Contribution> contributions(List<Long> articles) {
        return KeyChunks.flatMap(articles, chunk -> contributions(chunk, Editions.BEFORE_FIRST_EDITION)).toList();
    }

    /** Subtracts the contributions of articles that have changed; {@link #applyChanges} adds the new ones. */
    public void removeChanged(List<Contribution> before) {
        Map<Long, Contribution> after = contributions(before.stream().map(Contribution::articleId).toList()).stream()
                .collect(Collectors.toMap(Contribution::articleId, contribution -> contribution));
        List<Contribution> changed = before.stream()
                .filter(contribution -> !contribution.hasSameCounts(after.getOrDefault(contribution.articleId(), contribution)))
                .toList();
        changed.stream().filter(Contribution::isCounted).flatMap(contribution -> contribution.keys().stream())
                .forEach(countKey -> liveCounts.add(countKey, -1));
        KeyChunks.forEach(
                changed.stream().filter(contribution -> contribution.counted().isPresent()).map(Contribution::articleId).toList(),
                chunk -> jdbc.sql("UPDATE article SET counted = NULL WHERE id IN (:articles)").param("articles", chunk).update());
    }

    /** Clears the counts, so that the next edition recomputes them. */
    public void scheduleRecount() {
        liveCounts.clear();
        jdbc.sql("UPDATE article SET counted = NULL WHERE counted IS NOT NULL").update();
    }

    /** Adds the counts of an initial import. */
    public void add(InitialImportCounts initialImportCounts) {
        initialImportCounts.counts().forEach(liveCounts::add);
    }

    /** The keys of a live article; standing pages are not counted. */
    public Stream<CountKey> keysOf(Manuscript manuscript, LiveWindow liveWindow, Collection<Label> labels) {
        if (manuscript.kind() == ArticleKind.PAGE) {
            return Stream.empty();
        }
        Optional<LocalDate> day = manuscript.dates().published().flatMap(_ -> liveWindow.publishAt()).map(publication::localDate);
        return CountKey.of(day, List.copyOf(labels));
    }

    /** Updates the counts for a new edition with all articles that changed, went live or expired since the last one. */
    void applyChanges(Instant last, Instant asOf) {
        Set<Long> articles = new HashSet<>(jdbc.sql("SELECT a.id FROM article a WHERE a.counted IS NULL")
                .query((row, number) -> row.getLong("id"))
                .list());
        if (last.isAfter(Editions.BEFORE_FIRST_EDITION)) {
            articles.addAll(becomingDue("publish_at", last, asOf));
            articles.addAll(becomingDue("expire_at", last, asOf));
        }
        Map<CountKey, Long> changes = new LinkedHashMap<>();
        KeyChunks.forEach(articles, chunk -> {
            for (Contribution contribution : contributions(chunk, asOf)) {
                long by = (contribution.live() ? 1L : 0L) - (contribution.isCounted() ? 1L : 0L);
                contribution.keys().forEach(countKey -> changes.merge(countKey, by, Long::sum));
            }
            markCounted(chunk, asOf);
        });
        changes.forEach(liveCounts::add);
    }

    private List<Long> becomingDue(String column, Instant last, Instant asOf) {
        return jdbc.sql("SELECT a.id FROM article a WHERE a." + column + " > :last AND a." + column + " <= :asOf")
                .param("last", SqlConverters.toTimestamp(last))
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    private void markCounted(List<Long> articles, Instant asOf) {
        jdbc.sql("UPDATE article a SET counted = COALESCE(" + LiveRule.LIVE + ", FALSE) WHERE a.id IN (:articles)")
                .param("articles", articles)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .update();
    }

    private List<Contribution> contributions(List<Long> articles, Instant asOf) {
        Map<Long, List<Label>> labels = labels(articles);
        return jdbc.sql("SELECT a.id, a.kind, a.counted, a.undated, a.publish_at, a.expire_at, " + LiveRule.LIVE + " AS live"
                + " FROM article a WHERE a.id IN (:articles)")
                .param("articles", articles)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query((row, number) -> contribution(row, labels.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Contribution contribution(ResultSet row, List<Label> labels) throws SQLException {
        Optional<Instant> publishAt = SqlConverters.instant(row, "publish_at");
        Optional<LocalDate> day = row.getBoolean("undated") ? Optional.empty() : publishAt.map(publication::localDate);
        return new Contribution(
                row.getLong("id"),
                Optional.ofNullable(row.getObject("counted", Boolean.class)),
                publishAt,
                SqlConverters.instant(row, "expire_at"),
                row.getBoolean("live"),
                ArticleKind.valueOf(row.getString("kind")) == ArticleKind.PAGE
                        ? Set.of()
                        : CountKey.of(day, labels).collect(toSet()));
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
}
