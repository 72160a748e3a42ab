package press.broadsheet.archive.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.media.MediaCatalog.Variant;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.MediaAsset;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Stores the smaller sizes of large images; they are served as long as their image is. */
@Repository
class ImageVariants {

    private static final String SELECT =
            "SELECT v.path, v.hash, v.type, v.width, v.height, v.size FROM media_variant v";

    private static final String SELECT_AT_PATHS = SELECT + " WHERE v.path IN (:paths) ORDER BY v.path, v.width";

    private final JdbcClient jdbc;

    ImageVariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The variants of all images, by path. */
    Map<String, List<Variant>> all() {
        return byPath(jdbc.sql(SELECT + " ORDER BY v.path, v.width"));
    }

    /** The variants of the images at these few paths, by path. */
    Map<String, List<Variant>> variantsAt(List<String> paths) {
        return byPath(jdbc.sql(SELECT_AT_PATHS).param("paths", paths));
    }

    private static Map<String, List<Variant>> byPath(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> Map.entry(row.getString("path"), variant(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The variants of the images that these articles reference, by path. */
    Map<String, List<MediaAsset>> assetsOfArticles(List<Long> ids) {
        return jdbc.sql("""
                        SELECT DISTINCT v.path, v.hash, v.type, v.width, v.height, v.size
                        FROM article_media n JOIN media_variant v ON v.path = n.path
                        WHERE n.article_id IN (:ids)
                        ORDER BY v.path, v.width
                        """)
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getString("path"), asset(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The variants of the images at these paths, by path, as they are served. */
    Map<String, List<MediaAsset>> assetsAt(Collection<String> paths) {
        return KeyChunks.flatMap(paths, chunk -> jdbc.sql(SELECT_AT_PATHS)
                .param("paths", chunk)
                .query((row, number) -> Map.entry(row.getString("path"), asset(row)))
                .list())
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** The variant at an address, if its image is referenced by something live. */
    Optional<MediaCatalog.AddressMatch> find(String hash, String address, Instant asOf) {
        return jdbc.sql("SELECT m.path, m.hash, m.type, m.width, m.height, m.size, "
                + MediaCatalog.IS_INDEXABLE + " AS indexed FROM media_variant m WHERE m.hash = :hash AND "
                + MediaCatalog.IS_REFERENCED)
                .param("hash", hash)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query((row, number) -> new MediaCatalog.AddressMatch(asset(row), row.getBoolean("indexed")))
                .list()
                .stream()
                .filter(addressMatch -> addressMatch.asset().address().equals(address))
                .min(Comparator.comparing(addressMatch -> !addressMatch.indexable()));
    }

    void insert(String path, Variant variant) {
        jdbc.sql("""
                        INSERT INTO media_variant (path, width, height, hash, type, size)
                        VALUES (:path, :width, :height, :hash, :type, :size)
                        """)
                .param("path", path)
                .param("width", variant.width())
                .param("height", variant.height())
                .param("hash", variant.hash())
                .param("type", variant.type())
                .param("size", variant.size())
                .update();
    }

    private static Variant variant(ResultSet row) throws SQLException {
        return new Variant(
                row.getInt("width"), row.getInt("height"), row.getString("hash"), row.getString("type"), row.getLong("size"));
    }

    private static MediaAsset asset(ResultSet row) throws SQLException {
        Variant variant = variant(row);
        return new MediaAsset(
                MediaUrl.of(variant.hash(), variant.fileName(row.getString("path"))),
                variant.type(),
                variant.width(),
                variant.height(),
                variant.size(),
                List.of());
    }
}
