package press.broadsheet.archive.media;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.MediaReference;
import press.broadsheet.publication.MediaAsset;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

/** Stores which media files articles reference, and finds the served versions. */
@Repository
public class MediaReferences {

    private static final int MAX_PATH_LENGTH = 1000;

    /** A reference from an article to a file that cannot be shown. */
    public record BrokenReference(String articlePath, int line, String path, boolean image, Optional<String> rejectionReason,
            String type) {}

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;
    private final ImageVariants imageVariants;

    MediaReferences(JdbcClient jdbc, JdbcBatch jdbcBatch, ImageVariants imageVariants) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
        this.imageVariants = imageVariants;
    }

    /** All paths that articles and profiles reference. */
    public List<String> allPaths() {
        return jdbc.sql("""
                        SELECT n.path FROM article_media n
                        UNION SELECT p.picture_src AS path FROM profile p WHERE p.picture_src IS NOT NULL
                        """)
                .query((row, number) -> row.getString("path"))
                .list();
    }

    /** The paths among these that an article or a profile references. */
    public List<String> referencedAmong(Collection<String> paths) {
        return KeyChunks.flatMap(paths, chunk -> jdbc.sql("""
                        SELECT n.path FROM article_media n WHERE n.path IN (:paths)
                        UNION SELECT p.picture_src AS path FROM profile p WHERE p.picture_src IN (:paths)
                        """)
                .param("paths", chunk)
                .query((row, number) -> row.getString("path"))
                .list())
                .toList();
    }

    /** The broken references of these articles, and all broken references to these paths. */
    public List<BrokenReference> findBroken(Collection<Long> ids, Collection<String> paths) {
        return Stream.concat(findBroken("n.article_id IN (:keys)", ids), findBroken("n.path IN (:keys)", paths))
                .distinct()
                .toList();
    }

    private <K> Stream<BrokenReference> findBroken(String condition, Collection<K> keys) {
        String sql = "SELECT a.path AS named_by, n.line, n.path, n.picture, m.trouble, m.type"
                + " FROM article_media n JOIN article a ON a.id = n.article_id LEFT JOIN media m ON m.path = n.path"
                + " WHERE a.present = TRUE AND (m.path IS NULL OR m.trouble IS NOT NULL"
                + " OR n.picture = TRUE AND m.type NOT LIKE 'image/%' AND m.type NOT LIKE 'audio/%'"
                + " AND m.type NOT LIKE 'video/%') AND " + condition + " ORDER BY a.path, n.line";
        return KeyChunks.flatMap(keys, chunk -> jdbc.sql(sql)
                .param("keys", chunk)
                .query((row, number) -> new BrokenReference(
                        row.getString("named_by"),
                        row.getInt("line"),
                        row.getString("path"),
                        row.getBoolean("picture"),
                        SqlConverters.text(row, "trouble"),
                        SqlConverters.text(row, "type").orElse("")))
                .list());
    }

    /** Stores the references of articles, each file once per article. */
    public void write(Map<Long, Manuscript> manuscripts) {
        jdbcBatch.batchUpdate("INSERT INTO article_media (article_id, path, line, picture) VALUES (:id, :path, :line, :picture)",
                manuscripts.entrySet().stream().flatMap(article -> distinctByPath(article.getValue().references().media())
                        .map(mediaReference -> new RowParameterSource().with("id", article.getKey())
                                .with("path", mediaReference.path())
                                .with("line", mediaReference.line())
                                .with("picture", mediaReference.isImage()))));
    }

    private static Stream<MediaReference> distinctByPath(List<MediaReference> references) {
        return references.stream()
                .filter(mediaReference -> mediaReference.path().length() <= MAX_PATH_LENGTH)
                .collect(
                        toMap(MediaReference::path, mediaReference -> mediaReference, MediaReferences::merge, LinkedHashMap::new))
                .values()
                .stream();
    }

    private static MediaReference merge(MediaReference first, MediaReference second) {
        return new MediaReference(first.path(), first.isImage() || second.isImage(), first.line());
    }

    /** The served files that each of these articles references, by path. */
    public Map<Long, Map<String, MediaAsset>> assetsOf(List<Long> ids) {
        record Row(long articleId, String path, MediaAsset asset) {}

        Map<String, List<MediaAsset>> variants = imageVariants.assetsOfArticles(ids);
        return jdbc.sql("""
                        SELECT n.article_id AS named_by, m.path, m.hash, m.length, m.type, m.width, m.height
                        FROM article_media n JOIN media m ON m.path = n.path
                        WHERE n.article_id IN (:ids) AND m.trouble IS NULL
                        """)
                .param("ids", ids)
                .query((row, number) -> new Row(row.getLong("named_by"), row.getString("path"),
                        MediaCatalog.asset(row, variants.getOrDefault(row.getString("path"), List.of()))))
                .list()
                .stream()
                .collect(groupingBy(Row::articleId, toMap(Row::path, Row::asset)));
    }

    /** The addresses of the images that each of these articles shows, in text order; articles without images are omitted. */
    public Map<Long, List<String>> imageAddresses(Collection<Long> articles) {
        record Row(long articleId, String address) {}

        return KeyChunks.flatMap(articles, chunk -> jdbc.sql("""
                        SELECT n.article_id, m.hash, m.path
                        FROM article_media n JOIN media m ON m.path = n.path
                        WHERE n.article_id IN (:articles) AND n.picture = TRUE AND m.trouble IS NULL
                            AND m.type LIKE 'image/%'
                        ORDER BY n.article_id, n.line, n.path
                        """)
                .param("articles", chunk)
                .query((row, number) -> new Row(
                        row.getLong("article_id"), MediaUrl.of(row.getString("hash"), row.getString("path"))))
                .list())
                .collect(groupingBy(Row::articleId, mapping(Row::address, toList())));
    }
}
