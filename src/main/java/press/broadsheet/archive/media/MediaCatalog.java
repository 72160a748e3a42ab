package press.broadsheet.archive.media;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.MediaAsset;

/** Stores what the import found at each path that articles and profiles reference, and finds files to serve. */
@Repository
public class MediaCatalog {

    /**
     * What an import found at a path.
     *
     * @param processingVersion version of the processing that produced the served bytes and variants
     * @param variants smaller sizes of a large image, the smallest first
     * @param rejectionReason why it is not accepted, as a clause; such a file is not shown
     */
    public record CatalogEntry(
            String path, FileStamp stamp, ServedBytes served, String processingVersion, List<Variant> variants,
            Optional<String> rejectionReason) {

        /** SHA-256 of the bytes that readers get; blank where the file could not be read. */
        public String hash() {
            return served.hash();
        }
    }

    /**
     * By which a changed file is noticed.
     *
     * @param modified the file system's time of its last change, in milliseconds
     */
    public record FileStamp(long size, long modified) {}

    /**
     * The bytes that readers get.
     *
     * @param hash SHA-256; blank where the file could not be read
     * @param type their media type, told from themselves
     * @param width of an image, in pixels; otherwise 0
     */
    public record ServedBytes(String hash, long size, String type, int width, int height) {

        /** Of a file that is not shown. */
        public static ServedBytes none(String hash) {
            return new ServedBytes(hash, 0, "", 0, 0);
        }
    }

    /** A smaller size of an image. Its hash covers the source and the way it was made. */
    public record Variant(int width, int height, String hash, String type, long size) {

        /** The file name for downloads: the image's name with its width and the extension of its type. */
        String fileName(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            String stem = name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
            return stem + "-" + width + (type.equals("image/png") ? ".png" : ".jpg");
        }
    }

    /** Whether the file or variant {@code m} may be served: a live article or a displayed profile references it. */
    static final String IS_REFERENCED = referencedBy("");

    /** Whether one of the referencing pages may be indexed; then search engines may index the file too. */
    static final String IS_INDEXABLE = referencedBy(" AND a.noindex = FALSE");

    private static String referencedBy(String articleCondition) {
        return "(EXISTS (SELECT 1 FROM article_media n"
                + " JOIN article a ON a.id = n.article_id WHERE n.path = m.path AND " + LiveRule.LIVE + articleCondition + ")"
                + " OR EXISTS (SELECT 1 FROM profile p JOIN tally t"
                + " ON t.sort = p.kind AND t.whole = '' AND t.part = p.slug WHERE p.picture_src = m.path))";
    }

    private static final String SELECT = "SELECT m.path, m.size, m.modified, m.hash, m.length, m.type, m.width, m.height,"
            + " m.recipe, m.trouble FROM media m";

    private final JdbcClient jdbc;
    private final DatabaseSupervisor databaseSupervisor;
    private final Editions editions;
    private final MediaFiles files;
    private final ImageVariants imageVariants;

    MediaCatalog(JdbcClient jdbc, DatabaseSupervisor databaseSupervisor, Editions editions, MediaFiles files,
            ImageVariants imageVariants) {
        this.jdbc = jdbc;
        this.databaseSupervisor = databaseSupervisor;
        this.editions = editions;
        this.files = files;
        this.imageVariants = imageVariants;
    }

    /**
     * A file that may be served.
     *
     * @param noindex whether search engines are asked not to index it, because none of the pages that show it may be indexed
     */
    public record ServedFile(MediaAsset asset, String hash, Path file, boolean noindex) {}

    /** A file at the requested address. */
    record AddressMatch(MediaAsset asset, boolean indexable) {}

    /**
     * The file at an address, if a live article references it, or the profile of a label that one has; a draft's files answer
     * 404.
     */
    public Optional<ServedFile> find(String hash, String address) {
        return databaseSupervisor.readWithRetry(() -> findLive(hash, address));
    }

    private Optional<ServedFile> findLive(String hash, String address) {
        return jdbc.sql("SELECT m.path, m.hash, m.length, m.type, m.width, m.height, "
                + IS_INDEXABLE + " AS indexed FROM media m WHERE m.hash = :hash AND m.trouble IS NULL AND " + IS_REFERENCED)
                .param("hash", hash)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> new AddressMatch(asset(row, List.of()), row.getBoolean("indexed")))
                .list()
                .stream()
                .filter(addressMatch -> addressMatch.asset().address().equals(address))
                .min(Comparator.comparing(addressMatch -> !addressMatch.indexable()))
                .or(() -> imageVariants.find(hash, address, editions.asOfInstant()))
                .filter(_ -> files.contains(hash))
                .map(addressMatch -> new ServedFile(addressMatch.asset(), hash, files.pathOf(hash), !addressMatch.indexable()));
    }

    /** The served version of the file at a path. */
    public Optional<MediaAsset> at(String path) {
        List<MediaAsset> variants = imageVariants.assetsAt(List.of(path)).getOrDefault(path, List.of());
        return jdbc.sql("SELECT m.path, m.hash, m.length, m.type, m.width, m.height FROM media m"
                + " WHERE m.path = :path AND m.trouble IS NULL")
                .param("path", path)
                .query((row, number) -> asset(row, variants))
                .optional();
    }

    /** All entries, as of the last import. */
    public List<CatalogEntry> all() {
        Map<String, List<Variant>> variants = imageVariants.all();
        return jdbc.sql(SELECT).query((row, number) -> entry(row, variants)).list();
    }

    /** The entries at these paths. */
    public List<CatalogEntry> at(Collection<String> paths) {
        return KeyChunks.flatMap(paths, chunk -> {
            Map<String, List<Variant>> variants = imageVariants.variantsAt(chunk);
            return jdbc.sql(SELECT + " WHERE m.path IN (:paths)")
                    .param("paths", chunk)
                    .query((row, number) -> entry(row, variants))
                    .list();
        }).toList();
    }

    /** The paths of files that could not be read, to be tried again. */
    public List<String> unreadablePaths() {
        return jdbc.sql("SELECT m.path FROM media m WHERE m.hash = ''").query((row, number) -> row.getString("path")).list();
    }

    private static CatalogEntry entry(ResultSet row, Map<String, List<Variant>> variants) throws SQLException {
        return new CatalogEntry(
                row.getString("path"),
                new FileStamp(row.getLong("size"), row.getLong("modified")),
                new ServedBytes(
                        row.getString("hash"),
                        row.getLong("length"),
                        row.getString("type"),
                        row.getInt("width"),
                        row.getInt("height")),
                row.getString("recipe"),
                variants.getOrDefault(row.getString("path"), List.of()),
                SqlConverters.text(row, "trouble"));
    }

    public void put(CatalogEntry catalogEntry) {
        remove(List.of(catalogEntry.path()));
        jdbc.sql("""
                        INSERT INTO media (path, size, modified, hash, length, type, width, height, recipe, trouble)
                        VALUES (:path, :size, :modified, :hash, :length, :type, :width, :height, :recipe, :trouble)
                        """)
                .param("path", catalogEntry.path())
                .param("size", catalogEntry.stamp().size())
                .param("modified", catalogEntry.stamp().modified())
                .param("hash", catalogEntry.hash())
                .param("length", catalogEntry.served().size())
                .param("type", catalogEntry.served().type())
                .param("width", catalogEntry.served().width())
                .param("height", catalogEntry.served().height())
                .param("recipe", catalogEntry.processingVersion())
                .param("trouble", catalogEntry.rejectionReason().orElse(null))
                .update();
        catalogEntry.variants().forEach(variant -> imageVariants.insert(catalogEntry.path(), variant));
    }

    public void remove(Collection<String> paths) {
        KeyChunks.forEach(paths, chunk -> jdbc.sql("DELETE FROM media WHERE path IN (:paths)").param("paths", chunk).update());
    }

    static MediaAsset asset(ResultSet row, List<MediaAsset> variants) throws SQLException {
        return new MediaAsset(
                MediaUrl.of(row.getString("hash"), row.getString("path")),
                row.getString("type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getLong("length"),
                variants);
    }
}
