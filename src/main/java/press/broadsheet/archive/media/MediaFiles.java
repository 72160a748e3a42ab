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
 * The bytes of pictures and files, each under the SHA-256 of its content, or of what it was made of and how. They lie in a
 * folder {@code media} beside the database's file; a database in memory has one for as long as it runs. The folder is
 * derived: an import puts back what is missing.
 */
@Component
public class MediaFiles implements DisposableBean {

    private final Path folder;
    private final boolean temporary;

    MediaFiles(ArchiveSettings settings, @Value("${spring.datasource.url}") String url) throws IOException {
        Optional<Path> beside = settings.mediaFolder(url);
        this.temporary = beside.isEmpty();
        this.folder = temporary ? Files.createTempDirectory("broadsheet-media") : beside.get();
    }

    /** A copy of a file, not kept yet, and its hash. */
    public record PendingFile(Path file, String hash) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Copies a file as it is at this moment, so that what is judged and what is kept are the same bytes. */
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

    /** Other bytes in place of those of a draft. */
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

    /** A file to be written to, under a hash that is not of its bytes. */
    public PendingFile createEmpty(String hash) throws IOException {
        return new PendingFile(Files.createTempFile(folder, "incoming", ""), hash);
    }

    /** A file that could not be written whole is not left: the disk may be full of it. */
    public static IOException deletePartial(Path part, IOException failed) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            failed.addSuppressed(stays);
        }
        return failed;
    }

    public void store(PendingFile pendingFile) throws IOException {
        Path place = pathOf(pendingFile.hash());
        Files.createDirectories(place.getParent());
        Files.move(pendingFile.file(), place, StandardCopyOption.ATOMIC_MOVE);
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
