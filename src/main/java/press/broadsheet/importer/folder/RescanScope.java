package press.broadsheet.importer.folder;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of the content folder to scan again.
 *
 * @param folders directories to list without their subdirectories
 * @param trees added or removed directories, to scan recursively; none is inside another
 */
record RescanScope(Set<Path> folders, Set<Path> trees) {

    static RescanScope of(Path root, FolderSnapshot last, Set<Path> changes) {
        Set<Path> trees = changes.stream()
                .filter(path -> last.folders().contains(path) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .collect(Collectors.toSet());
        Set<Path> outermost = trees.stream()
                .filter(tree -> trees.stream().noneMatch(other -> !other.equals(tree) && tree.startsWith(other)))
                .collect(Collectors.toSet());
        Set<Path> folders = changes.stream()
                .filter(path -> !path.equals(root))
                .map(Path::getParent)
                .filter(folder -> outermost.stream().noneMatch(folder::startsWith))
                .collect(Collectors.toSet());
        return new RescanScope(folders, outermost);
    }

    boolean contains(Path folder) {
        return folders.contains(folder) || trees.stream().anyMatch(folder::startsWith);
    }
}
