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
 * What one folder on disk holds, without what lies deeper.
 *
 * @param fileKey what the file system knows the folder by, where it says; another one under the same name has another
 * @param relativePath from the content folder, as its entries name it
 * @param manuscripts the manuscripts, in the order of their paths
 * @param otherFiles what else is there, likewise: pictures, recordings, documents
 * @param unreadable what in it could not be read, by paths from the content folder
 * @param hasLinkedFiles whether some of the files lie elsewhere
 */
record DirectorySnapshot(
        Path folder, @Nullable Object fileKey, String relativePath, List<ContentFile> manuscripts, List<ContentFile> otherFiles,
        List<String> unreadable,
        List<Problem> problems, boolean hasLinkedFiles) {

    /** The same folder when nothing is in it. */
    DirectorySnapshot asEmpty() {
        return new DirectorySnapshot(folder, fileKey, relativePath, List.of(), List.of(), List.of(), List.of(), false);
    }

    /** The same without its problems. */
    DirectorySnapshot withoutProblems() {
        return new DirectorySnapshot(folder, fileKey, relativePath, manuscripts, otherFiles, unreadable, List.of(),
                hasLinkedFiles);
    }

    /** The same without the files whose paths are among those; its own are added to them. */
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

    /** What is said of two files that bear one name. */
    static Problem duplicateProblem(ContentFile contentFile) {
        return Problem.warning(
                contentFile.path(),
                0,
                0,
                "two files bear this name, their accents encoded in different ways, and one of them is not read",
                "Delete one, or give it another name.");
    }

    /** Everything of which a change may be news. */
    Stream<ContentFile> allFiles() {
        return Stream.concat(manuscripts.stream(), otherFiles.stream());
    }

    /** The paths at which two are not the same. */
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

    /** What this and an earlier one agree on; the rest as in a third, from before both. */
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

    /** The entry of that path, among some in the order of theirs. */
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
