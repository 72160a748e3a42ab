package press.broadsheet.archive;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.Media.Naming;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Medium;

import static java.util.stream.Collectors.toMap;

/** The pictures and files that standing pages name, as {@link Media} knows them of articles. */
@Repository
public class PageMedia {

    private final JdbcClient jdbc;
    private final Variants variants;

    PageMedia(JdbcClient jdbc, Variants variants) {
        this.jdbc = jdbc;
        this.variants = variants;
    }

    /** Where those pages, and all that name one of those paths, name what readers do not get. */
    public List<Naming> unshown(Collection<Long> pages, Collection<String> paths) {
        return Stream.concat(unshown("n.page_id IN (:keys)", pages), unshown("n.path IN (:keys)", paths)).distinct().toList();
    }

    /** Replaces what a page names. */
    void replace(long page, List<Manuscript.File> named) {
        jdbc.sql("DELETE FROM page_media WHERE page_id = :page").param("page", page).update();
        Map<String, Manuscript.File> byPath = named.stream()
                .filter(file -> file.path().length() <= Media.LONGEST_PATH)
                .collect(toMap(Manuscript.File::path, file -> file, Media::both, LinkedHashMap::new));
        for (Manuscript.File file : byPath.values()) {
            jdbc.sql("INSERT INTO page_media (page_id, path, line, picture) VALUES (:page, :path, :line, :picture)")
                    .param("page", page)
                    .param("path", file.path())
                    .param("line", file.line())
                    .param("picture", file.picture())
                    .update();
        }
    }

    /** What a page names and readers get, by path. */
    Map<String, Medium> of(long page) {
        List<String> paths = jdbc.sql("SELECT n.path FROM page_media n WHERE n.page_id = :page")
                .param("page", page)
                .query((row, number) -> row.getString("path"))
                .list();
        Map<String, List<Medium>> sizes = variants.at(paths);
        return jdbc.sql("""
                        SELECT m.path, m.hash, m.length, m.type, m.width, m.height
                        FROM page_media n JOIN media m ON m.path = n.path
                        WHERE n.page_id = :page AND m.trouble IS NULL
                        """)
                .param("page", page)
                .query((row, number) -> Map.entry(row.getString("path"),
                        Media.medium(row, sizes.getOrDefault(row.getString("path"), List.of()))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private <K> Stream<Naming> unshown(String condition, Collection<K> keys) {
        return Chunks.of(keys, chunk -> jdbc.sql("SELECT a.path AS page, n.line, n.path, n.picture, m.trouble, m.type"
                + " FROM page_media n JOIN page a ON a.id = n.page_id LEFT JOIN media m ON m.path = n.path"
                + " WHERE a.present = TRUE AND (m.path IS NULL OR m.trouble IS NOT NULL"
                + " OR n.picture = TRUE AND m.type NOT LIKE 'image/%' AND m.type NOT LIKE 'audio/%'"
                + " AND m.type NOT LIKE 'video/%') AND " + condition + " ORDER BY a.path, n.line")
                .param("keys", chunk)
                .query((row, number) -> new Naming(
                        row.getString("page"),
                        row.getInt("line"),
                        row.getString("path"),
                        row.getBoolean("picture"),
                        Rows.text(row, "trouble"),
                        Rows.text(row, "type").orElse("")))
                .list());
    }
}
