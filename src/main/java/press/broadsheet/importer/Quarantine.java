package press.broadsheet.importer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DataDirectory;
import press.broadsheet.imaging.HeapBudget;
import press.broadsheet.importer.FilesInProgress.ProgressEntry;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Sha256;

/**
 * Holds back the files that end the process, so that none ends it twice. What was being read when the process ended is suspect:
 * the file to blame, others that were read beside it, or, after a kill, no more than what happened to be under way. Before the
 * next import each suspect is read alone, in a process of its own with as much memory as is free here. If that comes to an end,
 * the file is read as any other; if not, it is held back until its bytes change, or the heap is larger, or another version of
 * Broadsheet reads it. A file that is suspect again although it passed is held back without another trial.
 */
@Component
class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

    private final FilesInProgress filesInProgress;
    private final Optional<Path> file;
    private final Predicate<ContentFile> trial;
    private final Map<String, Suspect> suspects = new TreeMap<>();

    @Autowired
    Quarantine(FilesInProgress underWay, DataDirectory dataDirectory) {
        this(underWay, dataDirectory.resolve("quarantine.tsv"), TrialProcess::passes);
    }

    /** @param trial reads a file in such a way that nothing can come of it, and says whether that came to an end */
    Quarantine(FilesInProgress filesInProgress, Optional<Path> file, Predicate<ContentFile> trial) {
        this.filesInProgress = filesInProgress;
        this.file = file;
        this.trial = trial;
        read();
    }

    /** Where nothing is noted. */
    static Quarantine none() {
        return new Quarantine(new FilesInProgress(Optional.empty()), Optional.empty(), _ -> true);
    }

    private enum State {
        HELD, PASSED
    }

    /**
     * A file that was being read when the process ended.
     *
     * @param hash of its bytes then
     * @param heap in bytes, in which it was tried
     * @param version of Broadsheet that tried it
     */
    private record Suspect(State state, String hash, long heap, String version) {

        boolean isStillValidFor(String hash) {
            return this.hash.equals(hash) && heap() >= HeapBudget.maxHeap() && version().equals(thisVersion());
        }
    }

    /** To be called before an import, with what it sees; it takes as long as the suspects take to be tried. */
    synchronized void testSuspects(FolderSnapshot folderSnapshot) {
        List<String> leftOver = filesInProgress.findUnfinished();
        for (String path : leftOver) {
            Optional<ContentFile> entry = folderSnapshot.manuscript(path).or(() -> folderSnapshot.otherFile(path));
            Optional<String> hash = entry.flatMap(Quarantine::hash);
            if (entry.isPresent() && hash.isPresent()) {
                test(entry.get(), hash.get());
            }
        }
        if (!leftOver.isEmpty()) {
            write();
            filesInProgress.clear();
        }
    }

    private void test(ContentFile contentFile, String hash) {
        boolean again = Optional.ofNullable(suspects.get(contentFile.path())).filter(suspect -> suspect.isStillValidFor(hash))
                .isPresent();
        log.warn("The process ended while {} was being read, so that it {}", contentFile.path(),
                again ? "is held back" : "is tried alone");
        State state = !again && trial.test(contentFile) ? State.PASSED : State.HELD;
        suspects.put(contentFile.path(), new Suspect(state, hash, HeapBudget.maxHeap(), thisVersion()));
    }

    /** Notes that a file is being read, until that is closed. */
    ProgressEntry begin(String path) {
        return filesInProgress.begin(path);
    }

    /** Why the file at that place is held back, as its own problem; empty where it is not. */
    synchronized Optional<Problem> findProblem(ContentFile contentFile) {
        Suspect suspect = suspects.get(contentFile.path());
        if (suspect == null || suspect.state() != State.HELD) {
            return Optional.empty();
        }
        if (hash(contentFile).filter(suspect::isStillValidFor).isEmpty()) {
            suspects.remove(contentFile.path());
            write();
            return Optional.empty();
        }
        return Optional.of(problem(contentFile.path()));
    }

    private static Problem problem(String path) {
        String heap = (HeapBudget.maxHeap() >> 20) + " MB";
        return ManuscriptReader.isManuscript(path)
                ? Problem.error(path, 0, 0, "Broadsheet ended while it read this file, in a heap of " + heap
                        + ", so that the file is held back",
                        "Write it shorter or flatter, or give more memory, as by"
                                + " JAVA_OPTS=-Xmx1g. It is read again once it changes, or there is more memory.")
                : Problem.checkError(path, 0, 0, "Broadsheet ended while it read this file, in a heap of " + heap
                        + ", so that the file is held back and what names it stands without it",
                        "Save it smaller or in another format, or give more memory, as by JAVA_OPTS=-Xmx1g. It is read again"
                                + " once it changes, or there is more memory.");
    }

    private static String thisVersion() {
        return Optional.ofNullable(Quarantine.class.getPackage().getImplementationVersion()).orElse("");
    }

    /** Of its bytes, of which few are in memory at once. */
    private static Optional<String> hash(ContentFile contentFile) {
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(contentFile.file()), Sha256.digest())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return Optional.of(Sha256.of(bytes.getMessageDigest()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** One line each: state, hash, heap, version, and the path, in which there may be a tab. */
    private void read() {
        try {
            for (String line : file.isPresent() && Files.exists(file.get())
                    ? Files.readAllLines(file.get())
                    : List.<String>of()) {
                String[] parts = line.split("\t", 5);
                suspects.put(parts[4].translateEscapes(),
                        new Suspect(State.valueOf(parts[0]), parts[1], Long.parseLong(parts[2]), parts[3]));
            }
        } catch (IOException | RuntimeException damaged) {
            log.warn("{} cannot be read, so that nothing is held back for it ({})", file.orElseThrow(), damaged.toString());
        }
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        suspects.forEach((path, suspect) -> lines.add(String.join("\t", suspect.state().name(), suspect.hash(),
                Long.toString(suspect.heap()), suspect.version(), path.replace("\\", "\\\\").replace("\n", "\\n"))));
        try {
            if (file.isPresent()) {
                Path fresh = file.get().resolveSibling(file.get().getFileName() + ".new");
                Files.write(fresh, lines);
                Files.move(fresh, file.get(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException trouble) {
            log.warn("It cannot be noted which files are held back ({})", trouble.toString());
        }
    }
}
