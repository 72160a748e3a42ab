package press.broadsheet.importer;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.importer.SourceFolder.Look;

/**
 * What of the content folder is to be listed anew.
 *
 * @param folders without what lies deeper
 * @param trees folders that came or went, with all they hold or held; none lies within another
 * @param parents the first, as entries name them
 * @param stems the second, likewise
 */
record Extent(Set<Path> folders, Set<Path> trees, Set<String> parents, List<String> stems) {

    static Extent of(Path root, Look last, Set<Path> told) {
        Set<Path> known = Set.copyOf(last.folders());
        Set<Path> trees = told.stream()
                .filter(path -> known.contains(path) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .collect(Collectors.toSet());
        Set<Path> outermost = trees.stream()
                .filter(tree -> trees.stream().noneMatch(other -> !other.equals(tree) && tree.startsWith(other)))
                .collect(Collectors.toSet());
        Set<Path> folders = told.stream()
                .filter(path -> !path.equals(root))
                .map(Path::getParent)
                .filter(folder -> outermost.stream().noneMatch(folder::startsWith))
                .collect(Collectors.toSet());
        return new Extent(folders, outermost,
                folders.stream().map(folder -> SourceFolder.relative(root, folder)).collect(Collectors.toSet()),
                outermost.stream().map(tree -> SourceFolder.relative(root, tree)).toList());
    }

    boolean holds(String path) {
        return parents.contains(path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                || stems.stream().anyMatch(tree -> tree.isEmpty() || path.startsWith(tree + "/"));
    }

    boolean holds(Path folder) {
        return folders.contains(folder) || trees.stream().anyMatch(folder::startsWith);
    }
}
