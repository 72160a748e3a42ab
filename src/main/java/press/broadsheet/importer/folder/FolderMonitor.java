package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps a snapshot of the content folder up to date: rescans the folders of reported changes, and periodically the whole
 * folder, since watchers do not report everything.
 */
public final class FolderMonitor implements AutoCloseable {

    /** Interval of full scans if changes may be missed, as on a network mount. */
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(3);

    /** Interval of full scans if all changes are reported. Scanning thousands of files costs as much as hundreds of requests. */
    private static final Duration LONG_SCAN_INTERVAL = Duration.ofSeconds(60);

    /** The interval is at least this many times the duration of a scan. */
    private static final int SCAN_TIME_FACTOR = 20;

    /** Limits immediate rescans while new subfolders keep appearing. */
    private static final int MAX_RESCANS = 5;

    private final ContentFolder folder;
    private final DirectoryWatcher directoryWatcher;
    private FolderSnapshot lastSnapshot = FolderSnapshot.EMPTY;
    private Object folderKey = "";
    private boolean incremental;
    private boolean fullyWatched;
    private Duration scanDuration = Duration.ZERO;
    private long lastFullScan = System.nanoTime();

    /** Paths reported since the folder was last quiet. */
    private final Set<Path> pendingChanges = new HashSet<>();

    public FolderMonitor(ContentFolder folder, DirectoryWatcher directoryWatcher) {
        this.folder = folder;
        this.directoryWatcher = directoryWatcher;
    }

    /** Whether no watcher is available. */
    public boolean isPollingOnly() {
        return directoryWatcher == DirectoryWatcher.NONE;
    }

    /** Waits for reported changes, up to the given time. */
    public Set<Path> awaitChanges(Duration longest) throws InterruptedException {
        return directoryWatcher.await(longest);
    }

    /** How long to wait for reported changes before scanning anyway. */
    public Duration scanInterval() {
        Duration rest = scanDuration.multipliedBy(SCAN_TIME_FACTOR);
        return rest.compareTo(SCAN_INTERVAL) > 0 ? rest : SCAN_INTERVAL;
    }

    /**
     * Scans the folders of reported changes until the folder is quiet, or the whole folder if a full scan is due. Otherwise
     * returns the last snapshot.
     */
    public FolderSnapshot scan(Set<Path> changes) {
        pendingChanges.addAll(changes);
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
        } catch (IOException exception) {
            return remember(FolderSnapshot.EMPTY);
        }
    }

    /** Forgets the reported changes. Call when the folder is quiet. */
    public void markQuiet() {
        pendingChanges.clear();
        incremental = true;
    }

    /** Scans again while new folders appear: changes in a folder before it was watched are not reported. */
    private FolderSnapshot rescan() throws IOException {
        boolean first = lastSnapshot.folders().isEmpty();
        boolean before = fullyWatched || !incremental;
        int rescans = 0;
        do {
            fullyWatched = true;
            remember(incremental ? folder.scan(lastSnapshot, pendingChanges) : fullScan());
        } while (!fullyWatched && !first && ++rescans < MAX_RESCANS);
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

    /**
     * Reuses equal directory snapshots, so that periodic scans do not promote thousands of equal objects to the old generation.
     */
    private FolderSnapshot remember(FolderSnapshot folderSnapshot) {
        fullyWatched &= !directoryWatcher.watch(folderSnapshot.watchedFolders()); // newly watched: changes may be missed
        lastSnapshot = folderSnapshot.reusing(lastSnapshot);
        return lastSnapshot;
    }

    /** Whether the content folder was not replaced. Watchers do not report that a symbolic link has a new target. */
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
