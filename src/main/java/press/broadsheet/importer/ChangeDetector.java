package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.store.SourceFiles;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.importer.folder.FolderSnapshot;

/**
 * Finds out which files of the folder are to be read: those that are not as the archive knows them. The first time, all are
 * held against it; from then on, what differs from the look that was imported last.
 */
@Component
class ChangeDetector {

    private final SourceFiles files;
    private final ManuscriptLoader desk;

    ChangeDetector(SourceFiles files, ManuscriptLoader desk) {
        this.files = files;
        this.desk = desk;
    }

    /**
     * What is to be done about a look.
     *
     * @param suspects the files that may have changed, in the order of their paths
     * @param outdated those that did not, but were read by an older Broadsheet
     * @param before what is known of both, by path
     * @param missing what is known of files that are no longer there
     */
    record Comparison(
            List<Entry> suspects, List<Entry> outdated, Map<String, SourceFile> before, List<SourceFile> missing) {

        /** What is outdated as suspect as what may have changed. */
        Comparison atOnce() {
            List<Entry> all =
                    Stream.concat(suspects.stream(), outdated.stream()).sorted(Comparator.comparing(Entry::path)).toList();
            return new Comparison(all, List.of(), before, missing);
        }
    }

    /** @param since the look that the archive is known to be up to; empty where it may not be */
    Comparison compare(FolderSnapshot folderSnapshot, Optional<FolderSnapshot> since) {
        return since.map(last -> since(last, folderSnapshot)).orElseGet(() -> whole(folderSnapshot));
    }

    private Comparison since(FolderSnapshot last, FolderSnapshot folderSnapshot) {
        Set<String> differing = new TreeSet<>(folderSnapshot.differing(last));
        differing.addAll(folderSnapshot.doubted());
        files.refused().forEach(file -> differing.add(file.path()));
        List<Entry> suspects = differing.stream().flatMap(path -> folderSnapshot.entry(path).stream()).toList();
        Set<String> there = suspects.stream().map(Entry::path).collect(Collectors.toSet());
        List<SourceFile> known = files.at(differing);
        return new Comparison(
                suspects, List.of(), byPath(known), known.stream().filter(file -> !there.contains(file.path())).toList());
    }

    /** Walks through both in the order of their paths, so that neither has to be held as a whole beside the other. */
    private Comparison whole(FolderSnapshot folderSnapshot) {
        List<Entry> suspects = new ArrayList<>();
        List<Entry> outdated = new ArrayList<>();
        List<SourceFile> known = new ArrayList<>();
        List<SourceFile> missing = new ArrayList<>();
        Stepper there = new Stepper(folderSnapshot.entries());
        files.each(file -> {
            there.upTo(file.path(), suspects);
            Entry entry = there.at(file.path());
            if (entry == null && !folderSnapshot.couldNotSee(file.path())) {
                missing.add(file);
            } else if (entry != null && (folderSnapshot.doubts(file.path()) || !isUntouched(entry, file))) {
                suspects.add(entry);
                known.add(file);
            } else if (entry != null && !file.version().equals(desk.version())) {
                outdated.add(entry);
                known.add(file);
            }
        });
        there.toTheEnd(suspects);
        return new Comparison(
                suspects, outdated, byPath(Stream.concat(known.stream(), missing.stream()).toList()), missing);
    }

    /** Size and time first: only where they differ is the file opened. */
    private static boolean isUntouched(Entry entry, SourceFile before) {
        return !before.refused() && before.size() == entry.size() && before.modified() == entry.modified();
    }

    private static Map<String, SourceFile> byPath(Collection<SourceFile> files) {
        return files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    /** Goes through entries by their paths. */
    private static final class Stepper {

        private final Iterator<Entry> entries;
        private @Nullable Entry next;

        Stepper(List<Entry> sorted) {
            entries = sorted.iterator();
            step();
        }

        /** Hands out the entries before that path. */
        void upTo(String path, List<Entry> passed) {
            for (Entry entry = next; entry != null && entry.path().compareTo(path) < 0; entry = next) {
                passed.add(entry);
                step();
            }
        }

        /** The entry at that path, if it is the next. */
        @Nullable
        Entry at(String path) {
            Entry entry = next;
            if (entry == null || !entry.path().equals(path)) {
                return null;
            }
            step();
            return entry;
        }

        void toTheEnd(List<Entry> passed) {
            for (Entry entry = next; entry != null; entry = next) {
                passed.add(entry);
                step();
            }
        }

        private void step() {
            next = entries.hasNext() ? entries.next() : null;
        }
    }
}
