package press.broadsheet.archive.reading;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.CountKey;
import press.broadsheet.archive.edition.LiveCounts;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

/**
 * The sections, tags and authors of live articles. A label with several spellings is displayed in the most common one, unless
 * its profile sets a name.
 */
@Repository
public class Labels {

    /** A label with the number of live articles that have it, at least one. */
    public record LabelCount(Label label, long articles) {}

    /** A label with several spellings, the most common first, each with its number of articles. */
    public record Spellings(Label displayed, List<LabelCount> variants) {}

    private static final String SELECT = """
            SELECT t.part, t.stories, COALESCE(
                (SELECT p.name FROM profile p WHERE p.kind = :kind AND p.slug = t.part AND p.name IS NOT NULL
                    ORDER BY p.path LIMIT 1),
                (SELECT n.part FROM tally n WHERE n.sort = :spelling AND n.whole = t.part
                    ORDER BY n.sort, n.whole, n.stories DESC, n.part LIMIT 1)) AS name
            FROM tally t
            WHERE t.sort = :kind AND t.whole = ''\s""";

    private final JdbcClient jdbc;
    private final LiveCounts liveCounts;

    Labels(JdbcClient jdbc, LiveCounts liveCounts) {
        this.jdbc = jdbc;
        this.liveCounts = liveCounts;
    }

    /** The label with that slug, if a live article has it. */
    public Optional<LabelCount> find(Label.Kind kind, Slug slug) {
        return findAll(kind, List.of(slug.value())).stream().findFirst();
    }

    /** The number of labels of a kind. */
    public long count(Label.Kind kind) {
        return jdbc.sql("SELECT COUNT(*) FROM tally t WHERE t.sort = :kind AND t.whole = ''")
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    /** The most used labels of a kind, the most used first. */
    public List<LabelCount> mostUsed(Label.Kind kind, int limit) {
        return query(kind, "ORDER BY t.sort, t.whole, t.stories DESC, t.part LIMIT :limit", Map.of("limit", limit));
    }

    /** Labels of a kind sorted by slug, after the first {@code skipped}. */
    public List<LabelCount> list(Label.Kind kind, long skipped, int limit) {
        return query(kind, "ORDER BY t.sort, t.whole, t.part OFFSET :skipped ROWS FETCH NEXT :limit ROWS ONLY",
                Map.of("skipped", skipped, "limit", limit));
    }

    /** A page of labels of a kind sorted by slug, before or after a slug, which need not exist. */
    public Slice<LabelCount> page(Label.Kind kind, Cursor cursor, int size) {
        return switch (cursor) {
            case Cursor.Newest() -> page(after(kind, "", size + 1), size, false);
            case Cursor.After(Slug slug) -> page(after(kind, slug.value(), size + 1), size, true);
            case Cursor.Before(Slug slug) -> {
                List<LabelCount> before = before(kind, slug.value(), size + 1);
                List<LabelCount> items = before.subList(0, Math.min(size, before.size())).reversed();
                yield new Slice<>(items, boundary(items.stream().findFirst(), before.size() > size),
                        boundary(items.reversed().stream().findFirst(), true));
            }
        };
    }

    private static Slice<LabelCount> page(List<LabelCount> found, int size, boolean hasPrevious) {
        List<LabelCount> items = found.subList(0, Math.min(size, found.size()));
        return new Slice<>(items, boundary(items.stream().findFirst(), hasPrevious),
                boundary(items.reversed().stream().findFirst(), found.size() > size));
    }

    private static Optional<Slug> boundary(Optional<LabelCount> label, boolean hasMore) {
        return label.map(it -> it.label().slug()).filter(_ -> hasMore);
    }

    private List<LabelCount> after(Label.Kind kind, String slug, int limit) {
        return query(kind, "AND t.part > :slug ORDER BY t.sort, t.whole, t.part LIMIT :limit",
                Map.of("slug", slug, "limit", limit));
    }

    private List<LabelCount> before(Label.Kind kind, String slug, int limit) {
        return query(kind, "AND t.part < :slug ORDER BY t.sort DESC, t.whole DESC, t.part DESC LIMIT :limit",
                Map.of("slug", slug, "limit", limit));
    }

    /** The most used tags within a section, each with the number of the section's articles that have it. */
    public List<LabelCount> topics(Slug section, int limit) {
        Map<String, Long> counts = liveCounts.largest(CountKey.Dimension.TOPIC, section.value(), limit);
        return findAll(Label.Kind.TAG, counts.keySet()).stream()
                .map(LabelCount::label)
                .map(tag -> new LabelCount(tag, counts.getOrDefault(tag.slug().value(), 0L)))
                .sorted(Comparator.comparingLong(LabelCount::articles).reversed()
                        .thenComparing(labelCount -> labelCount.label().slug()))
                .toList();
    }

    /** The display names of labels, by address; labels without live articles are omitted. */
    Map<String, String> displayNames(Collection<Label> labels) {
        return labels.stream()
                .collect(Collectors.groupingBy(Label::kind, Collectors.mapping(it -> it.slug().value(), Collectors.toSet())))
                .entrySet()
                .stream()
                .flatMap(slugs -> findAll(slugs.getKey(), slugs.getValue()).stream())
                .collect(Collectors.toMap(labelCount -> labelCount.label().address(), labelCount -> labelCount.label().name()));
    }

    /** The labels with several spellings. This reads all spellings, so it is meant for imports and not for pages. */
    public List<Spellings> withSeveralSpellings() {
        return Stream.of(Label.Kind.values()).flatMap(kind -> withSeveralSpellings(kind).stream()).toList();
    }

    private List<Spellings> withSeveralSpellings(Label.Kind kind) {
        Map<Slug, List<LabelCount>> all = jdbc.sql("""
                        SELECT n.whole, n.part, n.stories
                        FROM tally n
                        WHERE n.sort = :spelling AND n.whole IN (
                            SELECT m.whole FROM tally m WHERE m.sort = :spelling GROUP BY m.whole HAVING COUNT(*) > 1)
                        ORDER BY n.whole, n.stories DESC, n.part
                        """)
                .param("spelling", CountKey.Dimension.ofSpelling(kind).name())
                .query((row, number) -> new LabelCount(
                        new Label(kind, new Slug(row.getString("whole")), row.getString("part")), row.getLong("stories")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(labelCount -> labelCount.label().slug(), LinkedHashMap::new, Collectors.toList()));
        return all.entrySet().stream()
                .flatMap(it -> find(kind, it.getKey()).map(label -> new Spellings(label.label(), it.getValue())).stream())
                .toList();
    }

    /** Queries slugs one by one: for an IN list, H2 uses only the index's first column and reads every label of the kind. */
    private List<LabelCount> findAll(Label.Kind kind, Collection<String> slugs) {
        return slugs.stream().flatMap(slug -> query(kind, "AND t.part = :slug", Map.of("slug", slug)).stream()).toList();
    }

    private List<LabelCount> query(Label.Kind kind, String which, Map<String, ?> parameters) {
        return jdbc.sql(SELECT + which)
                .params(parameters)
                .param("kind", CountKey.Dimension.of(kind).name())
                .param("spelling", CountKey.Dimension.ofSpelling(kind).name())
                .query((row, number) -> new LabelCount(
                        new Label(kind, new Slug(row.getString("part")), row.getString("name")), row.getLong("stories")))
                .list();
    }
}
