package press.broadsheet.archive;

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
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/** The latest few stories of each section that lie below what the front page lists. */
@Repository
public class SectionBands {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Headlines headlines;

    SectionBands(JdbcClient jdbc, Editions editions, Headlines headlines) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.headlines = headlines;
    }

    /**
     * For each section its live stories next older than {@code above}, at most so many, without {@code shown}: one short
     * walk of an index a section, and two statements for all headlines.
     */
    public Map<Label, List<Headline>> below(Slug above, List<Label> sections, Set<Slug> shown, int size) {
        Optional<Place> from = place(above);
        if (from.isEmpty()) {
            return new LinkedHashMap<>();
        }
        OffsetDateTime asOf = editions.asOf();
        Map<Label, List<Place>> places = new LinkedHashMap<>();
        for (Label section : sections) {
            Map<String, Object> fixed = new TreeMap<>(Map.of("kind", section.kind().name(), "slug", section.slug().value()));
            places.put(section, new Stretch("article_label", "article_id", fixed, Optional.empty())
                    .older(jdbc, asOf, from.get(), size + shown.size()).stream()
                    .filter(place -> !shown.contains(place.slug()))
                    .limit(size)
                    .toList());
        }
        return told(places);
    }

    private Map<Label, List<Headline>> told(Map<Label, List<Place>> places) {
        Map<Slug, Headline> bySlug = headlines.of(places.values().stream().flatMap(List::stream).map(Place::id).toList()).stream()
                .collect(Collectors.toMap(Headline::slug, Function.identity()));
        Map<Label, List<Headline>> told = new LinkedHashMap<>();
        places.forEach((section, list) -> told.put(section,
                list.stream().map(Place::slug).map(bySlug::get).toList()));
        return told;
    }

    private Optional<Place> place(Slug slug) {
        return jdbc.sql("SELECT " + Place.COLUMNS
                + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.address = :address")
                .param("address", Ledger.address(slug))
                .query((row, number) -> Place.of(row))
                .optional();
    }
}
