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
 * The result of a scan of the content folder, by directory. Consecutive snapshots share the {@link DirectorySnapshot} objects of
 * unchanged directories, so that comparing and merging them takes time only for changed directories.
 */
public final class FolderSnapshot {

    public static final FolderSnapshot EMPTY = new FolderSnapshot(List.of(), Set.of());

    private final SortedMap<Path, DirectorySnapshot> directories = new TreeMap<>();
    private final Map<String, List<DirectorySnapshot>> byRelativePath;
    private final List<String> unreadable;
    private final Set<String> unverifiedPaths;

    private FolderSnapshot(Collection<DirectorySnapshot> directories, Set<String> unverifiedPaths) {
        directories.forEach(directorySnapshot -> this.directories.put(directorySnapshot.folder(), directorySnapshot));
        this.byRelativePath = directories.stream().collect(Collectors.groupingBy(DirectorySnapshot::relativePath));
        this.unreadable = directories.stream().flatMap(directorySnapshot -> directorySnapshot.unreadable().stream()).toList();
        this.unverifiedPaths = unverifiedPaths;
    }

    static FolderSnapshot of(Collection<DirectorySnapshot> directories) {
        return new FolderSnapshot(directories, Set.of());
    }

    /** An equal snapshot that reuses the equal directories of an earlier one; that one itself if all are equal. */
    FolderSnapshot reusing(FolderSnapshot last) {
        List<DirectorySnapshot> reused =
                directories().map(directorySnapshot -> Optional.ofNullable(last.directories.get(directorySnapshot.folder()))
                        .filter(directorySnapshot::equals)
                        .orElse(directorySnapshot)).toList();
        return reused.equals(last.directories().toList()) && unverifiedPaths.equals(last.unverifiedPaths)
                ? last
                : new FolderSnapshot(reused, unverifiedPaths);
    }

    /** The scanned directories. */
    Set<Path> folders() {
        return directories.keySet();
    }

    /** The folders to watch and their file keys, including the folders of linked files. */
    Map<Path, Optional<Object>> watchedFolders() {
        Map<Path, Optional<Object>> watched = new HashMap<>();
        directories().filter(DirectorySnapshot::hasLinkedFiles)
                .flatMap(DirectorySnapshot::allFiles)
                .forEach(contentFile -> watched.put(contentFile.file().getParent(), Optional.empty()));
        directories().forEach(
                directorySnapshot -> watched.put(directorySnapshot.folder(), Optional.ofNullable(directorySnapshot.fileKey())));
        return watched;
    }

    Stream<DirectorySnapshot> directories() {
        return directories.values().stream();
    }

    /** The number of manuscripts. */
    public int countManuscripts() {
        return directories().mapToInt(directorySnapshot -> directorySnapshot.manuscripts().size()).sum();
    }

    /** The manuscripts, sorted by path. */
    public List<ContentFile> manuscripts() {
        return sorted(DirectorySnapshot::manuscripts);
    }

    /** Other files, such as images, audio and documents, sorted by path. */
    public List<ContentFile> otherFiles() {
        return sorted(DirectorySnapshot::otherFiles);
    }

    private List<ContentFile> sorted(Function<DirectorySnapshot, List<ContentFile>> kind) {
        return directories().flatMap(directorySnapshot -> kind.apply(directorySnapshot).stream())
                .sorted(Comparator.comparing(ContentFile::path)).toList();
    }

    /** Manuscripts and other files. */
    Stream<ContentFile> allFiles() {
        return directories().flatMap(DirectorySnapshot::allFiles);
    }

    public List<Problem> problems() {
        return directories().flatMap(directorySnapshot -> directorySnapshot.problems().stream()).toList();
    }

    /** The manuscript at a path. */
    public Optional<ContentFile> manuscript(String path) {
        return find(path, DirectorySnapshot::manuscripts);
    }

    /** The file at a path that is not a manuscript. */
    public Optional<ContentFile> otherFile(String path) {
        return find(path, DirectorySnapshot::otherFiles);
    }

    private Optional<ContentFile> find(String path, Function<DirectorySnapshot, List<ContentFile>> kind) {
        return byRelativePath.getOrDefault(path.substring(0, Math.max(0, path.lastIndexOf('/'))), List.of()).stream()
                .flatMap(directorySnapshot -> DirectorySnapshot.find(kind.apply(directorySnapshot), path).stream())
                .findFirst();
    }

    /** The content paths of these files on disk. */
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

    /** Whether everything could be read. Files in an unreadable folder must not be taken for deleted. */
    public boolean isComplete() {
        return unreadable.isEmpty();
    }

    public boolean isUnreadable(String path) {
        return unreadable.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
    }

    /** The paths of files that differ between this and another snapshot. */
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

    /** The files that are equal here and in an earlier snapshot; the others as in {@code before}, which is older than both. */
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

    /** The directory, or an empty one if only the other snapshot has it. */
    private DirectorySnapshot directory(Path folder, FolderSnapshot other) {
        return Optional.ofNullable(directories.get(folder))
                .or(() -> Optional.ofNullable(other.directories.get(folder)).map(DirectorySnapshot::asEmpty))
                .orElseThrow();
    }

    /** Paths of files that may have changed although their size and time are the same. */
    public Set<String> unverifiedPaths() {
        return unverifiedPaths;
    }

    public boolean isUnverified(String path) {
        return unverifiedPaths.contains(path);
    }

    FolderSnapshot withUnverified(Set<String> paths) {
        return new FolderSnapshot(directories.values(), paths);
    }

    /** A copy without problems and unverified paths, which were reported already. */
    public FolderSnapshot withoutProblems() {
        return of(directories().map(DirectorySnapshot::withoutProblems).toList());
    }
}
