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
 * Finds the files to read. The first time, compares the snapshot with the archive's records of files; from then on, with the
 * snapshot that was imported last.
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
     * The changes in a snapshot.
     *
     * @param possiblyChanged files that may have changed, sorted by path
     * @param outdated unchanged files that an older version of Broadsheet read
     * @param knownFiles the archive's records of both and of missing files, by path
     * @param missing the archive's records of files that no longer exist
     */
    record FolderChanges(
            List<ContentFile> possiblyChanged, List<ContentFile> outdated, Map<String, SourceFile> knownFiles,
            List<SourceFile> missing) {

        /** A copy in which outdated files count as possibly changed. */
        FolderChanges withOutdatedAsChanged() {
            List<ContentFile> all =
                    Stream.concat(possiblyChanged.stream(), outdated.stream()).sorted(Comparator.comparing(ContentFile::path))
                            .toList();
            return new FolderChanges(all, List.of(), knownFiles, missing);
        }
    }

    /** @param since the snapshot that the archive reflects; empty if unknown */
    FolderChanges compare(FolderSnapshot folderSnapshot, Optional<FolderSnapshot> since) {
        return since.map(last -> compareWithPrevious(last, folderSnapshot)).orElseGet(() -> compareWithArchive(folderSnapshot));
    }

    private FolderChanges compareWithPrevious(FolderSnapshot last, FolderSnapshot folderSnapshot) {
        Set<String> differing = new TreeSet<>(folderSnapshot.changedPaths(last));
        differing.addAll(folderSnapshot.unverifiedPaths());
        sourceFiles.refused().forEach(file -> differing.add(file.path()));
        List<ContentFile> suspects = differing.stream().flatMap(path -> folderSnapshot.manuscript(path).stream()).toList();
        Set<String> present = suspects.stream().map(ContentFile::path).collect(Collectors.toSet());
        List<SourceFile> known = sourceFiles.at(differing);
        return new FolderChanges(
                suspects, List.of(), byPath(known), known.stream().filter(file -> !present.contains(file.path())).toList());
    }

    /** Merges the two lists in path order, so that the archive's records are not all in memory. */
    private FolderChanges compareWithArchive(FolderSnapshot folderSnapshot) {
        List<ContentFile> suspects = new ArrayList<>();
        List<ContentFile> outdated = new ArrayList<>();
        List<SourceFile> known = new ArrayList<>();
        List<SourceFile> missing = new ArrayList<>();
        SortedEntries present = new SortedEntries(folderSnapshot.manuscripts());
        sourceFiles.forEach(file -> {
            present.takeBefore(file.path(), suspects);
            ContentFile contentFile = present.takeAt(file.path());
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
        present.takeRest(suspects);
        return new FolderChanges(
                suspects, outdated, byPath(Stream.concat(known.stream(), missing.stream()).toList()), missing);
    }

    /** Files of the same size and time are not opened. */
    private static boolean hasSameSizeAndTime(ContentFile contentFile, SourceFile before) {
        return !before.refused() && before.size() == contentFile.size() && before.modified() == contentFile.modified();
    }

    private static Map<String, SourceFile> byPath(Collection<SourceFile> files) {
        return files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    /** An iterator over entries in path order. */
    private static final class SortedEntries {

        private final Iterator<ContentFile> entries;
        private @Nullable ContentFile next;

        SortedEntries(List<ContentFile> sorted) {
            entries = sorted.iterator();
            advance();
        }

        /** Moves the entries before the path to the list. */
        void takeBefore(String path, List<ContentFile> passed) {
            for (ContentFile contentFile = next; contentFile != null && contentFile.path().compareTo(path) < 0; contentFile =
                    next) {
                passed.add(contentFile);
                advance();
            }
        }

        /** Takes the next entry if it has this path; else null. */
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
