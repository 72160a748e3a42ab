package press.broadsheet.importer;

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
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Problem;

/**
 * What a look into the content folder found, folder by folder. A folder in which nothing changed has the same listing in the
 * next look, so that two looks are compared, and one made of another, in the time that the changed folders take.
 */
final class Look {

    static final Look NOTHING = new Look(List.of(), Set.of());

    private final SortedMap<Path, Listing> listings = new TreeMap<>();
    private final Map<String, List<Listing>> byName;
    private final List<String> unseen;
    private final Set<String> doubted;

    private Look(Collection<Listing> listings, Set<String> doubted) {
        listings.forEach(listing -> this.listings.put(listing.folder(), listing));
        this.byName = listings.stream().collect(Collectors.groupingBy(Listing::name));
        this.unseen = listings.stream().flatMap(listing -> listing.unseen().stream()).toList();
        this.doubted = doubted;
    }

    static Look of(Collection<Listing> listings) {
        return new Look(listings, Set.of());
    }

    /** The same, made of the listings of an earlier look where they are the same; that look itself where all are. */
    Look keeping(Look last) {
        List<Listing> kept = listings().map(listing -> Optional.ofNullable(last.listings.get(listing.folder()))
                .filter(listing::equals)
                .orElse(listing)).toList();
        return kept.equals(last.listings().toList()) && doubted.equals(last.doubted) ? last : new Look(kept, doubted);
    }

    /** The folders that it looked into. */
    Set<Path> folders() {
        return listings.keySet();
    }

    /** Where changes are news, each folder with what the file system knows it by: linked files may lie where nothing else is read. */
    Map<Path, Optional<Object>> grounds() {
        Map<Path, Optional<Object>> grounds = new HashMap<>();
        listings().filter(Listing::linked)
                .flatMap(Listing::everything)
                .forEach(entry -> grounds.put(entry.file().getParent(), Optional.empty()));
        listings().forEach(listing -> grounds.put(listing.folder(), Optional.ofNullable(listing.key())));
        return grounds;
    }

    Stream<Listing> listings() {
        return listings.values().stream();
    }

    /** How many manuscripts there are. */
    int size() {
        return listings().mapToInt(listing -> listing.entries().size()).sum();
    }

    /** The manuscripts, in the order of their paths. */
    List<Entry> entries() {
        return sorted(Listing::entries);
    }

    /** What else is there, likewise: pictures, recordings, documents. */
    List<Entry> files() {
        return sorted(Listing::files);
    }

    private List<Entry> sorted(Function<Listing, List<Entry>> kind) {
        return listings().flatMap(listing -> kind.apply(listing).stream()).sorted(Comparator.comparing(Entry::path)).toList();
    }

    /** Everything of which a change may be news. */
    Stream<Entry> everything() {
        return listings().flatMap(Listing::everything);
    }

    List<Problem> problems() {
        return listings().flatMap(listing -> listing.problems().stream()).toList();
    }

    /** The manuscript at that path, if there is one. */
    Optional<Entry> entry(String path) {
        return at(path, Listing::entries);
    }

    /** What else is at that path, if anything is. */
    Optional<Entry> file(String path) {
        return at(path, Listing::files);
    }

    private Optional<Entry> at(String path, Function<Listing, List<Entry>> kind) {
        return byName.getOrDefault(path.substring(0, Math.max(0, path.lastIndexOf('/'))), List.of()).stream()
                .flatMap(listing -> Listing.find(kind.apply(listing), path).stream())
                .findFirst();
    }

    /** The paths by which those files on disk are known here. */
    Set<String> paths(Set<Path> files) {
        Set<Path> folders = files.stream().map(Path::getParent).collect(Collectors.toSet());
        return files.isEmpty()
                ? Set.of()
                : listings().filter(listing -> listing.linked() || folders.contains(listing.folder()))
                        .flatMap(Listing::everything)
                        .filter(entry -> files.contains(entry.file()))
                        .map(Entry::path)
                        .collect(Collectors.toSet());
    }

    /** Whether everything was seen; what a folder holds that could not be read is not known to be missing. */
    boolean sawAll() {
        return unseen.isEmpty();
    }

    boolean couldNotSee(String path) {
        return unseen.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
    }

    /** The paths at which this and another look are not the same. */
    Set<String> differing(Look other) {
        return folders(other)
                .flatMap(folder -> Listing.differing(listing(folder, other), other.listing(folder, this)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isSameAs(Look other) {
        return folders(other).allMatch(folder -> {
            Listing one = listing(folder, other);
            Listing two = other.listing(folder, this);
            return one.entries().equals(two.entries()) && one.files().equals(two.files())
                    && one.unseen().equals(two.unseen());
        });
    }

    /** What this and an earlier look agree on; the rest as in a third, from before both. */
    Look settled(Look earlier, Look before) {
        return of(folders(earlier).map(folder -> {
            Listing now = listing(folder, earlier);
            return now.settled(earlier.listing(folder, this), before.listings.getOrDefault(folder, now.emptied()));
        }).toList());
    }

    private Stream<Path> folders(Look other) {
        Set<Path> either = new HashSet<>(folders());
        either.addAll(other.folders());
        return either.stream();
    }

    /** An empty one where only the other look knows that folder. */
    private Listing listing(Path folder, Look other) {
        return Optional.ofNullable(listings.get(folder))
                .or(() -> Optional.ofNullable(other.listings.get(folder)).map(Listing::emptied))
                .orElseThrow();
    }

    /** Paths of files that may have changed though their size and time are as they were. */
    Set<String> doubted() {
        return doubted;
    }

    boolean doubts(String path) {
        return doubted.contains(path);
    }

    Look doubting(Set<String> paths) {
        return new Look(listings.values(), paths);
    }

    /** The same without its problems and doubts, which were told already. */
    Look quiet() {
        return of(listings().map(Listing::quiet).toList());
    }
}
