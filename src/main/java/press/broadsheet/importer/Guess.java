package press.broadsheet.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Nearest;

/** The files of the content folder, and which of them an editor meant by a path at which there is none. */
final class Guess {

    private final List<Entry> files;
    private final Map<String, Entry> byPath = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Optional<String>> guessed = new HashMap<>();

    private Guess(List<Entry> files) {
        this.files = files;
    }

    static Guess among(List<Entry> files) {
        return new Guess(files);
    }

    boolean hold(String path) {
        return byPath().containsKey(path);
    }

    Optional<Entry> file(String path) {
        return Optional.ofNullable(byPath().get(path));
    }

    /** A remedy that names the file: the same name in another folder, else nearly the same path. */
    Optional<String> nearest(String path) {
        return guessed.computeIfAbsent(path, meant -> Optional.ofNullable(byName().get(name(meant)))
                .or(() -> Nearest.of(meant, byPath().keySet()))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    /** Sorted in only when somebody asks: of a large folder, an import that meets no doubtful path needs none of it. */
    private Map<String, Entry> byPath() {
        if (byPath.isEmpty()) {
            files.forEach(file -> byPath.put(file.path(), file));
        }
        return byPath;
    }

    private Map<String, String> byName() {
        if (byName.isEmpty()) {
            files.forEach(file -> byName.putIfAbsent(name(file.path()), file.path()));
        }
        return byName;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
