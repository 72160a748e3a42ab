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
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.manuscript.text.Problem;

/**
 * What one folder on disk holds, without what lies deeper.
 *
 * @param key what the file system knows the folder by, where it says; another one under the same name has another
 * @param name from the content folder, as its entries name it
 * @param entries the manuscripts, in the order of their paths
 * @param files what else is there, likewise: pictures, recordings, documents
 * @param unseen what in it could not be read, by paths from the content folder
 * @param linked whether some of the files lie elsewhere
 */
record DirectorySnapshot(
        Path folder, @Nullable Object key, String name, List<Entry> entries, List<Entry> files, List<String> unseen,
        List<Problem> problems, boolean linked) {

    /** The same folder when nothing is in it. */
    DirectorySnapshot emptied() {
        return new DirectorySnapshot(folder, key, name, List.of(), List.of(), List.of(), List.of(), false);
    }

    /** The same without its problems. */
    DirectorySnapshot quiet() {
        return new DirectorySnapshot(folder, key, name, entries, files, unseen, List.of(), linked);
    }

    /** The same without the files whose paths are among those; its own are added to them. */
    DirectorySnapshot without(Set<String> paths) {
        List<Problem> more = new ArrayList<>(problems);
        List<List<Entry>> kinds = Stream.of(entries, files)
                .map(kind -> kind.stream().filter(entry -> {
                    boolean fresh = paths.add(entry.path());
                    Optional<Problem> twin = fresh ? Optional.empty() : Optional.of(twin(entry));
                    twin.filter(problem -> !more.contains(problem)).ifPresent(more::add);
                    return fresh;
                }).toList())
                .toList();
        return new DirectorySnapshot(folder, key, name, kinds.getFirst(), kinds.getLast(), unseen, List.copyOf(more), linked);
    }

    /** What is said of two files that bear one name. */
    static Problem twin(Entry entry) {
        return Problem.warning(
                entry.path(),
                0,
                0,
                "two files bear this name, their accents encoded in different ways, and one of them is not read",
                "Delete one, or give it another name.");
    }

    /** Everything of which a change may be news. */
    Stream<Entry> everything() {
        return Stream.concat(entries.stream(), files.stream());
    }

    /** The paths at which two are not the same. */
    static Stream<String> differing(DirectorySnapshot one, DirectorySnapshot other) {
        if (one.equals(other)) {
            return Stream.empty();
        }
        Set<Entry> before = one.everything().collect(Collectors.toSet());
        Set<Entry> now = other.everything().collect(Collectors.toSet());
        Set<Entry> either = new HashSet<>(before);
        either.addAll(now);
        return either.stream().filter(entry -> !before.contains(entry) || !now.contains(entry)).map(Entry::path);
    }

    /** What this and an earlier one agree on; the rest as in a third, from before both. */
    DirectorySnapshot settled(DirectorySnapshot earlier, DirectorySnapshot before) {
        return equals(earlier)
                ? this
                : new DirectorySnapshot(folder, key, name, settled(DirectorySnapshot::entries, earlier, before),
                        settled(DirectorySnapshot::files, earlier, before), unseen, problems, linked || before.linked);
    }

    private List<Entry> settled(Function<DirectorySnapshot, List<Entry>> kind, DirectorySnapshot earlier, DirectorySnapshot before) {
        Map<String, Entry> now = byPath(kind.apply(this));
        Map<String, Entry> then = byPath(kind.apply(earlier));
        Map<String, Entry> settled = new HashMap<>(byPath(kind.apply(before)));
        now.forEach((path, entry) -> {
            if (entry.equals(then.get(path))) {
                settled.put(path, entry);
            }
        });
        settled.keySet().removeIf(path -> !now.containsKey(path) && !then.containsKey(path));
        return settled.values().stream().sorted(Comparator.comparing(Entry::path)).toList();
    }

    private static Map<String, Entry> byPath(List<Entry> entries) {
        return entries.stream().collect(Collectors.toMap(Entry::path, entry -> entry, (first, second) -> first));
    }

    /** The entry of that path, among some in the order of theirs. */
    static Optional<Entry> find(List<Entry> sorted, String path) {
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
