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

/** The latest few stories of each section that lie below what the front page lists. */
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
     * For each section its live stories next older than {@code above}, at most so many, without {@code shown}: one short
     * walk of an index a section, and two statements for all headlines.
     */
    public Map<Label, List<ArticleSummary>> olderThan(Slug above, List<Label> sections, Set<Slug> shown, int size) {
        Optional<ListingPosition> from = findPosition(above);
        if (from.isEmpty()) {
            return new LinkedHashMap<>();
        }
        OffsetDateTime asOf = editions.asOfTimestamp();
        Map<Label, List<ListingPosition>> places = new LinkedHashMap<>();
        for (Label section : sections) {
            Map<String, Object> fixed = new TreeMap<>(Map.of("kind", section.kind().name(), "slug", section.slug().value()));
            places.put(section, new KeysetQuery("article_label", "article_id", fixed, Optional.empty())
                    .older(jdbc, asOf, from.get(), size + shown.size()).stream()
                    .filter(listingPosition -> !shown.contains(listingPosition.slug()))
                    .limit(size)
                    .toList());
        }
        return load(places);
    }

    private Map<Label, List<ArticleSummary>> load(Map<Label, List<ListingPosition>> places) {
        Map<Slug, ArticleSummary> bySlug =
                articleSummaries.of(places.values().stream().flatMap(List::stream).map(ListingPosition::id).toList()).stream()
                        .collect(Collectors.toMap(ArticleSummary::slug, Function.identity()));
        Map<Label, List<ArticleSummary>> told = new LinkedHashMap<>();
        places.forEach((section, list) -> told.put(section,
                list.stream().map(ListingPosition::slug).map(bySlug::get).toList()));
        return told;
    }

    private Optional<ListingPosition> findPosition(Slug slug) {
        return jdbc.sql("SELECT " + ListingPosition.COLUMNS
                + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.address = :address")
                .param("address", Ledger.address(slug))
                .query((row, number) -> ListingPosition.of(row))
                .optional();
    }
}
