package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.importer.SourceFolder.Look;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;

/** Lists what the content folder holds; what is hidden, or half written by another program, it passes by. */
final class FolderVisitor extends SimpleFileVisitor<Path> {

    /** What editors and copiers put beside a file while they write it; the rest of such names start with a dot. */
    private static final Pattern SCRATCH = Pattern.compile(
            "~\\$.*|#.*#|.*~|4913|.*\\.(?:sw[a-px]|tmp|vsctmp|part|partial|filepart|crdownload)"
                    + "|.*___jb_(?:tmp|old)___|.*\\.sb-[0-9a-f]{8}-\\w+",
            Pattern.CASE_INSENSITIVE);

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> files = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private final Path root;

    FolderVisitor(Path root) {
        this.root = root;
    }

    /** Takes over what a look found elsewhere than in that part. */
    void add(Look last, Extent part) {
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
        String path = SourceFolder.relative(root, file);
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
        String path = SourceFolder.relative(root, file);
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
