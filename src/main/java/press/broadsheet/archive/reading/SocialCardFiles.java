package press.broadsheet.archive.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import press.broadsheet.archive.database.ArchiveSettings;
import press.broadsheet.archive.media.MediaFiles;

/**
 * Stores rendered social cards by hash, in 256 subfolders of a folder {@code cards} beside the database file, or of a temporary
 * one if the database is in memory. A live article has at most one card: storing a card deletes the stale ones in its
 * subfolder.
 */
@Component
public class SocialCardFiles implements DisposableBean {

    private static final int FOLDER_NAME_LENGTH = 2;

    private final SocialCardLookup socialCardLookup;
    private final Path folder;
    private final boolean temporary;

    SocialCardFiles(SocialCardLookup socialCardLookup, ArchiveSettings settings, @Value("${spring.datasource.url}") String url)
            throws IOException {
        Optional<Path> configured = settings.cardFolder(url);
        this.socialCardLookup = socialCardLookup;
        this.temporary = configured.isEmpty();
        this.folder = temporary ? Files.createTempDirectory("broadsheet-cards") : configured.get();
    }

    /** The stored card with that hash. */
    public Optional<Path> find(String hash) {
        return Optional.of(pathOf(hash)).filter(Files::isRegularFile);
    }

    public Path store(String hash, byte[] png) throws IOException {
        Path target = pathOf(hash);
        Files.createDirectories(target.getParent());
        Path temporaryFile = Files.createTempFile(target.getParent(), "incoming", "");
        try {
            Files.write(temporaryFile, png);
            Files.move(temporaryFile, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw MediaFiles.deletePartial(temporaryFile, failed);
        }
        deleteStale(target);
        return target;
    }

    @Override
    public void destroy() throws IOException {
        if (temporary) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Deletes other cards of the same article, and cards of articles that are not live, from the card's subfolder. */
    private void deleteStale(Path stored) throws IOException {
        List<Path> others;
        try (Stream<Path> files = Files.list(stored.getParent())) {
            others = files.filter(file -> !file.equals(stored)).toList();
        }
        Set<String> live =
                socialCardLookup.livePrefixes(others.stream().map(SocialCardFiles::articlePrefix).collect(Collectors.toSet()));
        live.remove(articlePrefix(stored));
        for (Path other : others) {
            if (!live.contains(articlePrefix(other))) {
                Files.deleteIfExists(other);
            }
        }
    }

    private Path pathOf(String hash) {
        return folder.resolve(hash.substring(0, FOLDER_NAME_LENGTH)).resolve(hash + ".png");
    }

    private static String articlePrefix(Path card) {
        String name = card.getFileName().toString();
        return name.substring(0, Math.min(SocialCardLookup.PREFIX_LENGTH, name.length()));
    }
}
