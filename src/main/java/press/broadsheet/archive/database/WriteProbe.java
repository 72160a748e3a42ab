package press.broadsheet.archive.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.message.DbException;
import org.h2.store.fs.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Tests by writing whether the file system of the database has space. The free space it reports ignores quotas, permissions and
 * failures. Uses H2's file systems, so that the probe goes where H2 writes.
 */
final class WriteProbe {

    private static final int CHUNK_SIZE = 1 << 16;

    private final String databaseFile;
    private final String probeFile;

    WriteProbe(String databaseFile) {
        this.databaseFile = databaseFile;
        this.probeFile = databaseFile.replaceFirst("\\.mv\\.db$", "") + ".space";
    }

    /** Whether the database file exists and is not empty. */
    boolean databaseExists() {
        return FileUtils.exists(databaseFile) && FileUtils.size(databaseFile) > 0;
    }

    /** Deletes an empty file, left by a database that could not be created. */
    void deleteEmptyDatabase() {
        if (FileUtils.exists(databaseFile) && FileUtils.size(databaseFile) == 0) {
            FileUtils.tryDelete(databaseFile);
        }
    }

    /** Whether the file system reports less usable space. It may report zero if it does not know. */
    boolean hasLessSpaceThan(int bytes) {
        String path = FileUtils.toRealPath(databaseFile).replaceFirst("^([A-Za-z]{2,}:)+", "");
        return Optional.ofNullable(parent(Path.of(path))).filter(folder -> folder.toFile().getUsableSpace() < bytes).isPresent();
    }

    private static @Nullable Path parent(Path file) {
        return file.toAbsolutePath().getParent();
    }

    /** Writes that many bytes, deletes them, and returns why it failed; empty if it worked. */
    Optional<IOException> findWriteFailure(int bytes) {
        try {
            FileUtils.createDirectories(FileUtils.getParent(FileUtils.toRealPath(databaseFile)));
            write(bytes);
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(failed);
        } catch (DbException failed) {
            return Optional.of(DiskFullFailureAnalyzer.findDiskFull(failed)
                    .orElseGet(() -> new IOException(failed.getMessage(), failed)));
        } finally {
            FileUtils.tryDelete(probeFile);
        }
    }

    private void write(int bytes) throws IOException {
        try (FileChannel file = FileUtils.open(probeFile, "rw")) {
            for (long at = 0; at < bytes; at += CHUNK_SIZE) {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE);
                while (chunk.hasRemaining()) {
                    file.write(chunk, at + chunk.position());
                }
            }
            file.force(true);
        }
    }
}
