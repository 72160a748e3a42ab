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

/** The content folder on disk. Scans it for manuscripts and other files; symbolic links that lead outside are not followed. */
@Component
public class ContentFolder {

    /**
     * A file on disk.
     *
     * @param path relative to the content folder, separated by {@code /}, in NFC
     * @param modified time of the last change, in milliseconds; see {@link #lastModified}
     * @param fileKey the file system's key, such as device and inode, if available; a replaced file has a different key
     */
    public record ContentFile(String path, Path file, long size, long modified, @Nullable Object fileKey) {}

    private final ImporterSettings settings;

    ContentFolder(ImporterSettings settings) {
        this.settings = settings;
    }

    public Path path() {
        return settings.path();
    }

    /** Why the folder cannot be read, as a message for operators; empty if it can. */
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
                : Optional.of("the content folder " + path() + " cannot be read."
                        + " Give the user that runs Broadsheet read permission.");
    }

    /** Identifies the folder: changes when another folder takes its path, or a symbolic link changes its target. */
    Object fileKey() throws IOException {
        Path root = path().toRealPath();
        Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
        return key == null ? root : List.of(root, key);
    }

    /** Scans the whole folder. */
    public FolderSnapshot scan() throws IOException {
        Path root = path().toRealPath();
        FolderScanner visitor = new FolderScanner(root);
        Files.walkFileTree(root, visitor);
        return visitor.toSnapshot();
    }

    /**
     * Updates a snapshot after reported changes, without scanning the whole folder: lists the parent folders of the changed
     * paths, and everything below folders that were added or removed.
     *
     * @param last the snapshot to update
     * @param changes the paths that the watcher reported since then
     */
    FolderSnapshot scan(FolderSnapshot last, Set<Path> changes) throws IOException {
        Path root = path().toRealPath();
        RescanScope part = RescanScope.of(root, last, changes);
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

    /** The path relative to the root, separated by {@code /}, in NFC. */
    static String relativePath(Path root, Path file) {
        String path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    public byte[] read(ContentFile contentFile) throws IOException {
        return Files.readAllBytes(contentFile.file());
    }

    /** Whether a file has not changed since it was scanned, so that its content was read completely. */
    public static boolean isUnchanged(ContentFile contentFile) throws IOException {
        BasicFileAttributes now = Files.readAttributes(contentFile.file(), BasicFileAttributes.class);
        return now.size() == contentFile.size() && lastModified(contentFile.file(), now) == contentFile.modified();
    }

    /**
     * The later of modification time and Unix ctime, in milliseconds. Copying can preserve the modification time (cp -p,
     * rsync -t), but not the ctime.
     */
    static long lastModified(Path file, BasicFileAttributes attributes) throws IOException {
        long modified = attributes.lastModifiedTime().toMillis();
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(file, "unix:ctime") instanceof FileTime changed
                        ? Math.max(modified, changed.toMillis())
                        : modified;
    }
}
