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
 * The sections, tags and authors that live stories bear. Of several spellings of one label the commonest is shown, unless
 * its profile gives it a name.
 */
@Repository
public class Labels {

    /** A label, and how many live stories bear it: at least one. */
    public record LabelCount(Label label, long articles) {}

    /** One label that is spelled in several ways, the commonest first; each with the stories that spell it so. */
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

    /** The label with that slug, if a live story bears it. */
    public Optional<LabelCount> find(Label.Kind kind, Slug slug) {
        return findAll(kind, List.of(slug.value())).stream().findFirst();
    }

    /** How many labels of a kind there are. */
    public long count(Label.Kind kind) {
        return jdbc.sql("SELECT COUNT(*) FROM tally t WHERE t.sort = :kind AND t.whole = ''")
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    /** The labels of a kind that most stories bear, the most borne first. */
    public List<LabelCount> mostUsed(Label.Kind kind, int limit) {
        return query(kind, "ORDER BY t.sort, t.whole, t.stories DESC, t.part LIMIT :limit", Map.of("limit", limit));
    }

    /** Some labels of a kind in the order of their slugs, which is that of the alphabet; after the first {@code skipped}. */
    public List<LabelCount> list(Label.Kind kind, long skipped, int limit) {
        return query(kind, "ORDER BY t.sort, t.whole, t.part OFFSET :skipped ROWS FETCH NEXT :limit ROWS ONLY",
                Map.of("skipped", skipped, "limit", limit));
    }

    /** The labels of a kind in the same order, before or after a slug, which no label need have. */
    public Slice<LabelCount> page(Label.Kind kind, Cursor cursor, int size) {
        return switch (cursor) {
            case Cursor.Newest() -> page(after(kind, "", size + 1), size, false);
            case Cursor.After(Slug slug) -> page(after(kind, slug.value(), size + 1), size, true);
            case Cursor.Before(Slug slug) -> {
                List<LabelCount> before = before(kind, slug.value(), size + 1);
                List<LabelCount> shown = before.subList(0, Math.min(size, before.size())).reversed();
                yield new Slice<>(shown, boundary(shown.stream().findFirst(), before.size() > size),
                        boundary(shown.reversed().stream().findFirst(), true));
            }
        };
    }

    private static Slice<LabelCount> page(List<LabelCount> found, int size, boolean others) {
        List<LabelCount> shown = found.subList(0, Math.min(size, found.size()));
        return new Slice<>(shown, boundary(shown.stream().findFirst(), others),
                boundary(shown.reversed().stream().findFirst(), found.size() > size));
    }

    private static Optional<Slug> boundary(Optional<LabelCount> borne, boolean goesOn) {
        return borne.map(it -> it.label().slug()).filter(_ -> goesOn);
    }

    private List<LabelCount> after(Label.Kind kind, String slug, int limit) {
        return query(kind, "AND t.part > :slug ORDER BY t.sort, t.whole, t.part LIMIT :limit",
                Map.of("slug", slug, "limit", limit));
    }

    private List<LabelCount> before(Label.Kind kind, String slug, int limit) {
        return query(kind, "AND t.part < :slug ORDER BY t.sort DESC, t.whole DESC, t.part DESC LIMIT :limit",
                Map.of("slug", slug, "limit", limit));
    }

    /** The tags that most stories of a section bear, each with the number of the section's stories that bear it. */
    public List<LabelCount> topics(Slug section, int limit) {
        Map<String, Long> stories = liveCounts.largest(CountKey.Dimension.TOPIC, section.value(), limit);
        return findAll(Label.Kind.TAG, stories.keySet()).stream()
                .map(LabelCount::label)
                .map(tag -> new LabelCount(tag, stories.getOrDefault(tag.slug().value(), 0L)))
                .sorted(Comparator.comparingLong(LabelCount::articles).reversed()
                        .thenComparing(labelCount -> labelCount.label().slug()))
                .toList();
    }

    /** The names under which labels are shown, by their addresses; what no live story bears has none. */
    Map<String, String> displayNames(Collection<Label> labels) {
        return labels.stream()
                .collect(Collectors.groupingBy(Label::kind, Collectors.mapping(it -> it.slug().value(), Collectors.toSet())))
                .entrySet()
                .stream()
                .flatMap(slugs -> findAll(slugs.getKey(), slugs.getValue()).stream())
                .collect(Collectors.toMap(labelCount -> labelCount.label().address(), labelCount -> labelCount.label().name()));
    }

    /** The labels that stories spell differently. It reads all spellings: a question for an import, not for a page. */
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
                .flatMap(it -> find(kind, it.getKey()).map(shown -> new Spellings(shown.label(), it.getValue())).stream())
                .toList();
    }

    /** One by one: for a list of them H2 reads every label of that kind (IN takes no index but by its first column). */
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
