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
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;

/**
 * Finds out which files of the folder are to be read: those that are not as the archive knows them. The first time, all are
 * held against it; from then on, what differs from the look that was imported last.
 */
@Component
class ChangeDetector {

    private final SourceFiles sourceFiles;
    private final ManuscriptLoader loader;

    ChangeDetector(SourceFiles sourceFiles, ManuscriptLoader loader) {
        this.sourceFiles = sourceFiles;
        this.loader = loader;
    }

    /**
     * What is to be done about a look.
     *
     * @param possiblyChanged the files that may have changed, in the order of their paths
     * @param outdated those that did not, but were read by an older Broadsheet
     * @param knownFiles what is known of both, by path
     * @param missing what is known of files that are no longer there
     */
    record FolderChanges(
            List<ContentFile> possiblyChanged, List<ContentFile> outdated, Map<String, SourceFile> knownFiles,
            List<SourceFile> missing) {

        /** What is outdated as suspect as what may have changed. */
        FolderChanges withOutdatedAsChanged() {
            List<ContentFile> all =
                    Stream.concat(possiblyChanged.stream(), outdated.stream()).sorted(Comparator.comparing(ContentFile::path))
                            .toList();
            return new FolderChanges(all, List.of(), knownFiles, missing);
        }
    }

    /** @param since the look that the archive is known to be up to; empty where it may not be */
    FolderChanges compare(FolderSnapshot folderSnapshot, Optional<FolderSnapshot> since) {
        return since.map(last -> compareWithPrevious(last, folderSnapshot)).orElseGet(() -> compareWithArchive(folderSnapshot));
    }

    private FolderChanges compareWithPrevious(FolderSnapshot last, FolderSnapshot folderSnapshot) {
        Set<String> differing = new TreeSet<>(folderSnapshot.changedPaths(last));
        differing.addAll(folderSnapshot.unverifiedPaths());
        sourceFiles.refused().forEach(file -> differing.add(file.path()));
        List<ContentFile> suspects = differing.stream().flatMap(path -> folderSnapshot.manuscript(path).stream()).toList();
        Set<String> there = suspects.stream().map(ContentFile::path).collect(Collectors.toSet());
        List<SourceFile> known = sourceFiles.at(differing);
        return new FolderChanges(
                suspects, List.of(), byPath(known), known.stream().filter(file -> !there.contains(file.path())).toList());
    }

    /** Walks through both in the order of their paths, so that neither has to be held as a whole beside the other. */
    private FolderChanges compareWithArchive(FolderSnapshot folderSnapshot) {
        List<ContentFile> suspects = new ArrayList<>();
        List<ContentFile> outdated = new ArrayList<>();
        List<SourceFile> known = new ArrayList<>();
        List<SourceFile> missing = new ArrayList<>();
        SortedEntries there = new SortedEntries(folderSnapshot.manuscripts());
        sourceFiles.forEach(file -> {
            there.takeBefore(file.path(), suspects);
            ContentFile contentFile = there.takeAt(file.path());
            if (contentFile == null && !folderSnapshot.isUnreadable(file.path())) {
                missing.add(file);
            } else if (contentFile != null
                    && (folderSnapshot.isUnverified(file.path()) || !hasSameSizeAndTime(contentFile, file))) {
                suspects.add(contentFile);
                known.add(file);
            } else if (contentFile != null && !file.readerVersion().equals(loader.version())) {
                outdated.add(contentFile);
                known.add(file);
            }
        });
        there.takeRest(suspects);
        return new FolderChanges(
                suspects, outdated, byPath(Stream.concat(known.stream(), missing.stream()).toList()), missing);
    }

    /** Size and time first: only where they differ is the file opened. */
    private static boolean hasSameSizeAndTime(ContentFile contentFile, SourceFile before) {
        return !before.refused() && before.size() == contentFile.size() && before.modified() == contentFile.modified();
    }

    private static Map<String, SourceFile> byPath(Collection<SourceFile> files) {
        return files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    /** Goes through entries by their paths. */
    private static final class SortedEntries {

        private final Iterator<ContentFile> entries;
        private @Nullable ContentFile next;

        SortedEntries(List<ContentFile> sorted) {
            entries = sorted.iterator();
            advance();
        }

        /** Hands out the entries before that path. */
        void takeBefore(String path, List<ContentFile> passed) {
            for (ContentFile contentFile = next; contentFile != null && contentFile.path().compareTo(path) < 0; contentFile =
                    next) {
                passed.add(contentFile);
                advance();
            }
        }

        /** The entry at that path, if it is the next. */
        @Nullable
        ContentFile takeAt(String path) {
            ContentFile contentFile = next;
            if (contentFile == null || !contentFile.path().equals(path)) {
                return null;
            }
            advance();
            return contentFile;
        }

        void takeRest(List<ContentFile> passed) {
            for (ContentFile contentFile = next; contentFile != null; contentFile = next) {
                passed.add(contentFile);
                advance();
            }
        }

        private void advance() {
            next = entries.hasNext() ? entries.next() : null;
        }
    }
}
