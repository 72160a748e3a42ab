package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Nearest;

/** The files of the content folder, and which of them an editor meant by a path at which there is none. */
final class Guess {

    private final Function<String, Optional<Entry>> file;
    private final Supplier<List<Entry>> files;
    private final List<String> paths = new ArrayList<>();
    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, Optional<String>> guessed = new HashMap<>();

    private Guess(Function<String, Optional<Entry>> file, Supplier<List<Entry>> files) {
        this.file = file;
        this.files = files;
    }

    static Guess amongManuscripts(Look look) {
        return new Guess(look::entry, look::entries);
    }

    static Guess amongFiles(Look look) {
        return new Guess(look::file, look::files);
    }

    boolean hold(String path) {
        return file(path).isPresent();
    }

    Optional<Entry> file(String path) {
        return file.apply(path);
    }

    /** A remedy that names the file: the same name in another folder, else nearly the same path. */
    Optional<String> nearest(String path) {
        list();
        return guessed.computeIfAbsent(path, meant -> Optional.ofNullable(byName.get(name(meant)))
                .or(() -> Nearest.of(meant, paths))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    /** Only when somebody asks: of a large folder, an import that meets no wrong path needs none of it. */
    private void list() {
        if (paths.isEmpty()) {
            files.get().forEach(entry -> {
                paths.add(entry.path());
                byName.putIfAbsent(name(entry.path()), entry.path());
            });
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
