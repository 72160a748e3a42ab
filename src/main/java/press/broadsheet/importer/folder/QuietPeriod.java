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
    public static final Duration MOMENT = Duration.ofMillis(200);

    /** How long what is written together may take. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A lock that git left behind when it was killed, or holds while somebody words a commit, is not waited for longer. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    /** Times of files are as exact as this, on the coarsest file system and the worst set clock that are met. */
    private static final Duration YOUNG = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(QuietPeriod.class);

    private final GitIndexLock gitIndexLock;
    private final Clock clock;
    private final Duration patience;
    private final Set<String> told = new HashSet<>();
    private Optional<FolderSnapshot> imported = Optional.empty();
    private FolderSnapshot seen = FolderSnapshot.NOTHING;
    private boolean restless;
    private boolean heldUp;
    private Optional<Lock> forgotten = Optional.empty();
    private long since;
    private long changed;

    public QuietPeriod(GitIndexLock gitIndexLock, Clock clock) {
        this(gitIndexLock, clock, FORGOTTEN);
    }

    /** @param patience how long a lock is waited for while nothing is written */
    QuietPeriod(GitIndexLock gitIndexLock, Clock clock, Duration patience) {
        this.gitIndexLock = gitIndexLock;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Takes in another look, at least a {@link #MOMENT} after the last, and says what is to be imported now.
     *
     * @param news the files that the system told of since the last look
     */
    public Optional<FolderSnapshot> next(FolderSnapshot now, Set<Path> news) {
        Set<String> fresh = now.paths(news); // of scratch files, and of what was deleted, the look says enough
        told.addAll(fresh);
        if (told.isEmpty() && imported.filter(now::isSameAs).isPresent()) {
            restless = false;
            heldUp = false;
            seen = now;
            return Optional.empty();
        }
        boolean agrees = fresh.isEmpty() && now.isSameAs(seen) || isOld(now);
        note(agrees);
        Optional<FolderSnapshot> counts = counts(now, agrees);
        seen = now;
        return counts;
    }

    /** That was imported; it may be imported again when something changes. */
    public void imported(FolderSnapshot folderSnapshot) {
        imported = Optional.of(folderSnapshot);
        told.clear();
        restless = !seen.isSameAs(folderSnapshot);
        since = System.nanoTime();
    }

    /** Whether something is being written, and the next look is worth while after a {@link #MOMENT}. */
    public boolean isRestless() {
        return restless;
    }

    private void note(boolean agrees) {
        long now = System.nanoTime();
        if (!restless) {
            restless = true;
            since = now;
            changed = now;
        }
        if (!agrees) {
            changed = now;
        }
    }

    private Optional<FolderSnapshot> counts(FolderSnapshot now, boolean agrees) {
        boolean justEnded = heldUp; // perhaps since that look, of which git's last files are then not part
        heldUp = gitIndexLock.lock().filter(this::holdsUp).isPresent();
        if (heldUp || justEnded) {
            return Optional.empty();
        }
        if (agrees) {
            return Optional.of(now.doubting(doubted(now)));
        }
        return passed(since).compareTo(LONGEST) < 0 ? Optional.empty() : Optional.of(settled(now));
    }

    /** Once given up, a lock holds up nobody any more, until there is another one. */
    private boolean holdsUp(Lock lock) {
        if (forgotten.filter(lock::equals).isPresent()) {
            return false;
        }
        if (passed(changed).compareTo(patience) < 0) {
            return true;
        }
        forgotten = Optional.of(lock);
        log.warn("Git has held {} for {} s without writing a file, so that nobody waits for it any more. Delete it if no git is"
                + " at work", lock.file(), patience.toSeconds());
        return false;
    }

    /** Nothing in it was written lately: true of a folder that is first seen when the site starts, and saves a second look. */
    private boolean isOld(FolderSnapshot now) {
        Instant young = clock.instant().minus(YOUNG);
        return imported.isEmpty()
                && now.everything().allMatch(entry -> Instant.ofEpochMilli(entry.modified()).isBefore(young));
    }

    /** Size and time can lie, so what was told of, or is another file under the same name, is read whatever they say. */
    private Set<String> doubted(FolderSnapshot now) {
        Set<String> doubted = new HashSet<>(told);
        imported.ifPresent(last -> doubted.addAll(now.differing(last)));
        return doubted;
    }

    /** What two looks agree on; the rest stays as it was imported. */
    private FolderSnapshot settled(FolderSnapshot now) {
        FolderSnapshot settled = now.settled(seen, imported.orElse(FolderSnapshot.NOTHING));
        return settled.doubting(doubted(settled));
    }

    private static Duration passed(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
