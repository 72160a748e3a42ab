package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;

/** The content folder on disk: which manuscripts it holds, and which files they may name. It never looks outside, whatever a symbolic link says. */
@Component
class SourceFolder {

    /** What editors and copiers put beside a file while they write it; the rest of such names start with a dot. */
    private static final Pattern SCRATCH = Pattern.compile(
            "~\\$.*|#.*#|.*~|4913|.*\\.(?:sw[a-px]|tmp|vsctmp|part|partial|filepart|crdownload)"
                    + "|.*___jb_(?:tmp|old)___|.*\\.sb-[0-9a-f]{8}-\\w+",
            Pattern.CASE_INSENSITIVE);

    /**
     * A file on disk; {@code path} is from the content folder, parted by {@code /}, in NFC.
     *
     * @param key what the file system knows it by, where it says; another file under the same name has another
     */
    record Entry(String path, Path file, long size, long modified, @Nullable Object key) {}

    /**
     * What a look into the folder found.
     *
     * @param entries the manuscripts
     * @param files what else is there: pictures, recordings, documents
     * @param unseen folders, from the content folder, that could not be read; what they hold is not known to be missing
     * @param folders it looked into
     * @param doubted paths of files that may have changed though their size and time are as they were
     */
    record Look(
            List<Entry> entries, List<Entry> files, List<String> unseen, List<Problem> problems, List<Path> folders,
            Set<String> doubted) {

        static final Look NOTHING = new Look(List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

        /** Everything of which a change may be news. */
        List<Entry> everything() {
            return Stream.concat(entries.stream(), files.stream()).toList();
        }

        boolean isSameAs(Look other) {
            return entries.equals(other.entries) && files.equals(other.files) && unseen.equals(other.unseen);
        }

        Look doubting(Set<String> paths) {
            return new Look(entries, files, unseen, problems, folders, paths);
        }

        boolean doubts(String path) {
            return doubted.contains(path);
        }

        boolean couldNotSee(String path) {
            return unseen.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
        }
    }

    private final ImporterSettings settings;

    SourceFolder(ImporterSettings settings) {
        this.settings = settings;
    }

    Path path() {
        return settings.path();
    }

    /** Why the folder as a whole cannot be imported, in words for an operator; empty where it can. */
    Optional<String> trouble() {
        if (!Files.exists(path())) {
            return Optional.of("the content folder " + path() + " does not exist. Create it, or set"
                    + " broadsheet.importer.folder to where the articles are.");
        }
        if (!Files.isDirectory(path())) {
            return Optional.of("the content folder " + path() + " is not a folder. Set broadsheet.importer.folder to the"
                    + " folder that holds the articles.");
        }
        return Files.isReadable(path()) && Files.isExecutable(path())
                ? Optional.empty()
                : Optional.of("the content folder " + path() + " may not be read. Let the user that runs Broadsheet read it.");
    }

    /** What tells the folder from another one under its name. */
    Object key() throws IOException {
        Path root = path().toRealPath();
        Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
        return key == null ? root : List.of(root, key);
    }

    /** All there is, in the order of the paths. */
    Look look() throws IOException {
        Path root = path().toRealPath();
        Visitor visitor = new Visitor(root);
        Files.walkFileTree(root, visitor);
        return visitor.look();
    }

    /**
     * All there is, if nothing has changed since {@code last} but what the system told of: the folders in which that lies
     * are listed anew, and everything below what came or went as a folder itself.
     */
    Look look(Look last, Set<Path> told) throws IOException {
        Path root = path().toRealPath();
        Part part = Part.of(root, last, told);
        if (!last.unseen().isEmpty() || !last.folders().containsAll(part.folders())) {
            return look();
        }
        Visitor visitor = new Visitor(root);
        visitor.add(last, part);
        for (Path folder : part.folders()) {
            Files.walkFileTree(folder, Set.of(), 1, visitor);
        }
        for (Path tree : part.trees()) {
            if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(tree, visitor);
            }
        }
        return visitor.look();
    }

    /**
     * What is to be listed anew.
     *
     * @param folders without what lies deeper
     * @param trees folders that came or went, with all they hold or held; none lies within another
     * @param parents the first, as entries name them
     * @param stems the second, likewise
     */
    private record Part(Set<Path> folders, Set<Path> trees, Set<String> parents, List<String> stems) {

        static Part of(Path root, Look last, Set<Path> told) {
            Set<Path> known = Set.copyOf(last.folders());
            Set<Path> trees = told.stream()
                    .filter(path -> known.contains(path) || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .collect(Collectors.toSet());
            Set<Path> outermost = trees.stream()
                    .filter(tree -> trees.stream().noneMatch(other -> !other.equals(tree) && tree.startsWith(other)))
                    .collect(Collectors.toSet());
            Set<Path> folders = told.stream()
                    .filter(path -> !path.equals(root))
                    .map(Path::getParent)
                    .filter(folder -> outermost.stream().noneMatch(folder::startsWith))
                    .collect(Collectors.toSet());
            return new Part(folders, outermost,
                    folders.stream().map(folder -> relative(root, folder)).collect(Collectors.toSet()),
                    outermost.stream().map(tree -> relative(root, tree)).toList());
        }

        boolean holds(String path) {
            return parents.contains(path.substring(0, Math.max(0, path.lastIndexOf('/'))))
                    || stems.stream().anyMatch(tree -> tree.isEmpty() || path.startsWith(tree + "/"));
        }

        boolean holds(Path folder) {
            return folders.contains(folder) || trees.stream().anyMatch(folder::startsWith);
        }
    }

    /** From the content folder, parted by {@code /}, in NFC. */
    private static String relative(Path root, Path file) {
        String path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    /** The paths at which two lists of entries, each in the order of its paths, are not the same. */
    static List<String> differing(List<Entry> before, List<Entry> now) {
        List<String> paths = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < now.size()) {
            int order = i == before.size() ? 1 : j == now.size() ? -1 : before.get(i).path().compareTo(now.get(j).path());
            if (order < 0) {
                paths.add(before.get(i++).path());
            } else if (order > 0) {
                paths.add(now.get(j++).path());
            } else if (!before.get(i++).equals(now.get(j++))) {
                paths.add(now.get(j - 1).path());
            }
        }
        return paths;
    }

    byte[] read(Entry entry) throws IOException {
        return Files.readAllBytes(entry.file());
    }

    /** Whether a file is still the one that was looked at: what was read from it meanwhile is whole. */
    static boolean isAsSeen(Entry entry) throws IOException {
        BasicFileAttributes now = Files.readAttributes(entry.file(), BasicFileAttributes.class);
        return now.size() == entry.size() && now.lastModifiedTime().toMillis() == entry.modified();
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        final List<Entry> entries = new ArrayList<>();
        final List<Entry> files = new ArrayList<>();
        final List<String> unseen = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();
        final List<Path> folders = new ArrayList<>();
        private final Path root;

        Visitor(Path root) {
            this.root = root;
        }

        /** Takes over what a look found elsewhere than in that part. */
        void add(Look last, Part part) {
            last.entries().stream().filter(entry -> !part.holds(entry.path())).forEach(entries::add);
            last.files().stream().filter(file -> !part.holds(file.path())).forEach(files::add);
            last.problems().stream().filter(problem -> !part.holds(problem.path())).forEach(problems::add);
            last.folders().stream().filter(folder -> !part.holds(folder)).forEach(folders::add);
        }

        Look look() {
            entries.sort(Comparator.comparing(Entry::path));
            files.sort(Comparator.comparing(Entry::path));
            return new Look(List.copyOf(entries), List.copyOf(files), List.copyOf(unseen), List.copyOf(problems),
                    List.copyOf(folders), Set.of());
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.equals(root) ? "" : folder.getFileName().toString();
            boolean skipped = name.startsWith(".") || name.startsWith("_") && !name.equals("_drafts");
            if (skipped) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.add(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            if (name.startsWith(".") || SCRATCH.matcher(name).matches()) {
                return FileVisitResult.CONTINUE;
            }
            String path = relative(root, file);
            if (attributes.isSymbolicLink()) {
                link(file, path);
            } else if (attributes.isRegularFile()) {
                add(path, file, attributes);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException trouble) {
            if (trouble instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            String path = relative(root, file);
            unseen.add(path);
            problems.add(Problem.warning(
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
                add(path, target, Files.readAttributes(target, BasicFileAttributes.class));
            } else if (isRead(path)) {
                problems.add(Problem.warning(
                        path,
                        0,
                        0,
                        "this symbolic link leads out of the content folder, or nowhere",
                        "Put the file itself here."));
            }
        }

        private void add(String path, Path file, BasicFileAttributes attributes) {
            (isRead(path) ? entries : files)
                    .add(new Entry(path, file, attributes.size(), attributes.lastModifiedTime().toMillis(),
                            attributes.fileKey()));
        }

        private static boolean isRead(String path) {
            return ManuscriptReader.isManuscript(path) || ManuscriptReader.isProfile(path)
                    || ManuscriptReader.isPage(path) || path.equals(ManuscriptReader.FRONT);
        }
    }
}
