package press.broadsheet.archive.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.RowParameterSource;

/** The state of each content file when it was last read, so that only changed files are read again. */
@Repository
public class SourceFiles {

    /**
     * One file when it was last read.
     *
     * @param size in bytes
     * @param modified last modification in the file system, in milliseconds
     * @param hash SHA-256 of its bytes
     * @param readerVersion version of the reader that read it
     * @param articleId its article; for a refused file, the article whose last good version stays online
     */
    public record SourceFile(
            String path,
            long size,
            long modified,
            String hash,
            String readerVersion,
            Optional<Long> articleId,
            boolean refused) {}

    private static final String SELECT =
            "SELECT f.path, f.size, f.modified, f.hash, f.version, f.article_id, f.refused FROM source_file f ";

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;

    SourceFiles(JdbcClient jdbc, JdbcBatch jdbcBatch) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
    }

    /** Whether any file was ever read. */
    public boolean hasAny() {
        return jdbc.sql("SELECT 1 FROM source_file LIMIT 1").query(Integer.class).optional().isPresent();
    }

    /** Passes all files to {@code reader}, sorted by path, without loading them at once. */
    public void forEach(Consumer<SourceFile> reader) {
        jdbc.sql(SELECT + "ORDER BY f.path").query(row -> {
            reader.accept(file(row));
        });
    }

    /** The stored files among these paths. */
    public List<SourceFile> at(Collection<String> paths) {
        return KeyChunks.flatMap(paths, chunk -> jdbc.sql(SELECT + "WHERE f.path IN (:paths)")
                .param("paths", chunk)
                .query((row, number) -> file(row))
                .list())
                .toList();
    }

    /** The files that were refused when they were last read. */
    public List<SourceFile> refused() {
        return jdbc.sql(SELECT + "WHERE f.refused = TRUE").query((row, number) -> file(row)).list();
    }

    private static SourceFile file(ResultSet row) throws SQLException {
        return new SourceFile(
                row.getString("path"),
                row.getLong("size"),
                row.getLong("modified"),
                row.getString("hash"),
                row.getString("version"),
                Optional.ofNullable(row.getObject("article_id", Long.class)),
                row.getBoolean("refused"));
    }

    /** Stores files as they were read now. */
    public void save(List<SourceFile> read) {
        delete(read.stream().map(SourceFile::path).toList());
        jdbcBatch.batchUpdate("""
                        INSERT INTO source_file (path, size, modified, hash, version, article_id, refused)
                        VALUES (:path, :size, :modified, :hash, :version, :article, :refused)
                        """, read.stream().map(file -> new RowParameterSource().with("path", file.path())
                .with("size", file.size())
                .with("modified", file.modified())
                .with("hash", file.hash())
                .with("version", file.readerVersion())
                .with("article", file.articleId().orElse(null))
                .with("refused", file.refused())));
    }

    /** Stores the new size and time of files whose bytes have not changed. */
    public void touch(List<SourceFile> touched) {
        jdbcBatch.batchUpdate("UPDATE source_file SET size = :size, modified = :modified WHERE path = :path",
                touched.stream().map(file -> new RowParameterSource().with("size", file.size())
                        .with("modified", file.modified())
                        .with("path", file.path())));
    }

    public void delete(Collection<String> paths) {
        KeyChunks.forEach(paths,
                chunk -> jdbc.sql("DELETE FROM source_file WHERE path IN (:paths)").param("paths", chunk).update());
    }
}
