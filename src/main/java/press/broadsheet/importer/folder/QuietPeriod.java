package press.broadsheet.importer.folder;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import press.broadsheet.importer.folder.GitIndexLock.Lock;

/**
 * Decides when changed files can be imported: a file is stable if two consecutive snapshots agree on it. Normally waits until
 * all files are stable, so that files written together are imported together. After a limit, stable files are imported and a
 * file that is still being copied keeps its imported state.
 */
public final class QuietPeriod {

    /** The time between two snapshots. */
    public static final Duration SAMPLE_INTERVAL = Duration.ofMillis(200);

    /** The longest wait for all files to be stable. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** Limit for a lock that git left behind when it was killed, or holds while a commit message is being edited. */
    private static final Duration STALE_LOCK_TIMEOUT = Duration.ofSeconds(30);

    /** Covers coarse file timestamps and small differences between clocks. */
    private static final Duration TIMESTAMP_TOLERANCE = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(QuietPeriod.class);

    private final GitIndexLock gitIndexLock;
    private final Clock clock;
    private final Duration lockTimeout;
    private final Set<String> reportedPaths = new HashSet<>();
    private Optional<FolderSnapshot> imported = Optional.empty();
    private FolderSnapshot previous = FolderSnapshot.EMPTY;
    private boolean changing;
    private boolean locked;
    private Optional<Lock> staleLock = Optional.empty();
    private long changingSince;
    private long lastChange;

    public QuietPeriod(GitIndexLock gitIndexLock, Clock clock) {
        this(gitIndexLock, clock, STALE_LOCK_TIMEOUT);
    }

    /** @param lockTimeout how long to wait for a lock while no file is written */
    QuietPeriod(GitIndexLock gitIndexLock, Clock clock, Duration lockTimeout) {
        this.gitIndexLock = gitIndexLock;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Adds a snapshot, taken at least {@link #SAMPLE_INTERVAL} after the last, and returns what to import now.
     *
     * @param changes the paths that the watcher reported since the last snapshot
     */
    public Optional<FolderSnapshot> next(FolderSnapshot now, Set<Path> changes) {
        Set<String> fresh = now.relativePaths(changes); // without temporary and deleted files
        reportedPaths.addAll(fresh);
        if (reportedPaths.isEmpty() && imported.filter(now::isSameAs).isPresent()) {
            changing = false;
            locked = false;
            previous = now;
            return Optional.empty();
        }
        boolean stable = fresh.isEmpty() && now.isSameAs(previous) || isUnmodifiedRecently(now);
        track(stable);
        Optional<FolderSnapshot> importable = findImportable(now, stable);
        previous = now;
        return importable;
    }

    /** Records that a snapshot was imported. */
    public void imported(FolderSnapshot folderSnapshot) {
        imported = Optional.of(folderSnapshot);
        reportedPaths.clear();
        changing = !previous.isSameAs(folderSnapshot);
        changingSince = System.nanoTime();
    }

    /** Whether files are being written, so that the next snapshot is needed after {@link #SAMPLE_INTERVAL}. */
    public boolean isChanging() {
        return changing;
    }

    private void track(boolean stable) {
        long now = System.nanoTime();
        if (!changing) {
            changing = true;
            changingSince = now;
            lastChange = now;
        }
        if (!stable) {
            lastChange = now;
        }
    }

    private Optional<FolderSnapshot> findImportable(FolderSnapshot now, boolean stable) {
        boolean justEnded = locked; // perhaps after this snapshot, which then lacks git's last files
        locked = gitIndexLock.findLock().filter(this::blocks).isPresent();
        if (locked || justEnded) {
            return Optional.empty();
        }
        if (stable) {
            return Optional.of(now.withUnverified(unverifiedPaths(now)));
        }
        return elapsedSince(changingSince).compareTo(MAX_WAIT) < 0 ? Optional.empty() : Optional.of(stableParts(now));
    }

    /** Whether to wait for the lock. A lock that timed out is ignored from then on. */
    private boolean blocks(Lock lock) {
        if (staleLock.filter(lock::equals).isPresent()) {
            return false;
        }
        if (elapsedSince(lastChange).compareTo(lockTimeout) < 0) {
            return true;
        }
        staleLock = Optional.of(lock);
        log.warn("Ignoring git's lock {}: no file was written for {} s. Delete it if no git process is running",
                lock.file(), lockTimeout.toSeconds());
        return false;
    }

    /** Whether no file was modified recently. At the start this saves waiting for a second snapshot. */
    private boolean isUnmodifiedRecently(FolderSnapshot now) {
        Instant limit = clock.instant().minus(TIMESTAMP_TOLERANCE);
        return imported.isEmpty()
                && now.allFiles().allMatch(contentFile -> Instant.ofEpochMilli(contentFile.modified()).isBefore(limit));
    }

    /** Files to read even if size and time are the same, because the watcher reported them or they changed since the import. */
    private Set<String> unverifiedPaths(FolderSnapshot now) {
        Set<String> unverified = new HashSet<>(reportedPaths);
        imported.ifPresent(last -> unverified.addAll(now.changedPaths(last)));
        return unverified;
    }

    /** The files on which two snapshots agree; the others as they were imported. */
    private FolderSnapshot stableParts(FolderSnapshot now) {
        FolderSnapshot stableFiles = now.stableSince(previous, imported.orElse(FolderSnapshot.EMPTY));
        return stableFiles.withUnverified(unverifiedPaths(stableFiles));
    }

    private static Duration elapsedSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
