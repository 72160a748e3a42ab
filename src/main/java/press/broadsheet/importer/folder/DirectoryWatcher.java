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
 * Reports changed paths in the content folder. Not reliable: on network mounts, beyond the system's limit of watches, or if
 * events are delayed it reports nothing, so the folder is also scanned periodically.
 */
public final class DirectoryWatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DirectoryWatcher.class);

    /** Reports nothing. */
    public static final DirectoryWatcher NONE = new DirectoryWatcher(Optional.empty());

    /** Local file systems on Linux, by their names in the mount table. */
    private static final Set<String> LOCAL_FILE_SYSTEMS =
            Set.of("btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "reiserfs", "tmpfs", "xfs", "zfs");

    private final Optional<WatchService> watchService;
    private final Map<Object, Boolean> localByDevice = new HashMap<>();
    private final Map<Path, Watch> watches = new HashMap<>();
    private boolean incomplete;
    private boolean warned;

    /** @param fileKey the file system's key of the watched folder */
    private record Watch(WatchKey key, Optional<Object> fileKey) {}

    private DirectoryWatcher(Optional<WatchService> watchService) {
        this.watchService = watchService;
    }

    public static DirectoryWatcher start() {
        try {
            return new DirectoryWatcher(Optional.of(FileSystems.getDefault().newWatchService()));
        } catch (IOException limit) {
            log.warn("Cannot watch the content folder ({}). It is scanned periodically instead", limit.toString());
            return NONE;
        }
    }

    /**
     * Watches exactly these folders. True if any of them was not watched before, so that changes may have been missed.
     *
     * @param folders the folders and their file keys, if available
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
     * Cancels watches of folders that were removed or replaced. The system watches an inode, not a name: events of a moved
     * folder would be reported under its old name, and those of its replacement not at all.
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

    private void watch(WatchService service, Path folder, Optional<Object> identity) {
        try {
            WatchKey key = folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            watches.put(folder, new Watch(key, identity));
            localByDevice.computeIfAbsent(Files.getAttribute(folder, "unix:dev"), _ -> isLocal(folder));
        } catch (UnsupportedOperationException | IllegalArgumentException otherSystem) {
            localByDevice.put("unknown", false);
        } catch (NoSuchFileException | NotDirectoryException gone) {
            log.debug("{} was deleted before it could be watched", folder);
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

    /** Whether all folders are watched. */
    boolean watchesAllFolders() {
        return watchService.isPresent() && !incomplete;
    }

    /** Whether all folders are watched and on local file systems, so that no change is missed. */
    boolean seesAllChanges() {
        return watchesAllFolders() && !localByDevice.containsValue(false);
    }

    /** Waits for changes, up to the given time, and returns their paths. Returns at once if watching is not available. */
    Set<Path> await(Duration longest) throws InterruptedException {
        if (watchService.isEmpty()) {
            return Set.of();
        }
        Set<Path> changes = new HashSet<>();
        try {
            WatchKey key = watchService.get().poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            while (key != null) {
                collectEvents(key, changes);
                key = watchService.get().poll();
            }
        } catch (ClosedWatchServiceException closed) {
            throw new InterruptedException("The watch service is closed");
        }
        return changes;
    }

    private void collectEvents(WatchKey key, Set<Path> changes) {
        for (WatchEvent<?> event : key.pollEvents()) {
            if (key.watchable() instanceof Path folder) { // no context: overflow, events were lost
                changes.add(event.context() instanceof Path name ? folder.resolve(name) : folder);
            }
        }
        if (!key.reset()) {
            watches.values().removeIf(watch -> watch.key().equals(key)); // deleted; a replacement gets a new watch
        }
    }

    private void warnOnce(Path folder, IOException limit) {
        if (!warned) {
            log.warn("Cannot watch {} ({}). It is scanned periodically instead, so changes are found later. On Linux, raise"
                    + " fs.inotify.max_user_watches if the content folder has very many folders", folder, limit.toString());
            warned = true;
        }
    }

    @Override
    public void close() {
        watchService.ifPresent(service -> {
            try {
                service.close();
            } catch (IOException harmless) {
                log.debug("The watch service could not be closed", harmless);
            }
        });
    }
}
