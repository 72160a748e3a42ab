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
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.manuscript.text.Problem;

/**
 * What a look into the content folder found, folder by folder. A folder in which nothing changed has the same listing in the
 * next look, so that two looks are compared, and one made of another, in the time that the changed folders take.
 */
public final class FolderSnapshot {

    public static final FolderSnapshot NOTHING = new FolderSnapshot(List.of(), Set.of());

    private final SortedMap<Path, DirectorySnapshot> listings = new TreeMap<>();
    private final Map<String, List<DirectorySnapshot>> byName;
    private final List<String> unseen;
    private final Set<String> doubted;

    private FolderSnapshot(Collection<DirectorySnapshot> listings, Set<String> doubted) {
        listings.forEach(directorySnapshot -> this.listings.put(directorySnapshot.folder(), directorySnapshot));
        this.byName = listings.stream().collect(Collectors.groupingBy(DirectorySnapshot::name));
        this.unseen = listings.stream().flatMap(directorySnapshot -> directorySnapshot.unseen().stream()).toList();
        this.doubted = doubted;
    }

    static FolderSnapshot of(Collection<DirectorySnapshot> listings) {
        return new FolderSnapshot(listings, Set.of());
    }

    /** The same, made of the listings of an earlier look where they are the same; that look itself where all are. */
    FolderSnapshot keeping(FolderSnapshot last) {
        List<DirectorySnapshot> kept = listings().map(directorySnapshot -> Optional.ofNullable(last.listings.get(directorySnapshot.folder()))
                .filter(directorySnapshot::equals)
                .orElse(directorySnapshot)).toList();
        return kept.equals(last.listings().toList()) && doubted.equals(last.doubted) ? last : new FolderSnapshot(kept, doubted);
    }

    /** The folders that it looked into. */
    Set<Path> folders() {
        return listings.keySet();
    }

    /** Where changes are news, each folder with what the file system knows it by: linked files may lie where nothing else is read. */
    Map<Path, Optional<Object>> grounds() {
        Map<Path, Optional<Object>> grounds = new HashMap<>();
        listings().filter(DirectorySnapshot::linked)
                .flatMap(DirectorySnapshot::everything)
                .forEach(entry -> grounds.put(entry.file().getParent(), Optional.empty()));
        listings().forEach(directorySnapshot -> grounds.put(directorySnapshot.folder(), Optional.ofNullable(directorySnapshot.key())));
        return grounds;
    }

    Stream<DirectorySnapshot> listings() {
        return listings.values().stream();
    }

    /** How many manuscripts there are. */
    public int size() {
        return listings().mapToInt(directorySnapshot -> directorySnapshot.entries().size()).sum();
    }

    /** The manuscripts, in the order of their paths. */
    public List<Entry> entries() {
        return sorted(DirectorySnapshot::entries);
    }

    /** What else is there, likewise: pictures, recordings, documents. */
    public List<Entry> files() {
        return sorted(DirectorySnapshot::files);
    }

    private List<Entry> sorted(Function<DirectorySnapshot, List<Entry>> kind) {
        return listings().flatMap(directorySnapshot -> kind.apply(directorySnapshot).stream()).sorted(Comparator.comparing(Entry::path)).toList();
    }

    /** Everything of which a change may be news. */
    Stream<Entry> everything() {
        return listings().flatMap(DirectorySnapshot::everything);
    }

    public List<Problem> problems() {
        return listings().flatMap(directorySnapshot -> directorySnapshot.problems().stream()).toList();
    }

    /** The manuscript at that path, if there is one. */
    public Optional<Entry> entry(String path) {
        return at(path, DirectorySnapshot::entries);
    }

    /** What else is at that path, if anything is. */
    public Optional<Entry> file(String path) {
        return at(path, DirectorySnapshot::files);
    }

    private Optional<Entry> at(String path, Function<DirectorySnapshot, List<Entry>> kind) {
        return byName.getOrDefault(path.substring(0, Math.max(0, path.lastIndexOf('/'))), List.of()).stream()
                .flatMap(directorySnapshot -> DirectorySnapshot.find(kind.apply(directorySnapshot), path).stream())
                .findFirst();
    }

    /** The paths by which those files on disk are known here. */
    Set<String> paths(Set<Path> files) {
        Set<Path> folders = files.stream().map(Path::getParent).collect(Collectors.toSet());
        return files.isEmpty()
                ? Set.of()
                : listings().filter(directorySnapshot -> directorySnapshot.linked() || folders.contains(directorySnapshot.folder()))
                        .flatMap(DirectorySnapshot::everything)
                        .filter(entry -> files.contains(entry.file()))
                        .map(Entry::path)
                        .collect(Collectors.toSet());
    }

    /** Whether everything was seen; what a folder holds that could not be read is not known to be missing. */
    public boolean sawAll() {
        return unseen.isEmpty();
    }

    public boolean couldNotSee(String path) {
        return unseen.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
    }

    /** The paths at which this and another look are not the same. */
    public Set<String> differing(FolderSnapshot other) {
        return folders(other)
                .flatMap(folder -> DirectorySnapshot.differing(listing(folder, other), other.listing(folder, this)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isSameAs(FolderSnapshot other) {
        return folders(other).allMatch(folder -> {
            DirectorySnapshot one = listing(folder, other);
            DirectorySnapshot two = other.listing(folder, this);
            return one.entries().equals(two.entries()) && one.files().equals(two.files())
                    && one.unseen().equals(two.unseen());
        });
    }

    /** What this and an earlier look agree on; the rest as in a third, from before both. */
    FolderSnapshot settled(FolderSnapshot earlier, FolderSnapshot before) {
        return of(folders(earlier).map(folder -> {
            DirectorySnapshot now = listing(folder, earlier);
            return now.settled(earlier.listing(folder, this), before.listings.getOrDefault(folder, now.emptied()));
        }).toList());
    }

    private Stream<Path> folders(FolderSnapshot other) {
        Set<Path> either = new HashSet<>(folders());
        either.addAll(other.folders());
        return either.stream();
    }

    /** An empty one where only the other look knows that folder. */
    private DirectorySnapshot listing(Path folder, FolderSnapshot other) {
        return Optional.ofNullable(listings.get(folder))
                .or(() -> Optional.ofNullable(other.listings.get(folder)).map(DirectorySnapshot::emptied))
                .orElseThrow();
    }

    /** Paths of files that may have changed though their size and time are as they were. */
    public Set<String> doubted() {
        return doubted;
    }

    public boolean doubts(String path) {
        return doubted.contains(path);
    }

    FolderSnapshot doubting(Set<String> paths) {
        return new FolderSnapshot(listings.values(), paths);
    }

    /** The same without its problems and doubts, which were told already. */
    public FolderSnapshot quiet() {
        return of(listings().map(DirectorySnapshot::quiet).toList());
    }
}
