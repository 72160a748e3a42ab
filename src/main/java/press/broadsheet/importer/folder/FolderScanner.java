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
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;

/** Lists what the content folder holds; what is hidden, or half written by another program, it passes by. */
public final class FolderScanner extends SimpleFileVisitor<Path> {

    /** What editors and copiers put beside a file while they write it; the rest of such names start with a dot. */
    private static final Pattern SCRATCH = Pattern.compile(
            "~\\$.*|#.*#|.*~|4913|.*\\.(?:sw[a-px]|tmp|vsctmp|part|partial|filepart|crdownload)"
                    + "|.*___jb_(?:tmp|old)___|.*\\.sb-[0-9a-f]{8}-\\w+",
            Pattern.CASE_INSENSITIVE);

    /** What the archive's columns hold of a path, in characters. */
    private static final int LONGEST_PATH = 1000;

    private final Map<Path, Notes> notes = new HashMap<>();
    private final List<DirectorySnapshot> listings = new ArrayList<>();
    private final Path root;

    public FolderScanner(Path root) {
        this.root = root;
    }

    /** What was noted of one folder. */
    private static final class Notes {

        private final List<Entry> entries = new ArrayList<>();
        private final List<Entry> files = new ArrayList<>();
        private final List<String> unseen = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private final @Nullable Object key;
        private boolean linked;

        Notes(@Nullable Object key) {
            this.key = key;
        }

        DirectorySnapshot listing(Path folder, String name) {
            part(entries);
            part(files);
            return new DirectorySnapshot(folder, key, name, List.copyOf(entries), List.copyOf(files), List.copyOf(unseen),
                    List.copyOf(problems), linked);
        }

        /** Linux keeps one name in both of Unicode's forms apart; Macs, readers and addresses do not. */
        private void part(List<Entry> kind) {
            kind.sort(Comparator.comparing(Entry::path).thenComparing(Entry::file));
            Set<String> paths = new HashSet<>();
            kind.removeIf(entry -> {
                boolean twin = !paths.add(entry.path());
                if (twin) {
                    problems.add(DirectorySnapshot.twin(entry));
                }
                return twin;
            });
        }
    }

    /** Takes over what another look found. */
    void add(DirectorySnapshot directorySnapshot) {
        listings.add(directorySnapshot);
    }

    public FolderSnapshot look() {
        notes.forEach((folder, noted) -> listings.add(noted.listing(folder, ContentFolder.relative(root, folder))));
        Map<String, List<DirectorySnapshot>> byName = listings.stream()
                .sorted(Comparator.comparing(DirectorySnapshot::folder))
                .collect(Collectors.groupingBy(DirectorySnapshot::name));
        return FolderSnapshot.of(byName.values().stream().flatMap(twins -> apart(twins).stream()).toList());
    }

    /** Folders of one name, as two spellings of its accents make them: of files of one path the first is read. */
    private static List<DirectorySnapshot> apart(List<DirectorySnapshot> twins) {
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
        notes.put(folder, new Notes(attributes.fileKey()));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || SCRATCH.matcher(name).matches()) {
            return FileVisitResult.CONTINUE;
        }
        String path = ContentFolder.relative(root, file);
        if (path.length() > LONGEST_PATH) {
            notes(file).problems.add(tooLong(path));
            return FileVisitResult.CONTINUE;
        }
        try {
            if (attributes.isSymbolicLink()) {
                link(file, path);
            } else if (attributes.isRegularFile()) {
                add(notes(file), path, file, attributes);
            }
            return FileVisitResult.CONTINUE;
        } catch (IOException trouble) {
            return visitFileFailed(file, trouble);
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        String path = ContentFolder.relative(root, file);
        Notes noted = notes(file);
        noted.unseen.add(path);
        noted.problems.add(Problem.fault(
                path,
                0,
                0,
                "this cannot be read (" + trouble.getClass().getSimpleName() + ")",
                "Let the user that runs Broadsheet read it; what is published from it stays as it is."));
        return FileVisitResult.CONTINUE;
    }

    private void link(Path file, String path) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file;
        if (target.startsWith(root) && Files.isRegularFile(target)) {
            notes(file).linked = true;
            add(notes(file), path, target, Files.readAttributes(target, BasicFileAttributes.class));
        } else if (isRead(path)) {
            notes(file).problems.add(Problem.warning(
                    path,
                    0,
                    0,
                    "this symbolic link leads out of the content folder, or nowhere",
                    "Put the file itself here."));
        }
    }

    private Notes notes(Path file) {
        return notes.computeIfAbsent(file.equals(root) ? root : file.getParent(), _ -> new Notes(null));
    }

    private static void add(Notes noted, String path, Path file, BasicFileAttributes attributes) throws IOException {
        (isRead(path) ? noted.entries : noted.files)
                .add(new Entry(path, file, attributes.size(), ContentFolder.modified(file, attributes), attributes.fileKey()));
    }

    private static Problem tooLong(String path) {
        String reason = "the path of this file has %,d characters, more than the %,d that the archive keeps"
                .formatted(path.length(), LONGEST_PATH);
        String remedy = "Give it, or the folders that it lies in, shorter names.";
        return isRead(path) ? Problem.error(path, 0, 0, reason, remedy) : Problem.fault(path, 0, 0, reason, remedy);
    }

    private static boolean isRead(String path) {
        return ManuscriptReader.isManuscript(path) || ManuscriptReader.isProfile(path)
                || ManuscriptReader.isPage(path) || path.equals(ManuscriptReader.FRONT);
    }
}
