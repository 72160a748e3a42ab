package press.broadsheet.importer.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.text.Problem;

/**
 * The files of one directory, without its subdirectories.
 *
 * @param fileKey the file system's key of the directory, if available; a replaced directory has a different key
 * @param relativePath path relative to the content folder
 * @param manuscripts manuscripts, sorted by path
 * @param otherFiles other files, such as images, audio and documents, sorted by path
 * @param unreadable paths of entries that could not be read
 * @param hasLinkedFiles whether some files are symbolic links to files elsewhere
 */
record DirectorySnapshot(
        Path folder, @Nullable Object fileKey, String relativePath, List<ContentFile> manuscripts, List<ContentFile> otherFiles,
        List<String> unreadable,
        List<Problem> problems, boolean hasLinkedFiles) {

    /** The same directory without files. */
    DirectorySnapshot asEmpty() {
        return new DirectorySnapshot(folder, fileKey, relativePath, List.of(), List.of(), List.of(), List.of(), false);
    }

    /** A copy without problems. */
    DirectorySnapshot withoutProblems() {
        return new DirectorySnapshot(folder, fileKey, relativePath, manuscripts, otherFiles, unreadable, List.of(),
                hasLinkedFiles);
    }

    /** A copy without the files whose paths are in the set, with a problem for each; adds the other paths to the set. */
    DirectorySnapshot without(Set<String> paths) {
        List<Problem> more = new ArrayList<>(problems);
        List<List<ContentFile>> kinds = Stream.of(manuscripts, otherFiles)
                .map(kind -> kind.stream().filter(contentFile -> {
                    boolean fresh = paths.add(contentFile.path());
                    Optional<Problem> twin = fresh ? Optional.empty() : Optional.of(duplicateProblem(contentFile));
                    twin.filter(problem -> !more.contains(problem)).ifPresent(more::add);
                    return fresh;
                }).toList())
                .toList();
        return new DirectorySnapshot(folder, fileKey, relativePath, kinds.getFirst(), kinds.getLast(), unreadable,
                List.copyOf(more), hasLinkedFiles);
    }

    /** The problem of two files whose names differ only in Unicode normalization. */
    static Problem duplicateProblem(ContentFile contentFile) {
        return Problem.warning(
                contentFile.path(),
                0,
                0,
                "two files have this name, with accents in different Unicode forms; only one of them is read",
                "Delete or rename one.");
    }

    /** Manuscripts and other files. */
    Stream<ContentFile> allFiles() {
        return Stream.concat(manuscripts.stream(), otherFiles.stream());
    }

    /** The paths of files that differ between two snapshots. */
    static Stream<String> changedPaths(DirectorySnapshot one, DirectorySnapshot other) {
        if (one.equals(other)) {
            return Stream.empty();
        }
        Set<ContentFile> before = one.allFiles().collect(Collectors.toSet());
        Set<ContentFile> now = other.allFiles().collect(Collectors.toSet());
        Set<ContentFile> either = new HashSet<>(before);
        either.addAll(now);
        return either.stream().filter(contentFile -> !before.contains(contentFile) || !now.contains(contentFile))
                .map(ContentFile::path);
    }

    /** The files that are equal here and in an earlier snapshot; the others as in {@code before}, which is older than both. */
    DirectorySnapshot stableSince(DirectorySnapshot earlier, DirectorySnapshot before) {
        return equals(earlier)
                ? this
                : new DirectorySnapshot(folder, fileKey, relativePath,
                        stableSince(DirectorySnapshot::manuscripts, earlier, before),
                        stableSince(DirectorySnapshot::otherFiles, earlier, before), unreadable, problems,
                        hasLinkedFiles || before.hasLinkedFiles);
    }

    private List<ContentFile> stableSince(Function<DirectorySnapshot, List<ContentFile>> kind, DirectorySnapshot earlier,
            DirectorySnapshot before) {
        Map<String, ContentFile> now = byPath(kind.apply(this));
        Map<String, ContentFile> then = byPath(kind.apply(earlier));
        Map<String, ContentFile> settled = new HashMap<>(byPath(kind.apply(before)));
        now.forEach((path, contentFile) -> {
            if (contentFile.equals(then.get(path))) {
                settled.put(path, contentFile);
            }
        });
        settled.keySet().removeIf(path -> !now.containsKey(path) && !then.containsKey(path));
        return settled.values().stream().sorted(Comparator.comparing(ContentFile::path)).toList();
    }

    private static Map<String, ContentFile> byPath(List<ContentFile> entries) {
        return entries.stream()
                .collect(Collectors.toMap(ContentFile::path, contentFile -> contentFile, (first, second) -> first));
    }

    /** Binary search by path. */
    static Optional<ContentFile> find(List<ContentFile> sorted, String path) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = sorted.get(middle).path().compareTo(path);
            if (order == 0) {
                return Optional.of(sorted.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle;
        }
        return Optional.empty();
    }
}
