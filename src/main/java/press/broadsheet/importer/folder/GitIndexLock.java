package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Finds the index lock of the git work tree that contains the content folder. While git holds it, files may be incomplete. */
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
     * @param state identifies the lock file: differs for a lock created later
     */
    record Lock(Path file, String state) {}

    /** The lock that git holds while it writes files. */
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

    /** Searched on each call, since the folder may become a work tree, or a symbolic link to one. */
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
