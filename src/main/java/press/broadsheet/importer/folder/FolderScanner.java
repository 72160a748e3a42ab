package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;

/** Lists the files of the content folder. Skips hidden files and temporary files of editors and copy programs. */
public final class FolderScanner extends SimpleFileVisitor<Path> {

    /** Temporary files of editors and copy programs, unless their names start with a dot. */
    private static final Pattern TEMPORARY_FILE = Pattern.compile(
            "~\\$.*|#.*#|.*~|4913|.*\\.(?:sw[a-px]|tmp|vsctmp|part|partial|filepart|crdownload)"
                    + "|.*___jb_(?:tmp|old)___|.*\\.sb-[0-9a-f]{8}-\\w+",
            Pattern.CASE_INSENSITIVE);

    /** The length of the archive's path columns, in characters. */
    private static final int MAX_PATH_LENGTH = 1000;

    private final Map<Path, DirectoryBuilder> builders = new HashMap<>();
    private final List<DirectorySnapshot> directories = new ArrayList<>();
    private final Path root;

    public FolderScanner(Path root) {
        this.root = root;
    }

    /** Collects the entries of one directory. */
    private static final class DirectoryBuilder {

        private final List<ContentFile> manuscripts = new ArrayList<>();
        private final List<ContentFile> otherFiles = new ArrayList<>();
        private final List<String> unreadable = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final @Nullable Object fileKey;
        private boolean hasLinkedFiles;

        DirectoryBuilder(@Nullable Object fileKey) {
            this.fileKey = fileKey;
        }

        DirectorySnapshot build(Path folder, String name) {
            sortAndDeduplicate(manuscripts);
            sortAndDeduplicate(otherFiles);
            return new DirectorySnapshot(folder, fileKey, name, List.copyOf(manuscripts), List.copyOf(otherFiles),
                    List.copyOf(unreadable),
                    List.copyOf(problems), hasLinkedFiles);
        }

        /** Removes duplicates: Linux treats the NFC and NFD forms of a name as two files; macOS and URLs do not. */
        private void sortAndDeduplicate(List<ContentFile> kind) {
            kind.sort(Comparator.comparing(ContentFile::path).thenComparing(ContentFile::file));
            Set<String> paths = new HashSet<>();
            kind.removeIf(contentFile -> {
                boolean twin = !paths.add(contentFile.path());
                if (twin) {
                    problems.add(DirectorySnapshot.duplicateProblem(contentFile));
                }
                return twin;
            });
        }
    }

    /** Adds a directory of an earlier snapshot. */
    void add(DirectorySnapshot directorySnapshot) {
        directories.add(directorySnapshot);
    }

    public FolderSnapshot toSnapshot() {
        builders.forEach((folder, builder) -> directories.add(builder.build(folder, ContentFolder.relativePath(root, folder))));
        Map<String, List<DirectorySnapshot>> byName = directories.stream()
                .sorted(Comparator.comparing(DirectorySnapshot::folder))
                .collect(Collectors.groupingBy(DirectorySnapshot::relativePath));
        return FolderSnapshot.of(byName.values().stream().flatMap(twins -> removeDuplicates(twins).stream()).toList());
    }

    /** Merges directories whose names differ only in Unicode normalization: of two files with one path, the first is read. */
    private static List<DirectorySnapshot> removeDuplicates(List<DirectorySnapshot> twins) {
        Set<String> paths = new HashSet<>();
        return twins.size() == 1 ? twins : twins.stream().map(directorySnapshot -> directorySnapshot.without(paths)).toList();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.equals(root) ? "" : folder.getFileName().toString();
        boolean skipped = name.startsWith(".") || name.startsWith("_") && !name.equals("_drafts");
        if (skipped) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        builders.put(folder, new DirectoryBuilder(attributes.fileKey()));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || TEMPORARY_FILE.matcher(name).matches()) {
            return FileVisitResult.CONTINUE;
        }
        String path = ContentFolder.relativePath(root, file);
        if (path.length() > MAX_PATH_LENGTH) {
            builders(file).problems.add(tooLong(path));
            return FileVisitResult.CONTINUE;
        }
        try {
            if (attributes.isSymbolicLink()) {
                addLink(file, path);
            } else if (attributes.isRegularFile()) {
                add(builders(file), path, file, attributes);
            }
            return FileVisitResult.CONTINUE;
        } catch (IOException exception) {
            return visitFileFailed(file, exception);
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException exception) {
        if (exception instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        String path = ContentFolder.relativePath(root, file);
        DirectoryBuilder builder = builders(file);
        builder.unreadable.add(path);
        builder.problems.add(Problem.checkError(
                path,
                0,
                0,
                "this cannot be read (" + exception.getClass().getSimpleName() + ")",
                "Give the user that runs Broadsheet read permission. Articles published from it are unchanged."));
        return FileVisitResult.CONTINUE;
    }

    private void addLink(Path file, String path) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (target.startsWith(root) && Files.isRegularFile(target)) {
            builders(file).hasLinkedFiles = true;
            add(builders(file), path, target, Files.readAttributes(target, BasicFileAttributes.class));
        } else if (isSourceFile(path)) {
            builders(file).problems.add(Problem.warning(
                    path,
                    0,
                    0,
                    "this symbolic link is broken or leads outside the content folder",
                    "Replace it with the file itself."));
        }
    }

    private DirectoryBuilder builders(Path file) {
        return builders.computeIfAbsent(file.equals(root) ? root : file.getParent(), _ -> new DirectoryBuilder(null));
    }

    private static void add(DirectoryBuilder builder, String path, Path file, BasicFileAttributes attributes) throws IOException {
        (isSourceFile(path) ? builder.manuscripts : builder.otherFiles)
                .add(new ContentFile(path, file, attributes.size(), ContentFolder.lastModified(file, attributes),
                        attributes.fileKey()));
    }

    private static Problem tooLong(String path) {
        String reason = "the path of this file has %,d characters; at most %,d are allowed"
                .formatted(path.length(), MAX_PATH_LENGTH);
        String remedy = "Shorten the names of the file or its folders.";
        return isSourceFile(path) ? Problem.error(path, 0, 0, reason, remedy) : Problem.checkError(path, 0, 0, reason, remedy);
    }

    private static boolean isSourceFile(String path) {
        return ManuscriptReader.isManuscript(path) || ManuscriptReader.isProfile(path)
                || ManuscriptReader.isStandingPage(path) || path.equals(ManuscriptReader.FRONT_PAGE_FILE);
    }
}
