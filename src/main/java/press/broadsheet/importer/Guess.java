package press.broadsheet.importer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Nearest;

/** The files of the content folder, and which of them an editor meant by a path at which there is none. */
final class Guess {

    private final Map<String, Entry> byPath = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Optional<String>> guessed = new HashMap<>();

    private Guess() {}

    static Guess among(List<Entry> files) {
        Guess guess = new Guess();
        files.forEach(file -> {
            guess.byPath.put(file.path(), file);
            guess.byName.putIfAbsent(name(file.path()), file.path());
        });
        return guess;
    }

    boolean hold(String path) {
        return byPath.containsKey(path);
    }

    Optional<Entry> file(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** A remedy that names the file: the same name in another folder, else nearly the same path. */
    Optional<String> nearest(String path) {
        return guessed.computeIfAbsent(path, meant -> Optional.ofNullable(byName.get(name(meant)))
                .or(() -> Nearest.of(meant, byPath.keySet()))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
