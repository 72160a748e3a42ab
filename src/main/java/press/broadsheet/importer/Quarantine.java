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
import press.broadsheet.importer.ProcessingJournal.ProgressEntry;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Sha256;

/**
 * Skips files that crash the process, so that none crashes it twice. Every file that was being read when the process ended is a
 * suspect, including files that were read in parallel or when the process was killed. Before the next import, each suspect is
 * read alone in a child process, with as much memory as is free here. A file that passes is read normally. A file that fails is
 * skipped until its content changes, the heap is larger, or another version of Broadsheet reads it. A file that passed and
 * becomes a suspect again is skipped without another trial.
 */
@Component
class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

    private final ProcessingJournal processingJournal;
    private final Optional<Path> file;
    private final Predicate<ContentFile> trial;
    private final Map<String, Suspect> suspects = new TreeMap<>();

    @Autowired
    Quarantine(ProcessingJournal processingJournal, DataDirectory dataDirectory) {
        this(processingJournal, dataDirectory.resolve("quarantine.tsv"), TrialProcess::passes);
    }

    /** @param trial reads a file without side effects; true if that succeeded */
    Quarantine(ProcessingJournal processingJournal, Optional<Path> file, Predicate<ContentFile> trial) {
        this.processingJournal = processingJournal;
        this.file = file;
        this.trial = trial;
        read();
    }

    /** A quarantine that records nothing. */
    static Quarantine none() {
        return new Quarantine(new ProcessingJournal(Optional.empty()), Optional.empty(), _ -> true);
    }

    private enum State {
        HELD, PASSED
    }

    /**
     * A file that was being read when the process ended.
     *
     * @param hash SHA-256 of its content at that time
     * @param heap maximum heap of the trial, in bytes
     * @param version version of Broadsheet that ran the trial
     */
    private record Suspect(State state, String hash, long heap, String version) {

        boolean isStillValidFor(String hash) {
            return this.hash.equals(hash) && heap() >= HeapBudget.maxHeap() && version().equals(thisVersion());
        }
    }

    /** Runs the trials of all suspects in the snapshot. Call before each import. */
    synchronized void testSuspects(FolderSnapshot folderSnapshot) {
        List<String> unfinished = processingJournal.findUnfinished();
        for (String path : unfinished) {
            Optional<ContentFile> entry = folderSnapshot.manuscript(path).or(() -> folderSnapshot.otherFile(path));
            Optional<String> hash = entry.flatMap(Quarantine::hash);
            if (entry.isPresent() && hash.isPresent()) {
                test(entry.get(), hash.get());
            }
        }
        if (!unfinished.isEmpty()) {
            write();
            processingJournal.clear();
        }
    }

    private void test(ContentFile contentFile, String hash) {
        boolean again = Optional.ofNullable(suspects.get(contentFile.path())).filter(suspect -> suspect.isStillValidFor(hash))
                .isPresent();
        log.warn("The process ended while reading {}: {}", contentFile.path(),
                again ? "skipping the file" : "reading it alone in a child process");
        State state = !again && trial.test(contentFile) ? State.PASSED : State.HELD;
        suspects.put(contentFile.path(), new Suspect(state, hash, HeapBudget.maxHeap(), thisVersion()));
    }

    /** Records that a file is being read, until the entry is closed. */
    ProgressEntry begin(String path) {
        return processingJournal.begin(path);
    }

    /** Why the file is skipped; empty if it is not. */
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
                ? Problem.error(path, 0, 0, "Broadsheet crashed while reading this file (heap " + heap
                        + "), so the file is skipped",
                        "Shorten the article or simplify its markup, or increase the heap, for example JAVA_OPTS=-Xmx1g. The file"
                                + " is read again when it changes or the heap is larger.")
                : Problem.checkError(path, 0, 0, "Broadsheet crashed while reading this file (heap " + heap
                        + "), so the file is skipped. Articles that use it are published without it",
                        "Save it smaller or in another format, or increase the heap, for example JAVA_OPTS=-Xmx1g. The file is"
                                + " read again when it changes or the heap is larger.");
    }

    private static String thisVersion() {
        return Optional.ofNullable(Quarantine.class.getPackage().getImplementationVersion()).orElse("");
    }

    /** The SHA-256 of the file, read as a stream. */
    private static Optional<String> hash(ContentFile contentFile) {
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(contentFile.file()), Sha256.digest())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return Optional.of(Sha256.of(bytes.getMessageDigest()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Reads lines of state, hash, heap, version and path; the path is last because it may contain tabs. */
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
            log.warn("Cannot read {} ({}); no file is skipped because of it", file.orElseThrow(), damaged.toString());
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
        } catch (IOException exception) {
            log.warn("Cannot record which files are skipped ({})", exception.toString());
        }
    }
}
