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
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(3);

    /** How often it is where all is told: each look at many thousand files costs as much as answering hundreds of readers. */
    private static final Duration LONG_SCAN_INTERVAL = Duration.ofSeconds(60);

    /** Looks take this part of the time at the most, however large the folder. */
    private static final int SCAN_TIME_FACTOR = 20;

    /** How often new folders are looked into at once, if others come within them meanwhile. */
    private static final int MAX_RESCANS = 5;

    private final ContentFolder folder;
    private final DirectoryWatcher directoryWatcher;
    private FolderSnapshot lastSnapshot = FolderSnapshot.EMPTY;
    private Object folderKey = "";
    private boolean incremental;
    private boolean fullyWatched;
    private Duration scanDuration = Duration.ZERO;
    private long lastFullScan = System.nanoTime();

    /** What the system told of since all was calm. */
    private final Set<Path> pendingChanges = new HashSet<>();

    public FolderMonitor(ContentFolder folder, DirectoryWatcher directoryWatcher) {
        this.folder = folder;
        this.directoryWatcher = directoryWatcher;
    }

    /** Whether nobody tells of anything. */
    public boolean isPollingOnly() {
        return directoryWatcher == DirectoryWatcher.NONE;
    }

    /** Waits for news, but no longer than that. */
    public Set<Path> awaitChanges(Duration longest) throws InterruptedException {
        return directoryWatcher.await(longest);
    }

    /** How long to wait for news before looking all the same. */
    public Duration scanInterval() {
        Duration rest = scanDuration.multipliedBy(SCAN_TIME_FACTOR);
        return rest.compareTo(SCAN_INTERVAL) > 0 ? rest : SCAN_INTERVAL;
    }

    /**
     * Looks: where the system told of a change, at what lies beside it until all is calm again, though not for ever; else at
     * the whole folder, if that is due. Where it is not, all is as it was.
     */
    public FolderSnapshot scan(Set<Path> news) {
        pendingChanges.addAll(news);
        try {
            if (folder.unreadableReason().isPresent()) {
                return remember(FolderSnapshot.EMPTY);
            }
            boolean recent = isSameFolder() && elapsedSince(lastFullScan)
                    .compareTo(directoryWatcher.seesAllChanges() && fullyWatched ? LONG_SCAN_INTERVAL : scanInterval()) < 0;
            if (recent && incremental && pendingChanges.isEmpty()) {
                return lastSnapshot;
            }
            incremental &= recent && !pendingChanges.isEmpty() && directoryWatcher.watchesAllFolders();
            return rescan();
        } catch (IOException trouble) {
            return remember(FolderSnapshot.EMPTY);
        }
    }

    /** To be called when nothing is being written: what the system told of was seen. */
    public void markQuiet() {
        pendingChanges.clear();
        incremental = true;
    }

    /** What comes into a new folder before that is watched is told by nobody, and must not wait for the next round. */
    private FolderSnapshot rescan() throws IOException {
        boolean first = lastSnapshot.folders().isEmpty();
        boolean before = fullyWatched || !incremental;
        int looks = 0;
        do {
            fullyWatched = true;
            remember(incremental ? folder.scan(lastSnapshot, pendingChanges) : fullScan());
        } while (!fullyWatched && !first && ++looks < MAX_RESCANS);
        fullyWatched &= before;
        return lastSnapshot;
    }

    private FolderSnapshot fullScan() throws IOException {
        long start = System.nanoTime();
        FolderSnapshot folderSnapshot = folder.scan();
        lastFullScan = System.nanoTime();
        scanDuration = elapsedSince(start);
        return folderSnapshot;
    }

    /** Listings are kept and not their like: else many thousand entries grew old, and were garbage, in each round. */
    private FolderSnapshot remember(FolderSnapshot folderSnapshot) {
        fullyWatched &= !directoryWatcher.watch(folderSnapshot.watchedFolders()); // what came before it was watched, nobody tells of
        lastSnapshot = folderSnapshot.reusing(lastSnapshot);
        return lastSnapshot;
    }

    /** A link that leads to another folder now is nothing that a system tells of. */
    private boolean isSameFolder() throws IOException {
        Object now = folder.fileKey();
        boolean same = now.equals(folderKey);
        folderKey = now;
        return same;
    }

    private static Duration elapsedSince(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public void close() {
        directoryWatcher.close();
    }
}
