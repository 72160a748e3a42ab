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

    SourceFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    public void put(SourceFile file) {
        forget(List.of(file.path()));
        jdbc.sql("""
                        INSERT INTO source_file (path, size, modified, hash, version, article_id, refused)
                        VALUES (:path, :size, :modified, :hash, :version, :article, :refused)
                        """)
                .param("path", file.path())
                .param("size", file.size())
                .param("modified", file.modified())
                .param("hash", file.hash())
                .param("version", file.version())
                .param("article", file.article().orElse(null))
                .param("refused", file.refused())
                .update();
    }

    /** Notes the new size and time of files whose bytes are as they were. */
    public void touch(Collection<SourceFile> touched) {
        for (SourceFile file : touched) {
            jdbc.sql("UPDATE source_file SET size = :size, modified = :modified WHERE path = :path")
                    .param("size", file.size())
                    .param("modified", file.modified())
                    .param("path", file.path())
                    .update();
        }
    }

    public void forget(Collection<String> paths) {
        for (String path : paths) {
            jdbc.sql("DELETE FROM source_file WHERE path = :path").param("path", path).update();
        }
    }
}
