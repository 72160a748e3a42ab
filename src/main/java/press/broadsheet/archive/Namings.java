package press.broadsheet.archive;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Medium;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

/** Which pictures and files articles name, and what readers get of them. */
@Repository
public class Namings {

    private static final int LONGEST_PATH = 1000;

    /** Where an article names what readers do not get. */
    public record Naming(String by, int line, String path, boolean picture, Optional<String> trouble, String type) {}

    private final JdbcClient jdbc;
    private final Batch batch;
    private final Variants variants;

    Namings(JdbcClient jdbc, Batch batch, Variants variants) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.variants = variants;
    }

    /** Every path that an article or a profile names. */
    public List<String> all() {
        return jdbc.sql("""
                        SELECT n.path FROM article_media n
                        UNION SELECT p.picture_src AS path FROM profile p WHERE p.picture_src IS NOT NULL
                        """)
                .query((row, number) -> row.getString("path"))
                .list();
    }

    /** Those of the paths that an article or a profile names. */
    public List<String> among(Collection<String> paths) {
        return Chunks.of(paths, chunk -> jdbc.sql("""
                        SELECT n.path FROM article_media n WHERE n.path IN (:paths)
                        UNION SELECT p.picture_src AS path FROM profile p WHERE p.picture_src IN (:paths)
                        """)
                .param("paths", chunk)
                .query((row, number) -> row.getString("path"))
                .list())
                .toList();
    }

    /** Where those articles, and all that name one of those paths, name what readers do not get. */
    public List<Naming> unshown(Collection<Long> ids, Collection<String> paths) {
        return Stream.concat(unshown("n.article_id IN (:keys)", ids), unshown("n.path IN (:keys)", paths))
                .distinct()
                .toList();
    }

    private <K> Stream<Naming> unshown(String condition, Collection<K> keys) {
        String sql = "SELECT a.path AS named_by, n.line, n.path, n.picture, m.trouble, m.type"
                + " FROM article_media n JOIN article a ON a.id = n.article_id LEFT JOIN media m ON m.path = n.path"
                + " WHERE a.present = TRUE AND (m.path IS NULL OR m.trouble IS NOT NULL"
                + " OR n.picture = TRUE AND m.type NOT LIKE 'image/%' AND m.type NOT LIKE 'audio/%'"
                + " AND m.type NOT LIKE 'video/%') AND " + condition + " ORDER BY a.path, n.line";
        return Chunks.of(keys, chunk -> jdbc.sql(sql)
                .param("keys", chunk)
                .query((row, number) -> new Naming(
                        row.getString("named_by"),
                        row.getInt("line"),
                        row.getString("path"),
                        row.getBoolean("picture"),
                        Rows.text(row, "trouble"),
                        Rows.text(row, "type").orElse("")))
                .list());
    }

    /** Writes what articles name, each file once. */
    void write(Map<Long, Manuscript> manuscripts) {
        batch.each("INSERT INTO article_media (article_id, path, line, picture) VALUES (:id, :path, :line, :picture)",
                manuscripts.entrySet().stream().flatMap(named -> once(named.getValue().files())
                        .map(file -> new Row().with("id", named.getKey())
                                .with("path", file.path())
                                .with("line", file.line())
                                .with("picture", file.picture()))));
    }

    private static Stream<Manuscript.File> once(List<Manuscript.File> named) {
        return named.stream()
                .filter(file -> file.path().length() <= LONGEST_PATH)
                .collect(toMap(Manuscript.File::path, file -> file, Namings::both, LinkedHashMap::new))
                .values()
                .stream();
    }

    private static Manuscript.File both(Manuscript.File first, Manuscript.File second) {
        return new Manuscript.File(first.path(), first.picture() || second.picture(), first.line());
    }

    /** What each of those articles names and readers get, by path. */
    Map<Long, Map<String, Medium>> of(List<Long> ids) {
        record Shown(long by, String path, Medium medium) {}

        Map<String, List<Medium>> sizes = variants.ofArticles(ids);
        return jdbc.sql("""
                        SELECT n.article_id AS named_by, m.path, m.hash, m.length, m.type, m.width, m.height
                        FROM article_media n JOIN media m ON m.path = n.path
                        WHERE n.article_id IN (:ids) AND m.trouble IS NULL
                        """)
                .param("ids", ids)
                .query((row, number) -> new Shown(row.getLong("named_by"), row.getString("path"),
                        Media.medium(row, sizes.getOrDefault(row.getString("path"), List.of()))))
                .list()
                .stream()
                .collect(groupingBy(Shown::by, toMap(Shown::path, Shown::medium)));
    }

    /** Addresses of the pictures that each of those articles shows, in their order; one without any is left out. */
    Map<Long, List<String>> pictures(Collection<Long> articles) {
        record Shown(long article, String address) {}

        return Chunks.of(articles, chunk -> jdbc.sql("""
                        SELECT n.article_id, m.hash, m.path
                        FROM article_media n JOIN media m ON m.path = n.path
                        WHERE n.article_id IN (:articles) AND n.picture = TRUE AND m.trouble IS NULL
                            AND m.type LIKE 'image/%'
                        ORDER BY n.article_id, n.line, n.path
                        """)
                .param("articles", chunk)
                .query((row, number) -> new Shown(
                        row.getLong("article_id"), MediaAddress.of(row.getString("hash"), row.getString("path"))))
                .list())
                .collect(groupingBy(Shown::article, mapping(Shown::address, toList())));
    }
}
