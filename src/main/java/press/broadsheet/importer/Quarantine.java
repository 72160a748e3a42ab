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
import press.broadsheet.importer.FilesInProgress.Note;
import press.broadsheet.importer.folder.ContentFolder.Entry;
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

    private final FilesInProgress underWay;
    private final Optional<Path> place;
    private final Predicate<Entry> trial;
    private final Map<String, Suspect> suspects = new TreeMap<>();

    @Autowired
    Quarantine(FilesInProgress underWay, DataDirectory dataDirectory) {
        this(underWay, dataDirectory.beside("quarantine.tsv"), TrialProcess::passes);
    }

    /** @param trial reads a file in such a way that nothing can come of it, and says whether that came to an end */
    Quarantine(FilesInProgress underWay, Optional<Path> place, Predicate<Entry> trial) {
        this.underWay = underWay;
        this.place = place;
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

        boolean isStillThat(String hash) {
            return this.hash.equals(hash) && heap() >= HeapBudget.heap() && version().equals(thisVersion());
        }
    }

    /** To be called before an import, with what it sees; it takes as long as the suspects take to be tried. */
    synchronized void trySuspects(FolderSnapshot folderSnapshot) {
        List<String> leftOver = underWay.leftOver();
        for (String path : leftOver) {
            Optional<Entry> entry = folderSnapshot.entry(path).or(() -> folderSnapshot.file(path));
            Optional<String> hash = entry.flatMap(Quarantine::hash);
            if (entry.isPresent() && hash.isPresent()) {
                judge(entry.get(), hash.get());
            }
        }
        if (!leftOver.isEmpty()) {
            write();
            underWay.clear();
        }
    }

    private void judge(Entry entry, String hash) {
        boolean again = Optional.ofNullable(suspects.get(entry.path())).filter(suspect -> suspect.isStillThat(hash)).isPresent();
        log.warn("The process ended while {} was being read, so that it {}", entry.path(),
                again ? "is held back" : "is tried alone");
        State state = !again && trial.test(entry) ? State.PASSED : State.HELD;
        suspects.put(entry.path(), new Suspect(state, hash, HeapBudget.heap(), thisVersion()));
    }

    /** Notes that a file is being read, until that is closed. */
    Note begin(String path) {
        return underWay.begin(path);
    }

    /** Why the file at that place is held back, as its own problem; empty where it is not. */
    synchronized Optional<Problem> holding(Entry entry) {
        Suspect suspect = suspects.get(entry.path());
        if (suspect == null || suspect.state() != State.HELD) {
            return Optional.empty();
        }
        if (hash(entry).filter(suspect::isStillThat).isEmpty()) {
            suspects.remove(entry.path());
            write();
            return Optional.empty();
        }
        return Optional.of(problem(entry.path()));
    }

    private static Problem problem(String path) {
        String heap = (HeapBudget.heap() >> 20) + " MB";
        return ManuscriptReader.isManuscript(path)
                ? Problem.error(path, 0, 0, "Broadsheet ended while it read this file, in a heap of " + heap
                        + ", so that the file is held back",
                        "Write it shorter or flatter, or give more memory, as by"
                                + " JAVA_OPTS=-Xmx1g. It is read again once it changes, or there is more memory.")
                : Problem.fault(path, 0, 0, "Broadsheet ended while it read this file, in a heap of " + heap
                        + ", so that the file is held back and what names it stands without it",
                        "Save it smaller or in another format, or give more memory, as by JAVA_OPTS=-Xmx1g. It is read again"
                                + " once it changes, or there is more memory.");
    }

    private static String thisVersion() {
        return Optional.ofNullable(Quarantine.class.getPackage().getImplementationVersion()).orElse("");
    }

    /** Of its bytes, of which few are in memory at once. */
    private static Optional<String> hash(Entry entry) {
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(entry.file()), Sha256.digest())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return Optional.of(Sha256.of(bytes.getMessageDigest()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** One line each: state, hash, heap, version, and the path, in which there may be a tab. */
    private void read() {
        try {
            for (String line : place.isPresent() && Files.exists(place.get())
                    ? Files.readAllLines(place.get())
                    : List.<String>of()) {
                String[] parts = line.split("\t", 5);
                suspects.put(parts[4].translateEscapes(),
                        new Suspect(State.valueOf(parts[0]), parts[1], Long.parseLong(parts[2]), parts[3]));
            }
        } catch (IOException | RuntimeException damaged) {
            log.warn("{} cannot be read, so that nothing is held back for it ({})", place.orElseThrow(), damaged.toString());
        }
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        suspects.forEach((path, suspect) -> lines.add(String.join("\t", suspect.state().name(), suspect.hash(),
                Long.toString(suspect.heap()), suspect.version(), path.replace("\\", "\\\\").replace("\n", "\\n"))));
        try {
            if (place.isPresent()) {
                Path fresh = place.get().resolveSibling(place.get().getFileName() + ".new");
                Files.write(fresh, lines);
                Files.move(fresh, place.get(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException trouble) {
            log.warn("It cannot be noted which files are held back ({})", trouble.toString());
        }
    }
}
