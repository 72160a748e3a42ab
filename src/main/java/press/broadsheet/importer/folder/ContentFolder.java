package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The content folder on disk: which manuscripts it holds, and which files they may name. It never looks outside, whatever a symbolic link says. */
@Component
public class ContentFolder {

    /**
     * A file on disk; {@code path} is from the content folder, parted by {@code /}, in NFC.
     *
     * @param modified when it was last changed, in milliseconds, as {@link #lastModified} says
     * @param fileKey what the file system knows it by, where it says; another file under the same name has another
     */
    public record ContentFile(String path, Path file, long size, long modified, @Nullable Object fileKey) {}

    private final ImporterSettings settings;

    ContentFolder(ImporterSettings settings) {
        this.settings = settings;
    }

    public Path path() {
        return settings.path();
    }

    /** Why the folder as a whole cannot be imported, in words for an operator; empty where it can. */
    public Optional<String> unreadableReason() {
        if (!Files.exists(path())) {
            return Optional.of("the content folder " + path() + " does not exist. Create it, or set"
                    + " broadsheet.importer.folder to where the articles are.");
        }
        if (!Files.isDirectory(path())) {
            return Optional.of("the content folder " + path() + " is not a folder. Set broadsheet.importer.folder to the"
                    + " folder that holds the articles.");
        }
        return Files.isReadable(path()) && Files.isExecutable(path())
                ? Optional.empty()
                : Optional.of("the content folder " + path() + " may not be read. Let the user that runs Broadsheet read it.");
    }

    /** What tells the folder from another one under its name. */
    Object fileKey() throws IOException {
        Path root = path().toRealPath();
        Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
        return key == null ? root : List.of(root, key);
    }

    /** All there is. */
    public FolderSnapshot scan() throws IOException {
        Path root = path().toRealPath();
        FolderScanner visitor = new FolderScanner(root);
        Files.walkFileTree(root, visitor);
        return visitor.toSnapshot();
    }

    /**
     * All there is, if nothing has changed since {@code last} but what the system told of: the folders in which that lies
     * are listed anew, and everything below what came or went as a folder itself.
     */
    FolderSnapshot scan(FolderSnapshot last, Set<Path> told) throws IOException {
        Path root = path().toRealPath();
        RescanScope part = RescanScope.of(root, last, told);
        if (!last.isComplete() || !last.folders().containsAll(part.folders())) {
            return scan();
        }
        FolderScanner visitor = new FolderScanner(root);
        last.directories().filter(directorySnapshot -> !part.contains(directorySnapshot.folder())).forEach(visitor::add);
        for (Path folder : part.folders()) {
            Files.walkFileTree(folder, Set.of(), 1, visitor);
        }
        for (Path tree : part.trees()) {
            if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(tree, visitor);
            }
        }
        return visitor.toSnapshot();
    }

    /** From the content folder, parted by {@code /}, in NFC. */
    static String relativePath(Path root, Path file) {
        String path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    public byte[] read(ContentFile contentFile) throws IOException {
        return Files.readAllBytes(contentFile.file());
    }

    /** Whether a file is still the one that was looked at: what was read from it meanwhile is whole. */
    public static boolean isUnchanged(ContentFile contentFile) throws IOException {
        BasicFileAttributes now = Files.readAttributes(contentFile.file(), BasicFileAttributes.class);
        return now.size() == contentFile.size() && lastModified(contentFile.file(), now) == contentFile.modified();
    }

    /**
     * When a file was last changed. What copies another over it sets the time that it shows (cp -p, rsync -t), but not the
     * one that Unix keeps beside that.
     */
    static long lastModified(Path file, BasicFileAttributes attributes) throws IOException {
        long shown = attributes.lastModifiedTime().toMillis();
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:ctime") instanceof FileTime kept ? Math.max(shown, kept.toMillis()) : shown;
    }
}
