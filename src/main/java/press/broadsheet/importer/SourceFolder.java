package press.broadsheet.importer;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;

/** The content folder on disk: which manuscripts it holds, and which files they may name. It never looks outside, whatever a symbolic link says. */
@Component
class SourceFolder {

    /** A file on disk; {@code path} is from the content folder, parted by {@code /}, in NFC. */
    record Entry(String path, Path file, long size, long modified) {}

    /**
     * What a look into the folder found.
     *
     * @param entries the manuscripts
     * @param files what else is there: pictures, recordings, documents
     * @param unseen folders, from the content folder, that could not be read; what they hold is not known to be missing
     */
    record Look(List<Entry> entries, List<Entry> files, List<String> unseen, List<Problem> problems) {

        /** Everything of which a change may be news. */
        List<Entry> everything() {
            return Stream.concat(entries.stream(), files.stream()).toList();
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
        return settings.folder().toAbsolutePath().normalize();
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

    /** All there is, in the order of the paths. */
    Look look() throws IOException {
        Path root = path().toRealPath();
        Visitor visitor = new Visitor(root);
        Files.walkFileTree(root, visitor);
        visitor.entries.sort(Comparator.comparing(Entry::path));
        visitor.files.sort(Comparator.comparing(Entry::path));
        return new Look(List.copyOf(visitor.entries), List.copyOf(visitor.files), List.copyOf(visitor.unseen),
                List.copyOf(visitor.problems));
    }

    byte[] read(Entry entry) throws IOException {
        return Files.readAllBytes(entry.file());
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        final List<Entry> entries = new ArrayList<>();
        final List<Entry> files = new ArrayList<>();
        final List<String> unseen = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();
        private final Path root;

        Visitor(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.equals(root) ? "" : folder.getFileName().toString();
            boolean skipped = name.startsWith(".") || name.startsWith("_") && !name.equals("_drafts");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = relative(file);
            if (file.getFileName().toString().startsWith(".")) {
                return FileVisitResult.CONTINUE;
            }
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
            String path = relative(file);
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
                    .add(new Entry(path, file, attributes.size(), attributes.lastModifiedTime().toMillis()));
        }

        private static boolean isRead(String path) {
            return ManuscriptReader.isManuscript(path) || ManuscriptReader.isProfile(path)
                    || ManuscriptReader.isPage(path) || path.equals(ManuscriptReader.FRONT);
        }

        private String relative(Path file) {
            String path = root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
            return Normalizer.normalize(path, Normalizer.Form.NFC);
        }
    }
}
