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
import press.broadsheet.importer.FilesInProgress.ProgressEntry;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.MediaAsset;

/** Takes in the pictures and files that articles name, those that changed and those that were not there before. */
@Component
class MediaImporter {

    /** Changes whenever the same file is taken in otherwise than before, so that it is taken in again. */
    private static final String PROCESSING_VERSION = "taken-2 " + ImageResizer.VERSION;

    /** Behind the recipe of a picture without smaller sizes: the heap that would do, in bytes. */
    private static final String HEAP_NEEDED = " lacking ";

    private static final long PROGRESS_INTERVAL_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(MediaImporter.class);

    /**
     * What became of them.
     *
     * @param changed what is at a path now and was not before
     * @param touched what looks changed and is not
     * @param removed paths at which nothing is any more
     * @param problems of those files themselves, as far as they are new
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
     * Looks at what changed since an earlier look, at what those manuscripts name, and at what could not be read before; or
     * at everything.
     *
     * @param since that earlier look; empty where nothing is known to be as it was
     * @param portraits paths of what shows those who have a profile
     */
    MediaChanges findChanges(FolderSnapshot folderSnapshot, Optional<FolderSnapshot> since, List<Manuscript> manuscripts,
            List<String> portraits) {
        Set<String> wanted = new HashSet<>(portraits);
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
        long said = System.nanoTime();
        for (int done = 0; done < fresh.size(); done++) {
            importCancellation.throwIfCancelled();
            if (System.nanoTime() - said > PROGRESS_INTERVAL_NANOS) {
                said = System.nanoTime();
                log.info("Took in {} of {} pictures and files; the next is {}", done, fresh.size(), fresh.get(done).path());
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

    /** Notes it, within the transaction of the edition that shows it. */
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

    /** One that the heap could not bear is tried again in one that may. */
    private static boolean isCurrentProcessing(String recipe) {
        return recipe.equals(PROCESSING_VERSION)
                || recipe.startsWith(PROCESSING_VERSION + HEAP_NEEDED)
                        && Long.parseLong(recipe.substring((PROCESSING_VERSION + HEAP_NEEDED).length())) > HeapBudget
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

    /** What came of a file, and what there is to say of it. */
    private record ProcessedFile(CatalogEntry entry, Optional<Problem> problem) {

        static ProcessedFile of(CatalogEntry catalogEntry) {
            return new ProcessedFile(catalogEntry, Optional.empty());
        }
    }

    /** Nothing where the file was written while it was taken; the next import finds it changed. */
    private Optional<ProcessedFile> process(ContentFile contentFile) {
        Optional<Problem> held = quarantine.findProblem(contentFile);
        if (held.isPresent()) {
            return Optional.of(new ProcessedFile(refused(contentFile, "", MediaInspector.quarantined()), held));
        }
        Optional<Inspection> tooLarge = MediaInspector.checkSize(contentFile.size());
        if (tooLarge.isPresent()) {
            return Optional.of(ProcessedFile.of(refused(contentFile, "-", tooLarge.get())));
        }
        try (ProgressEntry _ = quarantine.begin(contentFile.path()); PendingFile copy = files.copy(contentFile.file())) {
            return ContentFolder.isUnchanged(contentFile) ? Optional.of(process(contentFile, copy)) : Optional.empty();
        } catch (ClosedByInterruptException stopped) { // the import is to end, and nothing of it is kept
            throw new UncheckedIOException(stopped);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException trouble) {
            if (DiskFullFailureAnalyzer.findDiskFull(trouble).isPresent()) { // which is no fault of the file
                throw new UncheckedIOException(trouble);
            }
            return Optional.of(ProcessedFile.of(refused(contentFile, "", MediaInspector.unreadable(trouble))));
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

    /** Without what its camera wrote into it. */
    private ProcessedFile processImage(ContentFile contentFile, Inspection inspection, PendingFile copy) throws IOException {
        StrippedImage strippedImage = strip(inspection, copy);
        try (PendingFile pendingFile = strippedImage.file()) {
            ResizeResult resizeResult = imageResizer.resize(pendingFile, strippedImage.memoryEstimate());
            long length = Files.size(pendingFile.file());
            files.store(pendingFile);
            String recipe = PROCESSING_VERSION
                    + (resizeResult.requiredHeap().isPresent() ? HEAP_NEEDED + resizeResult.requiredHeap().getAsLong() : "");
            return new ProcessedFile(found(contentFile, pendingFile.hash(), length, inspection, recipe, resizeResult.variants()),
                    resizeResult.requiredHeap().stream().mapToObj(heap -> notResized(contentFile, inspection, heap)).findFirst());
        }
    }

    /** A picture as readers get it, and what is known of it once its bytes are in memory no more. */
    private record StrippedImage(PendingFile file, ImageMemoryEstimate memoryEstimate) {}

    private StrippedImage strip(Inspection inspection, PendingFile copy) throws IOException {
        byte[] whole = Files.readAllBytes(copy.file());
        byte[] bytes = ImageMetadataStripper.strip(inspection.type(), whole).orElse(whole);
        return new StrippedImage(files.write(bytes), ImageMemoryEstimate.of(inspection.type(), bytes, inspection.dimensions()));
    }

    private static Problem notResized(ContentFile contentFile, Inspection inspection, long heap) {
        long enough = Math.ceilDiv(heap, 100L << 20) * 100;
        return Problem.warning(contentFile.path(), 0, 0,
                "the picture is published in its own size alone, without smaller ones: to decode its %d × %d pixels takes a heap"
                        .formatted(inspection.dimensions().width(), inspection.dimensions().height())
                        + " of " + enough + " MB, and this one has " + (HeapBudget.maxHeap() >> 20),
                "Save it no wider than " + MediaAsset.MAX_WIDTH + " pixels or as an ordinary JPEG, or give more memory:"
                        + " JAVA_OPTS=-Xmx" + enough + "m.");
    }

    private static CatalogEntry found(ContentFile contentFile, String hash, long length, Inspection inspection, String recipe,
            List<Variant> variants) {
        return new CatalogEntry(contentFile.path(), stamp(contentFile),
                new ServedBytes(hash, length, inspection.type(), inspection.dimensions().width(),
                        inspection.dimensions().height()),
                recipe, variants, Optional.empty());
    }

    private static CatalogEntry refused(ContentFile contentFile, String hash, Inspection inspection) {
        return new CatalogEntry(contentFile.path(), stamp(contentFile), ServedBytes.none(hash), PROCESSING_VERSION, List.of(),
                inspection.rejectionReason());
    }

    private static FileStamp stamp(ContentFile contentFile) {
        return new FileStamp(contentFile.size(), contentFile.modified());
    }
}
