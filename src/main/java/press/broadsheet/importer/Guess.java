package press.broadsheet.importer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Nearest;

/** The files of the content folder, and which of them an editor meant by a path at which there is none. */
final class Guess {

    /** A name of fewer letters is near to everything. */
    private static final int SHORTEST = 3;

    private final Function<String, Optional<Entry>> file;
    private final Supplier<List<Entry>> files;
    private final Map<String, String> byName = new LinkedHashMap<>();
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

    /**
     * A remedy that names the file: the same name in another folder, else nearly the same name. Folders are not compared: of
     * two paths that share a long one, nearly any would be near to the other.
     */
    Optional<String> nearest(String path) {
        list();
        return guessed.computeIfAbsent(path, meant -> Optional.ofNullable(byName.get(name(meant)))
                .or(() -> near(name(meant)))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    private Optional<String> near(String name) {
        Optional<String> otherCase = byName.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
        boolean telling = name.replaceFirst("\\.[^.]*$", "").length() >= SHORTEST;
        return otherCase.or(() -> telling ? Nearest.of(name, byName.keySet()) : Optional.empty()).map(byName::get);
    }

    /** Only when somebody asks: of a large folder, an import that meets no wrong path needs none of it. */
    private void list() {
        if (byName.isEmpty()) {
            files.get().forEach(entry -> {
                byName.putIfAbsent(name(entry.path()), entry.path());
            });
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
