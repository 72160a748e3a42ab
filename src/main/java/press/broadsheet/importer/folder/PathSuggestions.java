package press.broadsheet.importer.folder;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.manuscript.text.ClosestMatch;

/** The files of the content folder, and which of them an editor meant by a path at which there is none. */
public final class PathSuggestions {

    /** A name of fewer letters is near to everything. */
    private static final int SHORTEST = 3;

    private final Function<String, Optional<Entry>> file;
    private final Supplier<List<Entry>> files;
    private final Map<String, String> byName = new LinkedHashMap<>();
    private final Map<String, Optional<String>> guessed = new HashMap<>();

    private PathSuggestions(Function<String, Optional<Entry>> file, Supplier<List<Entry>> files) {
        this.file = file;
        this.files = files;
    }

    public static PathSuggestions amongManuscripts(FolderSnapshot folderSnapshot) {
        return new PathSuggestions(folderSnapshot::entry, folderSnapshot::entries);
    }

    public static PathSuggestions amongFiles(FolderSnapshot folderSnapshot) {
        return new PathSuggestions(folderSnapshot::file, folderSnapshot::files);
    }

    public boolean hold(String path) {
        return file(path).isPresent();
    }

    public Optional<Entry> file(String path) {
        return file.apply(path);
    }

    /**
     * A remedy that names the file: the same name in another folder, else nearly the same name. Folders are not compared: of
     * two paths that share a long one, nearly any would be near to the other.
     */
    public Optional<String> nearest(String path) {
        list();
        return guessed.computeIfAbsent(path, meant -> Optional.ofNullable(byName.get(name(meant)))
                .or(() -> near(name(meant)))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    private Optional<String> near(String name) {
        Optional<String> otherCase = byName.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
        boolean telling = name.replaceFirst("\\.[^.]*$", "").length() >= SHORTEST;
        return otherCase.or(() -> telling ? ClosestMatch.of(name, byName.keySet()) : Optional.empty()).map(byName::get);
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
