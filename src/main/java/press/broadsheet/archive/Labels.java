package press.broadsheet.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/**
 * The sections, tags and authors that live stories bear, counted once an edition. Of several spellings of one label the
 * commonest is shown, unless its profile gives it a name.
 */
@Repository
public class Labels {

    /** How many of a label's newest stories tell what else it is about. */
    private static final int SAMPLE = 500;

    /** A label, and how many live stories bear it: at least one. */
    public record Borne(Label label, long stories) {}

    /** One label that is spelled in several ways, the commonest first; each with the stories that spell it so. */
    public record Spellings(Label shown, List<Borne> all) {}

    private record Count(Map<String, Borne> byAddress, List<Spellings> several) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Profiles profiles;
    private final PerEdition<Count> counts;

    Labels(JdbcClient jdbc, Editions editions, Profiles profiles) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.profiles = profiles;
        this.counts = new PerEdition<>(editions, this::count);
    }

    /** All labels of a kind, the most borne first. */
    public List<Borne> all(Label.Kind kind) {
        return counts.get().byAddress().values().stream().filter(borne -> borne.label().kind() == kind).toList();
    }

    /** The label with that slug, if a live story bears it. */
    public Optional<Borne> find(Label.Kind kind, Slug slug) {
        return Optional.ofNullable(counts.get().byAddress().get(new Label(kind, slug, "").address()));
    }

    /** The labels that stories spell differently. */
    public List<Spellings> spelledDifferently() {
        return counts.get().several();
    }

    /** The tags that the newest stories of a section bear most, each counted in all sections, as its own listing is. */
    public List<Borne> topics(Slug section, int limit) {
        Map<String, Borne> borne = counts.get().byAddress();
        return commonTags(newest(section), limit).stream()
                .flatMap(tag -> Optional.ofNullable(borne.get(tag.address())).stream())
                .sorted(Comparator.comparingLong(Borne::stories).reversed())
                .toList();
    }

    /** The same labels under the names that are shown. */
    List<Label> shown(List<Label> written) {
        Map<String, Borne> borne = counts.get().byAddress();
        return written.stream()
                .map(label -> Optional.ofNullable(borne.get(label.address())).map(Borne::label).orElse(label))
                .toList();
    }

    private List<Long> newest(Slug section) {
        return jdbc.sql("SELECT a.article_id FROM article_label a WHERE a.kind = 'SECTION' AND a.slug = :section AND "
                + Articles.LIVE + " ORDER BY a.kind DESC, a.slug DESC, a.publish_at DESC, a.identity LIMIT :sample")
                .param("section", section.value())
                .param("asOf", editions.asOf())
                .param("sample", SAMPLE)
                .query((row, number) -> row.getLong("article_id"))
                .list();
    }

    /** Asked by ids and not by a join, for which H2 would walk all labels. */
    private List<Label> commonTags(List<Long> ids, int limit) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT l.slug
                        FROM article_label l
                        WHERE l.article_id IN (:ids) AND l.kind = 'TAG'
                        GROUP BY l.slug
                        ORDER BY COUNT(*) DESC, l.slug
                        LIMIT :limit
                        """)
                        .param("ids", ids)
                        .param("limit", limit)
                        .query((row, number) -> new Label(Label.Kind.TAG, new Slug(row.getString("slug")), ""))
                        .list();
    }

    private Count count(Edition edition) {
        Map<String, List<Borne>> spellings = spellings(edition);
        Map<String, String> names = profiles.names();
        List<Borne> labels = new ArrayList<>();
        List<Spellings> several = new ArrayList<>();
        spellings.values().forEach(all -> {
            Label commonest = all.getFirst().label();
            Label shown = new Label(commonest.kind(), commonest.slug(),
                    names.getOrDefault(commonest.address(), commonest.name()));
            labels.add(new Borne(shown, all.stream().mapToLong(Borne::stories).sum()));
            if (all.size() > 1) {
                several.add(new Spellings(shown, all));
            }
        });
        labels.sort(Comparator.comparingLong(Borne::stories).reversed().thenComparing(borne -> borne.label().slug()));
        several.sort(Comparator.comparing(it -> it.shown().address()));
        Map<String, Borne> byAddress = LinkedHashMap.newLinkedHashMap(labels.size());
        labels.forEach(borne -> byAddress.put(borne.label().address(), borne));
        return new Count(byAddress, several);
    }

    /** Every spelling of each label, the commonest first. */
    private Map<String, List<Borne>> spellings(Edition edition) {
        return jdbc.sql("SELECT a.kind, a.slug, a.name, COUNT(*) AS stories"
                + " FROM article_label a WHERE " + Articles.LIVE + " GROUP BY a.kind, a.slug, a.name")
                .param("asOf", Rows.sql(edition.asOf()))
                .query((row, number) -> new Borne(
                        new Label(
                                Label.Kind.valueOf(row.getString("kind")),
                                new Slug(row.getString("slug")),
                                row.getString("name")),
                        row.getLong("stories")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(Borne::stories).reversed().thenComparing(borne -> borne.label().name()))
                .collect(Collectors.groupingBy(borne -> borne.label().address(), HashMap::new, Collectors.toList()));
    }
}
