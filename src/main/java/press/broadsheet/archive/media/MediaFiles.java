package press.broadsheet.archive.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import press.broadsheet.archive.database.ArchiveSettings;
import press.broadsheet.publication.Sha256;

/**
 * Stores the bytes of media files by SHA-256, of the content itself or of the source and processing of a variant. The files are
 * in a folder {@code media} beside the database file, or in a temporary one if the database is in memory. The folder is
 * derived: an import restores missing files.
 */
@Component
public class MediaFiles implements DisposableBean {

    private final Path folder;
    private final boolean temporary;

    MediaFiles(ArchiveSettings settings, @Value("${spring.datasource.url}") String url) throws IOException {
        Optional<Path> configured = settings.mediaFolder(url);
        this.temporary = configured.isEmpty();
        this.folder = temporary ? Files.createTempDirectory("broadsheet-media") : configured.get();
    }

    /** A temporary file to be stored, and its hash. */
    public record PendingFile(Path file, String hash) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Copies a file, so that the bytes inspected are the bytes stored. */
    public PendingFile copy(Path source) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "incoming", "");
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(source), Sha256.digest())) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            return new PendingFile(file, Sha256.of(bytes.getMessageDigest()));
        } catch (IOException failed) {
            throw deletePartial(file, failed);
        }
    }

    /** A pending file with these bytes, such as an image without its metadata. */
    public PendingFile write(byte[] bytes) throws IOException {
        return write(bytes, Sha256.of(bytes));
    }

    private PendingFile write(byte[] bytes, String hash) throws IOException {
        PendingFile pendingFile = createEmpty(hash);
        try {
            Files.write(pendingFile.file(), bytes);
        } catch (IOException failed) {
            throw deletePartial(pendingFile.file(), failed);
        }
        return pendingFile;
    }

    /** An empty pending file to write to, with a hash that is not derived from its bytes. */
    public PendingFile createEmpty(String hash) throws IOException {
        return new PendingFile(Files.createTempFile(folder, "incoming", ""), hash);
    }

    /** Deletes an incomplete file, since it may have filled the disk, and returns the failure to throw. */
    public static IOException deletePartial(Path part, IOException failed) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException undeleted) {
            failed.addSuppressed(undeleted);
        }
        return failed;
    }

    public void store(PendingFile pendingFile) throws IOException {
        Path target = pathOf(pendingFile.hash());
        Files.createDirectories(target.getParent());
        Files.move(pendingFile.file(), target, StandardCopyOption.ATOMIC_MOVE);
    }

    public boolean contains(String hash) {
        return Files.isRegularFile(pathOf(hash));
    }

    public Path pathOf(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    @Override
    public void destroy() throws IOException {
        if (temporary) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
