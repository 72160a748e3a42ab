package press.broadsheet.importer.folder;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.text.Problem;

/**
 * What a look into the content folder found, folder by folder. A folder in which nothing changed has the same listing in the
 * next look, so that two looks are compared, and one made of another, in the time that the changed folders take.
 */
public final class FolderSnapshot {

    public static final FolderSnapshot EMPTY = new FolderSnapshot(List.of(), Set.of());

    private final SortedMap<Path, DirectorySnapshot> directories = new TreeMap<>();
    private final Map<String, List<DirectorySnapshot>> byRelativePath;
    private final List<String> unreadable;
    private final Set<String> unverifiedPaths;

    private FolderSnapshot(Collection<DirectorySnapshot> listings, Set<String> unverifiedPaths) {
        listings.forEach(directorySnapshot -> this.directories.put(directorySnapshot.folder(), directorySnapshot));
        this.byRelativePath = listings.stream().collect(Collectors.groupingBy(DirectorySnapshot::relativePath));
        this.unreadable = listings.stream().flatMap(directorySnapshot -> directorySnapshot.unreadable().stream()).toList();
        this.unverifiedPaths = unverifiedPaths;
    }

    static FolderSnapshot of(Collection<DirectorySnapshot> listings) {
        return new FolderSnapshot(listings, Set.of());
    }

    /** The same, made of the listings of an earlier look where they are the same; that look itself where all are. */
    FolderSnapshot reusing(FolderSnapshot last) {
        List<DirectorySnapshot> kept =
                directories().map(directorySnapshot -> Optional.ofNullable(last.directories.get(directorySnapshot.folder()))
                        .filter(directorySnapshot::equals)
                        .orElse(directorySnapshot)).toList();
        return kept.equals(last.directories().toList()) && unverifiedPaths.equals(last.unverifiedPaths)
                ? last
                : new FolderSnapshot(kept, unverifiedPaths);
    }

    /** The folders that it looked into. */
    Set<Path> folders() {
        return directories.keySet();
    }

    /** Where changes are news, each folder with what the file system knows it by: linked files may lie where nothing else is read. */
    Map<Path, Optional<Object>> watchedFolders() {
        Map<Path, Optional<Object>> grounds = new HashMap<>();
        directories().filter(DirectorySnapshot::hasLinkedFiles)
                .flatMap(DirectorySnapshot::allFiles)
                .forEach(contentFile -> grounds.put(contentFile.file().getParent(), Optional.empty()));
        directories().forEach(
                directorySnapshot -> grounds.put(directorySnapshot.folder(), Optional.ofNullable(directorySnapshot.fileKey())));
        return grounds;
    }

    Stream<DirectorySnapshot> directories() {
        return directories.values().stream();
    }

    /** How many manuscripts there are. */
    public int countManuscripts() {
        return directories().mapToInt(directorySnapshot -> directorySnapshot.manuscripts().size()).sum();
    }

    /** The manuscripts, in the order of their paths. */
    public List<ContentFile> manuscripts() {
        return sorted(DirectorySnapshot::manuscripts);
    }

    /** What else is there, likewise: pictures, recordings, documents. */
    public List<ContentFile> otherFiles() {
        return sorted(DirectorySnapshot::otherFiles);
    }

    private List<ContentFile> sorted(Function<DirectorySnapshot, List<ContentFile>> kind) {
        return directories().flatMap(directorySnapshot -> kind.apply(directorySnapshot).stream())
                .sorted(Comparator.comparing(ContentFile::path)).toList();
    }

    /** Everything of which a change may be news. */
    Stream<ContentFile> allFiles() {
        return directories().flatMap(DirectorySnapshot::allFiles);
    }

    public List<Problem> problems() {
        return directories().flatMap(directorySnapshot -> directorySnapshot.problems().stream()).toList();
    }

    /** The manuscript at that path, if there is one. */
    public Optional<ContentFile> manuscript(String path) {
        return find(path, DirectorySnapshot::manuscripts);
    }

    /** What else is at that path, if anything is. */
    public Optional<ContentFile> otherFile(String path) {
        return find(path, DirectorySnapshot::otherFiles);
    }

    private Optional<ContentFile> find(String path, Function<DirectorySnapshot, List<ContentFile>> kind) {
        return byRelativePath.getOrDefault(path.substring(0, Math.max(0, path.lastIndexOf('/'))), List.of()).stream()
                .flatMap(directorySnapshot -> DirectorySnapshot.find(kind.apply(directorySnapshot), path).stream())
                .findFirst();
    }

    /** The paths by which those files on disk are known here. */
    Set<String> relativePaths(Set<Path> files) {
        Set<Path> folders = files.stream().map(Path::getParent).collect(Collectors.toSet());
        return files.isEmpty()
                ? Set.of()
                : directories()
                        .filter(directorySnapshot -> directorySnapshot.hasLinkedFiles()
                                || folders.contains(directorySnapshot.folder()))
                        .flatMap(DirectorySnapshot::allFiles)
                        .filter(contentFile -> files.contains(contentFile.file()))
                        .map(ContentFile::path)
                        .collect(Collectors.toSet());
    }

    /** Whether everything was seen; what a folder holds that could not be read is not known to be missing. */
    public boolean isComplete() {
        return unreadable.isEmpty();
    }

    public boolean isUnreadable(String path) {
        return unreadable.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
    }

    /** The paths at which this and another look are not the same. */
    public Set<String> changedPaths(FolderSnapshot other) {
        return folders(other)
                .flatMap(folder -> DirectorySnapshot.changedPaths(directory(folder, other), other.directory(folder, this)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isSameAs(FolderSnapshot other) {
        return folders(other).allMatch(folder -> {
            DirectorySnapshot one = directory(folder, other);
            DirectorySnapshot two = other.directory(folder, this);
            return one.manuscripts().equals(two.manuscripts()) && one.otherFiles().equals(two.otherFiles())
                    && one.unreadable().equals(two.unreadable());
        });
    }

    /** What this and an earlier look agree on; the rest as in a third, from before both. */
    FolderSnapshot stableSince(FolderSnapshot earlier, FolderSnapshot before) {
        return of(folders(earlier).map(folder -> {
            DirectorySnapshot now = directory(folder, earlier);
            return now.stableSince(earlier.directory(folder, this), before.directories.getOrDefault(folder, now.asEmpty()));
        }).toList());
    }

    private Stream<Path> folders(FolderSnapshot other) {
        Set<Path> either = new HashSet<>(folders());
        either.addAll(other.folders());
        return either.stream();
    }

    /** An empty one where only the other look knows that folder. */
    private DirectorySnapshot directory(Path folder, FolderSnapshot other) {
        return Optional.ofNullable(directories.get(folder))
                .or(() -> Optional.ofNullable(other.directories.get(folder)).map(DirectorySnapshot::asEmpty))
                .orElseThrow();
    }

    /** Paths of files that may have changed though their size and time are as they were. */
    public Set<String> unverifiedPaths() {
        return unverifiedPaths;
    }

    public boolean isUnverified(String path) {
        return unverifiedPaths.contains(path);
    }

    FolderSnapshot withUnverified(Set<String> paths) {
        return new FolderSnapshot(directories.values(), paths);
    }

    /** The same without its problems and doubts, which were told already. */
    public FolderSnapshot withoutProblems() {
        return of(directories().map(DirectorySnapshot::withoutProblems).toList());
    }
}
