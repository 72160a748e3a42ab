package press.broadsheet.importer.folder;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes whoever waits for the content folder to change. It is no more than an alarm: on a network mount, past the system's
 * limit of watches, or where events come late, it stays silent, and the folder is compared from time to time all the same.
 */
public final class DirectoryWatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DirectoryWatcher.class);

    /** Is told of nothing. */
    public static final DirectoryWatcher NONE = new DirectoryWatcher(Optional.empty());

    /** Linux's file systems that are this machine's alone, as its mounts name them. */
    private static final Set<String> LOCAL_FILE_SYSTEMS =
            Set.of("btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "reiserfs", "tmpfs", "xfs", "zfs");

    private final Optional<WatchService> watchService;
    private final Map<Object, Boolean> localByDevice = new HashMap<>();
    private final Map<Path, Watch> watches = new HashMap<>();
    private boolean incomplete;
    private boolean warned;

    /** @param fileKey what the file system knows the watched folder by */
    private record Watch(WatchKey key, Optional<Object> fileKey) {}

    private DirectoryWatcher(Optional<WatchService> watchService) {
        this.watchService = watchService;
    }

    public static DirectoryWatcher start() {
        try {
            return new DirectoryWatcher(Optional.of(FileSystems.getDefault().newWatchService()));
        } catch (IOException limit) {
            log.warn("The system tells of no changes ({}); the content folder is compared from time to time", limit.toString());
            return NONE;
        }
    }

    /**
     * Watches those folders; whether any of them was not watched before, so that what changed in it meanwhile was not told.
     *
     * @param folders with what the file system knows them by, where it says
     */
    boolean watch(Map<Path, Optional<Object>> folders) {
        if (watchService.isEmpty()) {
            return false;
        }
        cancelGone(folders);
        int before = watches.size();
        incomplete = false;
        folders.forEach((folder, identity) -> {
            if (!watches.containsKey(folder)) {
                watch(watchService.get(), folder, identity);
            }
        });
        return watches.size() > before;
    }

    /**
     * What was moved away is told of by its old name for as long as it is watched under that, and what comes in its place is
     * not told of at all: the system watches a folder, not a name.
     */
    private void cancelGone(Map<Path, Optional<Object>> folders) {
        watches.entrySet().removeIf(place -> {
            Watch watch = place.getValue();
            boolean stays = watch.key().isValid() && watch.fileKey().equals(folders.get(place.getKey()));
            if (!stays) {
                watch.key().cancel();
            }
            return !stays;
        });
    }

    private void watch(WatchService alarm, Path folder, Optional<Object> identity) {
        try {
            WatchKey key = folder.register(alarm, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watches.put(folder, new Watch(key, identity));
            localByDevice.computeIfAbsent(Files.getAttribute(folder, "unix:dev"), _ -> isLocal(folder));
        } catch (UnsupportedOperationException | IllegalArgumentException otherSystem) {
            localByDevice.put("unknown", false);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            log.debug("{} went away before it was watched", folder);
        } catch (IOException limit) {
            incomplete = true;
            warnOnce(folder, limit);
        }
    }

    private static boolean isLocal(Path folder) {
        try {
            return LOCAL_FILE_SYSTEMS.contains(Files.getFileStore(folder).type());
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether it is told of everything that happens in the folders it was given. */
    boolean watchesAllFolders() {
        return watchService.isPresent() && !incomplete;
    }

    /** Whether nothing can happen in them that it is not told of, since nobody but this machine writes there. */
    boolean seesAllChanges() {
        return watchesAllFolders() && !localByDevice.containsValue(false);
    }

    /** Waits for a change, but no longer than that, and not at all where nobody tells of any; the files and folders that it was told of. */
    Set<Path> await(Duration longest) throws InterruptedException {
        if (watchService.isEmpty()) {
            return Set.of();
        }
        Set<Path> told = new HashSet<>();
        try {
            WatchKey key = watchService.get().poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            while (key != null) {
                collectEvents(key, told);
                key = watchService.get().poll();
            }
        } catch (ClosedWatchServiceException closed) {
            throw new InterruptedException("there is nothing to wait for any more");
        }
        return told;
    }

    private void collectEvents(WatchKey key, Set<Path> told) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (key.watchable() instanceof Path folder) { // without a name, more happened there than the system could tell
                told.add(event.context() instanceof Path name ? folder.resolve(name) : folder);
            }
        }
        if (!key.reset()) {
            watches.values().removeIf(watch -> watch.key().equals(key)); // the folder is gone; one that comes in its place is watched anew
        }
    }

    private void warnOnce(Path folder, IOException limit) {
        if (!warned) {
            log.warn("Changes in {} are not told at once ({}); it is compared from time to time. On Linux, raise"
                    + " fs.inotify.max_user_watches if the content folder holds very many folders", folder, limit.toString());
            warned = true;
        }
    }

    @Override
    public void close() {
        watchService.ifPresent(alarm -> {
            try {
                alarm.close();
            } catch (IOException harmless) {
                log.debug("The watch could not be closed", harmless);
            }
        });
    }
}
