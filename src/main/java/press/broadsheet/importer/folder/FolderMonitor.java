package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Looks out for changes in the content folder: at what lies beside a change of which the system tells, and from time to time
 * at all of it, since a system does not tell of everything.
 */
public final class FolderMonitor implements AutoCloseable {

    /** How often the folder is compared where something may change untold, as on a network mount. */
    private static final Duration ROUND = Duration.ofSeconds(3);

    /** How often it is where all is told: each look at many thousand files costs as much as answering hundreds of readers. */
    private static final Duration LONG_ROUND = Duration.ofSeconds(60);

    /** Looks take this part of the time at the most, however large the folder. */
    private static final int LOOKING_PART = 20;

    /** How often new folders are looked into at once, if others come within them meanwhile. */
    private static final int MOST_LOOKS = 5;

    private final ContentFolder folder;
    private final DirectoryWatcher directoryWatcher;
    private FolderSnapshot seen = FolderSnapshot.NOTHING;
    private Object key = "";
    private boolean partly;
    private boolean covered;
    private Duration took = Duration.ZERO;
    private long wholeAt = System.nanoTime();

    /** What the system told of since all was calm. */
    private final Set<Path> stale = new HashSet<>();

    public FolderMonitor(ContentFolder folder, DirectoryWatcher directoryWatcher) {
        this.folder = folder;
        this.directoryWatcher = directoryWatcher;
    }

    /** Whether nobody tells of anything. */
    public boolean isDeaf() {
        return directoryWatcher == DirectoryWatcher.NONE;
    }

    /** Waits for news, but no longer than that. */
    public Set<Path> news(Duration longest) throws InterruptedException {
        return directoryWatcher.await(longest);
    }

    /** How long to wait for news before looking all the same. */
    public Duration round() {
        Duration rest = took.multipliedBy(LOOKING_PART);
        return rest.compareTo(ROUND) > 0 ? rest : ROUND;
    }

    /**
     * Looks: where the system told of a change, at what lies beside it until all is calm again, though not for ever; else at
     * the whole folder, if that is due. Where it is not, all is as it was.
     */
    public FolderSnapshot look(Set<Path> news) {
        stale.addAll(news);
        try {
            if (folder.trouble().isPresent()) {
                return remember(FolderSnapshot.NOTHING);
            }
            boolean recent = isSameFolder() && passed(wholeAt).compareTo(directoryWatcher.tellsAll() && covered ? LONG_ROUND : round()) < 0;
            if (recent && partly && stale.isEmpty()) {
                return seen;
            }
            partly &= recent && !stale.isEmpty() && directoryWatcher.hearsAll();
            return here();
        } catch (IOException trouble) {
            return remember(FolderSnapshot.NOTHING);
        }
    }

    /** To be called when nothing is being written: what the system told of was seen. */
    public void calm() {
        stale.clear();
        partly = true;
    }

    /** What comes into a new folder before that is watched is told by nobody, and must not wait for the next round. */
    private FolderSnapshot here() throws IOException {
        boolean first = seen.folders().isEmpty();
        boolean before = covered || !partly;
        int looks = 0;
        do {
            covered = true;
            remember(partly ? folder.look(seen, stale) : whole());
        } while (!covered && !first && ++looks < MOST_LOOKS);
        covered &= before;
        return seen;
    }

    private FolderSnapshot whole() throws IOException {
        long start = System.nanoTime();
        FolderSnapshot folderSnapshot = folder.look();
        wholeAt = System.nanoTime();
        took = passed(start);
        return folderSnapshot;
    }

    /** Listings are kept and not their like: else many thousand entries grew old, and were garbage, in each round. */
    private FolderSnapshot remember(FolderSnapshot folderSnapshot) {
        covered &= !directoryWatcher.cover(folderSnapshot.grounds()); // what came before it was watched, nobody tells of
        seen = folderSnapshot.keeping(seen);
        return seen;
    }

    /** A link that leads to another folder now is nothing that a system tells of. */
    private boolean isSameFolder() throws IOException {
        Object now = folder.key();
        boolean same = now.equals(key);
        key = now;
        return same;
    }

    private static Duration passed(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public void close() {
        directoryWatcher.close();
    }
}
