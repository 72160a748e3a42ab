package press.broadsheet.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.media.MediaCatalog;
import press.broadsheet.archive.media.MediaCatalog.CatalogEntry;
import press.broadsheet.archive.media.MediaCatalog.FileStamp;
import press.broadsheet.archive.media.MediaCatalog.ServedBytes;
import press.broadsheet.archive.media.MediaCatalog.Variant;
import press.broadsheet.archive.media.MediaFiles;
import press.broadsheet.archive.media.MediaFiles.PendingFile;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.imaging.HeapBudget;
import press.broadsheet.imaging.ImageMemoryEstimate;
import press.broadsheet.imaging.ImageMetadataStripper;
import press.broadsheet.imaging.ImageResizer;
import press.broadsheet.imaging.ImageResizer.ResizeResult;
import press.broadsheet.imaging.MediaInspector;
import press.broadsheet.imaging.MediaInspector.Inspection;
import press.broadsheet.importer.ProcessingJournal.ProgressEntry;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.MediaAsset;

/** Imports the images and files that articles reference, if they are new or changed. */
@Component
class MediaImporter {

    /** Changes whenever processing of files changes, so that they are processed again. */
    private static final String PROCESSING_VERSION = "taken-2 " + ImageResizer.VERSION;

    /** Appended to the processing version of an image without smaller variants, followed by the heap it needs, in bytes. */
    private static final String HEAP_NEEDED = " lacking ";

    private static final long PROGRESS_INTERVAL_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(MediaImporter.class);

    /**
     * The result of a comparison with the catalog.
     *
     * @param changed files that are new or have new content
     * @param touched files whose size or time changed, but not their content
     * @param removed paths of deleted files
     * @param problems new problems of the files
     */
    record MediaChanges(List<CatalogEntry> changed, List<CatalogEntry> touched, List<String> removed, List<Problem> problems) {

        boolean changesNothing() {
            return changed.isEmpty() && removed.isEmpty();
        }

        Set<String> paths() {
            Set<String> paths = new HashSet<>(removed);
            changed.forEach(file -> paths.add(file.path()));
            return paths;
        }
    }

    private final MediaCatalog mediaCatalog;
    private final MediaReferences mediaReferences;
    private final MediaFiles files;
    private final ImageResizer imageResizer;
    private final Quarantine quarantine;
    private final ImportCancellation importCancellation;

    MediaImporter(MediaCatalog mediaCatalog, MediaReferences mediaReferences, MediaFiles files, ImageResizer imageResizer,
            Quarantine quarantine, ImportCancellation importCancellation) {
        this.mediaCatalog = mediaCatalog;
        this.mediaReferences = mediaReferences;
        this.files = files;
        this.imageResizer = imageResizer;
        this.quarantine = quarantine;
        this.importCancellation = importCancellation;
    }

    /**
     * Checks the files that changed since an earlier snapshot, those that these manuscripts reference, and those that could not
     * be read before. Without an earlier snapshot, checks all files.
     *
     * @param since the earlier snapshot
     * @param profileImages paths of the images of profiles
     */
    MediaChanges findChanges(FolderSnapshot folderSnapshot, Optional<FolderSnapshot> since, List<Manuscript> manuscripts,
            List<String> profileImages) {
        Set<String> wanted = new HashSet<>(profileImages);
        manuscripts
                .forEach(manuscript -> manuscript.references().media()
                        .forEach(mediaReference -> wanted.add(mediaReference.path())));
        if (since.isEmpty()) {
            wanted.addAll(mediaReferences.allPaths());
            return findChanges(folderSnapshot, folderSnapshot.otherFiles(), wanted, mediaCatalog.all());
        }
        Set<String> suspects = new TreeSet<>(wanted);
        suspects.addAll(folderSnapshot.changedPaths(since.get()));
        suspects.addAll(folderSnapshot.unverifiedPaths());
        suspects.addAll(mediaCatalog.unreadablePaths());
        wanted.addAll(mediaReferences.referencedAmong(suspects));
        return findChanges(folderSnapshot, suspects.stream().flatMap(path -> folderSnapshot.otherFile(path).stream()).toList(),
                wanted, mediaCatalog.at(suspects));
    }

    private MediaChanges findChanges(FolderSnapshot folderSnapshot, List<ContentFile> entries, Set<String> wanted,
            List<CatalogEntry> known) {
        Map<String, CatalogEntry> before = known.stream().collect(Collectors.toMap(CatalogEntry::path, Function.identity()));
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeIf(folderSnapshot::isUnreadable);
        entries.forEach(contentFile -> gone.remove(contentFile.path()));
        List<ContentFile> fresh = entries.stream()
                .filter(contentFile -> wanted.contains(contentFile.path()))
                .filter(contentFile -> folderSnapshot.isUnverified(contentFile.path())
                        || Optional.ofNullable(before.get(contentFile.path())).filter(file -> isUnchanged(file, contentFile))
                                .isEmpty())
                .toList();
        List<CatalogEntry> found = new ArrayList<>();
        List<CatalogEntry> touched = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        long lastLogged = System.nanoTime();
        for (int done = 0; done < fresh.size(); done++) {
            importCancellation.throwIfCancelled();
            if (System.nanoTime() - lastLogged > PROGRESS_INTERVAL_NANOS) {
                lastLogged = System.nanoTime();
                log.info("Processed {} of {} images and files; next: {}", done, fresh.size(), fresh.get(done).path());
            }
            process(fresh.get(done)).ifPresent(processedFile -> {
                boolean same = Optional.ofNullable(before.get(processedFile.entry().path()))
                        .filter(file -> hasSameContent(file, processedFile.entry()))
                        .isPresent();
                (same ? touched : found).add(processedFile.entry());
                processedFile.problem().filter(_ -> !same).ifPresent(problems::add);
            });
        }
        return new MediaChanges(found, touched, List.copyOf(gone), problems);
    }

    /** Updates the catalog. Call within the transaction of the edition. */
    void save(MediaChanges mediaChanges) {
        mediaCatalog.remove(mediaChanges.removed());
        mediaChanges.changed().forEach(mediaCatalog::put);
        mediaChanges.touched().forEach(mediaCatalog::put);
    }

    private boolean isUnchanged(CatalogEntry file, ContentFile contentFile) {
        return file.stamp().equals(stamp(contentFile))
                && isCurrentProcessing(file.processingVersion())
                && (file.rejectionReason().isPresent() ? !file.hash().isEmpty() : isStored(file));
    }

    /** An image that needed too much memory is processed again if the heap is now large enough. */
    private static boolean isCurrentProcessing(String version) {
        return version.equals(PROCESSING_VERSION)
                || version.startsWith(PROCESSING_VERSION + HEAP_NEEDED)
                        && Long.parseLong(version.substring((PROCESSING_VERSION + HEAP_NEEDED).length())) > HeapBudget
                                .maxHeap();
    }

    private boolean isStored(CatalogEntry file) {
        return files.contains(file.hash()) && file.variants().stream().allMatch(variant -> files.contains(variant.hash()));
    }

    private static boolean hasSameContent(CatalogEntry before, CatalogEntry now) {
        return before.hash().equals(now.hash())
                && before.rejectionReason().equals(now.rejectionReason())
                && before.variants().equals(now.variants());
    }

    /** A processed file, and its problem if it has one. */
    private record ProcessedFile(CatalogEntry entry, Optional<Problem> problem) {

        static ProcessedFile of(CatalogEntry catalogEntry) {
            return new ProcessedFile(catalogEntry, Optional.empty());
        }
    }

    /** Empty if the file changed while it was being copied; the next import will find it changed. */
    private Optional<ProcessedFile> process(ContentFile contentFile) {
        Optional<Problem> quarantined = quarantine.findProblem(contentFile);
        if (quarantined.isPresent()) {
            return Optional.of(new ProcessedFile(refused(contentFile, "", MediaInspector.quarantined()), quarantined));
        }
        Optional<Inspection> tooLarge = MediaInspector.checkSize(contentFile.size());
        if (tooLarge.isPresent()) {
            return Optional.of(ProcessedFile.of(refused(contentFile, "-", tooLarge.get())));
        }
        try (ProgressEntry _ = quarantine.begin(contentFile.path()); PendingFile copy = files.copy(contentFile.file())) {
            return ContentFolder.isUnchanged(contentFile) ? Optional.of(process(contentFile, copy)) : Optional.empty();
        } catch (ClosedByInterruptException stopped) { // cancels the import
            throw new UncheckedIOException(stopped);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException exception) {
            if (DiskFullFailureAnalyzer.findDiskFull(exception).isPresent()) { // not the file's fault
                throw new UncheckedIOException(exception);
            }
            return Optional.of(ProcessedFile.of(refused(contentFile, "", MediaInspector.unreadable(exception))));
        }
    }

    private ProcessedFile process(ContentFile contentFile, PendingFile copy) throws IOException {
        Inspection inspection = MediaInspector.inspect(copy.file());
        if (inspection.rejectionReason().isPresent()) {
            return ProcessedFile.of(refused(contentFile, copy.hash(), inspection));
        }
        if (!inspection.type().startsWith("image/")) {
            files.store(copy);
            return ProcessedFile
                    .of(found(contentFile, copy.hash(), contentFile.size(), inspection, PROCESSING_VERSION, List.of()));
        }
        return processImage(contentFile, inspection, copy);
    }

    /** Stores the image without its metadata, and smaller variants of it. */
    private ProcessedFile processImage(ContentFile contentFile, Inspection inspection, PendingFile copy) throws IOException {
        StrippedImage strippedImage = strip(inspection, copy);
        try (PendingFile pendingFile = strippedImage.file()) {
            ResizeResult resizeResult = imageResizer.resize(pendingFile, strippedImage.memoryEstimate());
            long length = Files.size(pendingFile.file());
            files.store(pendingFile);
            String version = PROCESSING_VERSION
                    + (resizeResult.requiredHeap().isPresent() ? HEAP_NEEDED + resizeResult.requiredHeap().getAsLong() : "");
            return new ProcessedFile(found(contentFile, pendingFile.hash(), length, inspection, version, resizeResult.variants()),
                    resizeResult.requiredHeap().stream().mapToObj(heap -> notResized(contentFile, inspection, heap)).findFirst());
        }
    }

    /** An image without metadata, in a file, and an estimate of the memory needed to decode it. */
    private record StrippedImage(PendingFile file, ImageMemoryEstimate memoryEstimate) {}

    private StrippedImage strip(Inspection inspection, PendingFile copy) throws IOException {
        byte[] whole = Files.readAllBytes(copy.file());
        byte[] bytes = ImageMetadataStripper.strip(inspection.type(), whole).orElse(whole);
        return new StrippedImage(files.write(bytes), ImageMemoryEstimate.of(inspection.type(), bytes, inspection.dimensions()));
    }

    private static Problem notResized(ContentFile contentFile, Inspection inspection, long heap) {
        long enough = Math.ceilDiv(heap, 100L << 20) * 100;
        return Problem.warning(contentFile.path(), 0, 0,
                "the image is published in its original size only: resizing %d × %d pixels needs a heap of %d MB, and %d MB are"
                        .formatted(inspection.dimensions().width(), inspection.dimensions().height(), enough,
                                HeapBudget.maxHeap() >> 20)
                        + " available",
                "Save it at most " + MediaAsset.MAX_WIDTH + " pixels wide or as a baseline JPEG, or increase the heap:"
                        + " JAVA_OPTS=-Xmx" + enough + "m.");
    }

    private static CatalogEntry found(ContentFile contentFile, String hash, long length, Inspection inspection, String version,
            List<Variant> variants) {
        return new CatalogEntry(contentFile.path(), stamp(contentFile),
                new ServedBytes(hash, length, inspection.type(), inspection.dimensions().width(),
                        inspection.dimensions().height()),
                version, variants, Optional.empty());
    }

    private static CatalogEntry refused(ContentFile contentFile, String hash, Inspection inspection) {
        return new CatalogEntry(contentFile.path(), stamp(contentFile), ServedBytes.none(hash), PROCESSING_VERSION, List.of(),
                inspection.rejectionReason());
    }

    private static FileStamp stamp(ContentFile contentFile) {
        return new FileStamp(contentFile.size(), contentFile.modified());
    }
}
