package press.broadsheet.importer.folder;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the content folder is to be listed anew.
 *
 * @param folders without what lies deeper
 * @param trees folders that came or went, with all they hold or held; none lies within another
 */
record RescanScope(Set<Path> folders, Set<Path> trees) {

    static RescanScope of(Path root, FolderSnapshot last, Set<Path> told) {
        Set<Path> trees = told.stream()
                .filter(path -> last.folders().contains(path) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .collect(Collectors.toSet());
        Set<Path> outermost = trees.stream()
                .filter(tree -> trees.stream().noneMatch(other -> !other.equals(tree) && tree.startsWith(other)))
                .collect(Collectors.toSet());
        Set<Path> folders = told.stream()
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
