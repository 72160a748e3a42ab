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
 * Cards as they were drawn, each under its hash in one of 256 folders in a folder {@code cards} beside the database's file; a
 * database in memory has one for as long as it runs. There is at most one of a live article: with each that is kept, its
 * folder is rid of what nobody can ask for any more.
 */
@Component
public class SocialCardFiles implements DisposableBean {

    private static final int FOLDER_NAME_LENGTH = 2;

    private final SocialCardIds socialCardIds;
    private final Path folder;
    private final boolean temporary;

    SocialCardFiles(SocialCardIds socialCardIds, ArchiveSettings settings, @Value("${spring.datasource.url}") String url)
            throws IOException {
        Optional<Path> beside = settings.cardFolder(url);
        this.socialCardIds = socialCardIds;
        this.temporary = beside.isEmpty();
        this.folder = temporary ? Files.createTempDirectory("broadsheet-cards") : beside.get();
    }

    /** The card of that hash, if it was drawn before. */
    public Optional<Path> find(String hash) {
        return Optional.of(pathOf(hash)).filter(Files::isRegularFile);
    }

    public Path store(String hash, byte[] png) throws IOException {
        Path place = pathOf(hash);
        Files.createDirectories(place.getParent());
        Path draft = Files.createTempFile(place.getParent(), "incoming", "");
        try {
            Files.write(draft, png);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw MediaFiles.deletePartial(draft, failed);
        }
        deleteStale(place);
        return place;
    }

    @Override
    public void destroy() throws IOException {
        if (temporary) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Takes away what lies beside that card: others of its article, and those of articles that are not live. */
    private void deleteStale(Path kept) throws IOException {
        List<Path> others;
        try (Stream<Path> files = Files.list(kept.getParent())) {
            others = files.filter(file -> !file.equals(kept)).toList();
        }
        Set<String> live =
                socialCardIds.livePrefixes(others.stream().map(SocialCardFiles::articlePrefix).collect(Collectors.toSet()));
        live.remove(articlePrefix(kept));
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
        return name.substring(0, Math.min(SocialCardIds.PREFIX_LENGTH, name.length()));
    }
}
