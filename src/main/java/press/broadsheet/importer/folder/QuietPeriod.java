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
 * Tells from looks at the content folder what of it counts: a file does when two looks a moment apart agree. All are waited
 * for, so that what is written together comes together, but not for ever: while one file is copied for minutes, it alone
 * stays as it was.
 */
public final class QuietPeriod {

    /** How far two looks lie apart. */
    public static final Duration SAMPLE_INTERVAL = Duration.ofMillis(200);

    /** How long what is written together may take. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);

    /** A lock that git left behind when it was killed, or holds while somebody words a commit, is not waited for longer. */
    private static final Duration STALE_LOCK_TIMEOUT = Duration.ofSeconds(30);

    /** Times of files are as exact as this, on the coarsest file system and the worst set clock that are met. */
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

    /** @param lockTimeout how long a lock is waited for while nothing is written */
    QuietPeriod(GitIndexLock gitIndexLock, Clock clock, Duration lockTimeout) {
        this.gitIndexLock = gitIndexLock;
        this.clock = clock;
        this.lockTimeout = lockTimeout;
    }

    /**
     * Takes in another look, at least a {@link #SAMPLE_INTERVAL} after the last, and says what is to be imported now.
     *
     * @param news the files that the system told of since the last look
     */
    public Optional<FolderSnapshot> next(FolderSnapshot now, Set<Path> news) {
        Set<String> fresh = now.relativePaths(news); // of scratch files, and of what was deleted, the look says enough
        reportedPaths.addAll(fresh);
        if (reportedPaths.isEmpty() && imported.filter(now::isSameAs).isPresent()) {
            changing = false;
            locked = false;
            previous = now;
            return Optional.empty();
        }
        boolean agrees = fresh.isEmpty() && now.isSameAs(previous) || isUnmodifiedRecently(now);
        track(agrees);
        Optional<FolderSnapshot> counts = findImportable(now, agrees);
        previous = now;
        return counts;
    }

    /** That was imported; it may be imported again when something changes. */
    public void imported(FolderSnapshot folderSnapshot) {
        imported = Optional.of(folderSnapshot);
        reportedPaths.clear();
        changing = !previous.isSameAs(folderSnapshot);
        changingSince = System.nanoTime();
    }

    /** Whether something is being written, and the next look is worth while after a {@link #SAMPLE_INTERVAL}. */
    public boolean isChanging() {
        return changing;
    }

    private void track(boolean agrees) {
        long now = System.nanoTime();
        if (!changing) {
            changing = true;
            changingSince = now;
            lastChange = now;
        }
        if (!agrees) {
            lastChange = now;
        }
    }

    private Optional<FolderSnapshot> findImportable(FolderSnapshot now, boolean agrees) {
        boolean justEnded = locked; // perhaps since that look, of which git's last files are then not part
        locked = gitIndexLock.findLock().filter(this::blocks).isPresent();
        if (locked || justEnded) {
            return Optional.empty();
        }
        if (agrees) {
            return Optional.of(now.withUnverified(unverifiedPaths(now)));
        }
        return elapsedSince(changingSince).compareTo(MAX_WAIT) < 0 ? Optional.empty() : Optional.of(stableParts(now));
    }

    /** Once given up, a lock holds up nobody any more, until there is another one. */
    private boolean blocks(Lock lock) {
        if (staleLock.filter(lock::equals).isPresent()) {
            return false;
        }
        if (elapsedSince(lastChange).compareTo(lockTimeout) < 0) {
            return true;
        }
        staleLock = Optional.of(lock);
        log.warn("Git has held {} for {} s without writing a file, so that nobody waits for it any more. Delete it if no git is"
                + " at work", lock.file(), lockTimeout.toSeconds());
        return false;
    }

    /** Nothing in it was written lately: true of a folder that is first seen when the site starts, and saves a second look. */
    private boolean isUnmodifiedRecently(FolderSnapshot now) {
        Instant young = clock.instant().minus(TIMESTAMP_TOLERANCE);
        return imported.isEmpty()
                && now.allFiles().allMatch(contentFile -> Instant.ofEpochMilli(contentFile.modified()).isBefore(young));
    }

    /** Size and time can lie, so what was told of, or is another file under the same name, is read whatever they say. */
    private Set<String> unverifiedPaths(FolderSnapshot now) {
        Set<String> doubted = new HashSet<>(reportedPaths);
        imported.ifPresent(last -> doubted.addAll(now.changedPaths(last)));
        return doubted;
    }

    /** What two looks agree on; the rest stays as it was imported. */
    private FolderSnapshot stableParts(FolderSnapshot now) {
        FolderSnapshot settled = now.stableSince(previous, imported.orElse(FolderSnapshot.EMPTY));
        return settled.withUnverified(unverifiedPaths(settled));
    }

    private static Duration elapsedSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
