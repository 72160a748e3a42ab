package press.broadsheet.archive;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The content folder as it was last read, so that only what changed is read again. */
@Repository
public class SourceFiles {

    /**
     * One file as it was read.
     *
     * @param size in bytes
     * @param modified the file system's time of its last change, in milliseconds
     * @param hash SHA-256 of its bytes
     * @param version of the reader that read it
     * @param article whom it is, or whose last good version it keeps online when it was refused
     */
    public record SourceFile(
            String path,
            long size,
            long modified,
            String hash,
            String version,
            Optional<Long> article,
            boolean refused) {}

    private final JdbcClient jdbc;
    private final Batch batch;

    SourceFiles(JdbcClient jdbc, Batch batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    public List<SourceFile> all() {
        return jdbc.sql("SELECT path, size, modified, hash, version, article_id, refused FROM source_file")
                .query((row, number) -> new SourceFile(
                        row.getString("path"),
                        row.getLong("size"),
                        row.getLong("modified"),
                        row.getString("hash"),
                        row.getString("version"),
                        Optional.ofNullable(row.getObject("article_id", Long.class)),
                        row.getBoolean("refused")))
                .list();
    }

    /** Notes files as they were read now. */
    public void put(List<SourceFile> read) {
        forget(read.stream().map(SourceFile::path).toList());
        batch.each("""
                        INSERT INTO source_file (path, size, modified, hash, version, article_id, refused)
                        VALUES (:path, :size, :modified, :hash, :version, :article, :refused)
                        """, read.stream().map(file -> new Row().with("path", file.path())
                .with("size", file.size())
                .with("modified", file.modified())
                .with("hash", file.hash())
                .with("version", file.version())
                .with("article", file.article().orElse(null))
                .with("refused", file.refused())));
    }

    /** Notes the new size and time of files whose bytes are as they were. */
    public void touch(List<SourceFile> touched) {
        batch.each("UPDATE source_file SET size = :size, modified = :modified WHERE path = :path",
                touched.stream().map(file -> new Row().with("size", file.size())
                        .with("modified", file.modified())
                        .with("path", file.path())));
    }

    public void forget(Collection<String> paths) {
        Chunks.each(paths, chunk -> jdbc.sql("DELETE FROM source_file WHERE path IN (:paths)").param("paths", chunk).update());
    }
}
