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
 * Whether there is room beside the database's file. It is asked by writing: what a file system says of itself leaves out
 * quotas, rights and failures. It is asked through H2's own file systems, so that it is the same one that H2 writes to.
 */
final class WriteProbe {

    private static final int CHUNK_SIZE = 1 << 16;

    private final String databaseFile;
    private final String probeFile;

    WriteProbe(String databaseFile) {
        this.databaseFile = databaseFile;
        this.probeFile = databaseFile.replaceFirst("\\.mv\\.db$", "") + ".space";
    }

    /** Whether the file is there and anything was ever written to it. */
    boolean databaseExists() {
        return FileUtils.exists(databaseFile) && FileUtils.size(databaseFile) > 0;
    }

    /** Removes what is left of a database that could not be made; nothing was ever written to it. */
    void deleteEmptyDatabase() {
        if (FileUtils.exists(databaseFile) && FileUtils.size(databaseFile) == 0) {
            FileUtils.tryDelete(databaseFile);
        }
    }

    /** Whether the file system says so. Zero may mean that it does not know. */
    boolean hasLessSpaceThan(int bytes) {
        String path = FileUtils.toRealPath(databaseFile).replaceFirst("^([A-Za-z]{2,}:)+", "");
        return Optional.ofNullable(parent(Path.of(path))).filter(folder -> folder.toFile().getUsableSpace() < bytes).isPresent();
    }

    private static @Nullable Path parent(Path file) {
        return file.toAbsolutePath().getParent();
    }

    /** Why so many bytes cannot be written; empty where they can. Nothing is left of them. */
    Optional<IOException> findWriteFailure(int bytes) {
        try {
            FileUtils.createDirectories(FileUtils.getParent(FileUtils.toRealPath(databaseFile)));
            write(bytes);
            return Optional.empty();
        } catch (IOException trouble) {
            return Optional.of(trouble);
        } catch (DbException trouble) {
            return Optional.of(DiskFullFailureAnalyzer.findDiskFull(trouble)
                    .orElseGet(() -> new IOException(trouble.getMessage(), trouble)));
        } finally {
            FileUtils.tryDelete(probeFile);
        }
    }

    private void write(int bytes) throws IOException {
        try (FileChannel file = FileUtils.open(probeFile, "rw")) {
            for (long at = 0; at < bytes; at += CHUNK_SIZE) {
                ByteBuffer piece = ByteBuffer.allocate(CHUNK_SIZE);
                while (piece.hasRemaining()) {
                    file.write(piece, at + piece.position());
                }
            }
            file.force(true);
        }
    }
}
