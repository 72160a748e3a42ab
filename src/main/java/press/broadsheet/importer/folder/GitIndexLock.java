package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The git work tree that the content folder is, or lies in: while git writes its files, they are not whole. */
public final class GitIndexLock {

    /** gitrepository-layout(5): in a linked work tree or a submodule {@code .git} is a file of one line, "gitdir: PATH". */
    private static final String GITDIR_PREFIX = "gitdir: ";

    private final Path folder;

    public GitIndexLock(Path folder) {
        this.folder = folder;
    }

    /**
     * A lock on git's index.
     *
     * @param state what tells it from one that is made later
     */
    record Lock(Path file, String state) {}

    /** The one that git holds from before it writes the first file until after the last. */
    Optional<Lock> findLock() {
        return findGitDirectory().map(repository -> repository.resolve("index.lock")).flatMap(GitIndexLock::findLock);
    }

    private static Optional<Lock> findLock(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Lock(file, attributes.fileKey() + " " + attributes.lastModifiedTime()));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Looked for each time, since a folder may become a work tree, or a link lead to one. */
    private Optional<Path> findGitDirectory() {
        for (Path tree = realPath(folder); tree != null; tree = tree.getParent()) {
            Path git = tree.resolve(".git");
            if (Files.isDirectory(git)) {
                return Optional.of(git);
            }
            if (Files.isRegularFile(git)) {
                return resolveGitFile(tree, git);
            }
        }
        return Optional.empty();
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException missing) {
            return folder;
        }
    }

    private static Optional<Path> resolveGitFile(Path tree, Path file) {
        try {
            return Files.readString(file).lines()
                    .filter(line -> line.startsWith(GITDIR_PREFIX))
                    .findFirst()
                    .map(line -> tree.resolve(line.substring(GITDIR_PREFIX.length()).strip()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
