package press.broadsheet.archive;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Slug;

/**
 * The sections, tags and authors that live stories bear, counted once an edition. Of several spellings of one label the
 * commonest is shown.
 */
@Repository
public class Labels {

    /** A label, and how many live stories bear it: at least one. */
    public record Borne(Label label, long stories) {}

    private record Count(long edition, List<Borne> labels) {}

    private record Spelling(Label label, long stories) {}

    private final JdbcClient jdbc;
    private final Editions editions;
    private final AtomicReference<Count> last = new AtomicReference<>(new Count(-1, List.of()));

    Labels(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** All labels of a kind, the most borne first. */
    public List<Borne> all(Label.Kind kind) {
        return count().labels().stream().filter(borne -> borne.label().kind() == kind).toList();
    }

    /** The label with that slug, if a live story bears it. */
    public Optional<Borne> find(Label.Kind kind, Slug slug) {
        return all(kind).stream().filter(borne -> borne.label().slug().equals(slug)).findFirst();
    }

    private Count count() {
        long edition = editions.current().map(Edition::number).orElse(0L);
        Count count = last.get();
        if (count.edition() != edition) {
            count = new Count(edition, borne());
            last.set(count);
        }
        return count;
    }

    private List<Borne> borne() {
        Map<String, List<Spelling>> spellings = jdbc.sql("SELECT a.kind, a.slug, a.name, COUNT(*) AS stories"
                + " FROM article_label a WHERE " + Articles.LIVE + " GROUP BY a.kind, a.slug, a.name")
                .param("asOf", editions.asOf())
                .query((row, number) -> new Spelling(
                        new Label(
                                Label.Kind.valueOf(row.getString("kind")),
                                new Slug(row.getString("slug")),
                                row.getString("name")),
                        row.getLong("stories")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(spelling -> spelling.label().address()));
        return spellings.values().stream()
                .map(Labels::commonest)
                .sorted(Comparator.comparingLong(Borne::stories)
                        .reversed()
                        .thenComparing(borne -> borne.label().slug()))
                .toList();
    }

    private static Borne commonest(List<Spelling> spellings) {
        Label label = spellings.stream()
                .max(Comparator.comparingLong(Spelling::stories)
                        .thenComparing(spelling -> spelling.label().name(), Comparator.reverseOrder()))
                .orElseThrow()
                .label();
        return new Borne(label, spellings.stream().mapToLong(Spelling::stories).sum());
    }
}
