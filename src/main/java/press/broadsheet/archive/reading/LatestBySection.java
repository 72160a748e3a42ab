package press.broadsheet.archive.reading;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/** Finds the latest articles of each section below those on the front page. */
@Repository
public class LatestBySection {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    LatestBySection(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /**
     * For each section, at most {@code size} live articles next older than {@code above}, without {@code shown}: one short
     * index scan per section, and the summaries for all.
     */
    public Map<Label, List<ArticleSummary>> olderThan(Slug above, List<Label> sections, Set<Slug> shown, int size) {
        Optional<ListingPosition> from = findPosition(above);
        if (from.isEmpty()) {
            return new LinkedHashMap<>();
        }
        OffsetDateTime asOf = editions.asOfTimestamp();
        Map<Label, List<ListingPosition>> positions = new LinkedHashMap<>();
        for (Label section : sections) {
            Map<String, Object> fixed = new TreeMap<>(Map.of("kind", section.kind().name(), "slug", section.slug().value()));
            positions.put(section, new KeysetQuery("article_label", "article_id", fixed, Optional.empty())
                    .older(jdbc, asOf, from.get(), size + shown.size()).stream()
                    .filter(listingPosition -> !shown.contains(listingPosition.slug()))
                    .limit(size)
                    .toList());
        }
        return load(positions);
    }

    private Map<Label, List<ArticleSummary>> load(Map<Label, List<ListingPosition>> positions) {
        Map<Slug, ArticleSummary> bySlug =
                articleSummaries.of(positions.values().stream().flatMap(List::stream).map(ListingPosition::id).toList()).stream()
                        .collect(Collectors.toMap(ArticleSummary::slug, Function.identity()));
        Map<Label, List<ArticleSummary>> summaries = new LinkedHashMap<>();
        positions.forEach((section, list) -> summaries.put(section,
                list.stream().map(ListingPosition::slug).map(bySlug::get).toList()));
        return summaries;
    }

    private Optional<ListingPosition> findPosition(Slug slug) {
        return jdbc.sql("SELECT " + ListingPosition.COLUMNS
                + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.address = :address")
                .param("address", Ledger.address(slug))
                .query((row, number) -> ListingPosition.of(row))
                .optional();
    }
}
