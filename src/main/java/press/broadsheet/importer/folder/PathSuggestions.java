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

/** The files of the content folder, and which of them an editor meant by a path at which there is none. */
public final class PathSuggestions {

    /** A name of fewer letters is near to everything. */
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
     * A remedy that names the file: the same name in another folder, else nearly the same name. Folders are not compared: of
     * two paths that share a long one, nearly any would be near to the other.
     */
    public Optional<String> suggest(String path) {
        indexNames();
        return suggestions.computeIfAbsent(path, meant -> Optional.ofNullable(pathsByName.get(fileName(meant)))
                .or(() -> closestName(fileName(meant)))
                .map(nearest -> "Perhaps " + nearest + " is meant."));
    }

    private Optional<String> closestName(String name) {
        Optional<String> otherCase = pathsByName.keySet().stream().filter(name::equalsIgnoreCase).findFirst();
        boolean telling = name.replaceFirst("\\.[^.]*$", "").length() >= MIN_LENGTH;
        return otherCase.or(() -> telling ? ClosestMatch.find(name, pathsByName.keySet()) : Optional.empty())
                .map(pathsByName::get);
    }

    /** Only when somebody asks: of a large folder, an import that meets no wrong path needs none of it. */
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
