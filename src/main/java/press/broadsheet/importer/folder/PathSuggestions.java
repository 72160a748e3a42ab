package press.broadsheet.importer.folder;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.text.ClosestMatch;

/** Finds files of the content folder by path, and suggests a file for a path that does not exist. */
public final class PathSuggestions {

    /** Shorter names are similar to too many others. */
    private static final int MIN_LENGTH = 3;

    private final Function<String, Optional<ContentFile>> file;
    private final Supplier<List<ContentFile>> files;
    private final Map<String, String> pathsByName = new LinkedHashMap<>();
    private final Map<String, Optional<String>> suggestions = new HashMap<>();

    private PathSuggestions(Function<String, Optional<ContentFile>> file, Supplier<List<ContentFile>> files) {
        this.file = file;
        this.files = files;
    }

    public static PathSuggestions amongManuscripts(FolderSnapshot folderSnapshot) {
        return new PathSuggestions(folderSnapshot::manuscript, folderSnapshot::manuscripts);
    }

    public static PathSuggestions amongFiles(FolderSnapshot folderSnapshot) {
        return new PathSuggestions(folderSnapshot::otherFile, folderSnapshot::otherFiles);
    }

    public boolean contains(String path) {
        return file(path).isPresent();
    }

    public Optional<ContentFile> file(String path) {
        return file.apply(path);
    }

    /**
     * A remedy with the suggested file: one of the same name in another folder, else one of a similar name. Folders are not
     * compared: two files in one long folder path would nearly always be similar.
     */
    public Optional<String> suggest(String path) {
        indexNames();
        return suggestions.computeIfAbsent(path, missing -> Optional.ofNullable(pathsByName.get(fileName(missing)))
                .or(() -> closestName(fileName(missing)))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    private Optional<String> closestName(String name) {
        Optional<String> otherCase = pathsByName.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
        boolean distinctive = name.replaceFirst("\\.[^.]*$", "").length() >= MIN_LENGTH;
        return otherCase.or(() -> distinctive ? ClosestMatch.find(name, pathsByName.keySet()) : Optional.empty())
                .map(pathsByName::get);
    }

    /** Builds the index on first use: most imports have no wrong path. */
    private void indexNames() {
        if (pathsByName.isEmpty()) {
            files.get().forEach(contentFile -> {
                pathsByName.putIfAbsent(fileName(contentFile.path()), contentFile.path());
            });
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
