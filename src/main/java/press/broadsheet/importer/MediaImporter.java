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
import press.broadsheet.archive.media.MediaCatalog.Found;
import press.broadsheet.archive.media.MediaCatalog.Variant;
import press.broadsheet.archive.media.MediaFiles;
import press.broadsheet.archive.media.MediaFiles.Draft;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.imaging.HeapBudget;
import press.broadsheet.imaging.ImageMemoryEstimate;
import press.broadsheet.imaging.ImageMetadataStripper;
import press.broadsheet.imaging.ImageResizer;
import press.broadsheet.imaging.ImageResizer.Reduced;
import press.broadsheet.imaging.MediaInspector;
import press.broadsheet.imaging.MediaInspector.Seen;
import press.broadsheet.importer.FilesInProgress.Note;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.MediaAsset;

/** Takes in the pictures and files that articles name, those that changed and those that were not there before. */
@Component
class MediaImporter {

    /** Changes whenever the same file is taken in otherwise than before, so that it is taken in again. */
    private static final String RECIPE = "taken-2 " + ImageResizer.RECIPE;

    /** Behind the recipe of a picture without smaller sizes: the heap that would do, in bytes. */
    private static final String LACKING = " lacking ";

    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(MediaImporter.class);

    /**
     * What became of them.
     *
     * @param found what is at a path now and was not before
     * @param touched what looks changed and is not
     * @param gone paths at which nothing is any more
     * @param problems of those files themselves, as far as they are new
     */
    record Developed(List<Found> found, List<Found> touched, List<String> gone, List<Problem> problems) {

        boolean changesNothing() {
            return found.isEmpty() && gone.isEmpty();
        }

        Set<String> paths() {
            Set<String> paths = new HashSet<>(gone);
            found.forEach(file -> paths.add(file.path()));
            return paths;
        }
    }

    private final MediaCatalog mediaCatalog;
    private final MediaReferences mediaReferences;
    private final MediaFiles files;
    private final ImageResizer imageResizer;
    private final Quarantine quarantine;
    private final ImportCancellation importCancellation;

    MediaImporter(MediaCatalog mediaCatalog, MediaReferences mediaReferences, MediaFiles files, ImageResizer imageResizer, Quarantine quarantine, ImportCancellation importCancellation) {
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
    Developed develop(FolderSnapshot folderSnapshot, Optional<FolderSnapshot> since, List<Manuscript> manuscripts, List<String> portraits) {
        Set<String> wanted = new HashSet<>(portraits);
        manuscripts.forEach(manuscript -> manuscript.files().forEach(file -> wanted.add(file.path())));
        if (since.isEmpty()) {
            wanted.addAll(mediaReferences.all());
            return develop(folderSnapshot, folderSnapshot.files(), wanted, mediaCatalog.all());
        }
        Set<String> suspects = new TreeSet<>(wanted);
        suspects.addAll(folderSnapshot.differing(since.get()));
        suspects.addAll(folderSnapshot.doubted());
        suspects.addAll(mediaCatalog.unread());
        wanted.addAll(mediaReferences.among(suspects));
        return develop(folderSnapshot, suspects.stream().flatMap(path -> folderSnapshot.file(path).stream()).toList(), wanted, mediaCatalog.at(suspects));
    }

    private Developed develop(FolderSnapshot folderSnapshot, List<Entry> entries, Set<String> wanted, List<Found> known) {
        Map<String, Found> before = known.stream().collect(Collectors.toMap(Found::path, Function.identity()));
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeIf(folderSnapshot::couldNotSee);
        entries.forEach(entry -> gone.remove(entry.path()));
        List<Entry> fresh = entries.stream()
                .filter(entry -> wanted.contains(entry.path()))
                .filter(entry -> folderSnapshot.doubts(entry.path())
                        || Optional.ofNullable(before.get(entry.path())).filter(file -> isUntouched(file, entry)).isEmpty())
                .toList();
        List<Found> found = new ArrayList<>();
        List<Found> touched = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        long said = System.nanoTime();
        for (int done = 0; done < fresh.size(); done++) {
            importCancellation.check();
            if (System.nanoTime() - said > PROGRESS_NANOS) {
                said = System.nanoTime();
                log.info("Took in {} of {} pictures and files; the next is {}", done, fresh.size(), fresh.get(done).path());
            }
            take(fresh.get(done)).ifPresent(taken -> {
                boolean same = Optional.ofNullable(before.get(taken.found().path()))
                        .filter(file -> isSame(file, taken.found()))
                        .isPresent();
                (same ? touched : found).add(taken.found());
                taken.problem().filter(_ -> !same).ifPresent(problems::add);
            });
        }
        return new Developed(found, touched, List.copyOf(gone), problems);
    }

    /** Notes it, within the transaction of the edition that shows it. */
    void note(Developed developed) {
        mediaCatalog.remove(developed.gone());
        developed.found().forEach(mediaCatalog::put);
        developed.touched().forEach(mediaCatalog::put);
    }

    private boolean isUntouched(Found file, Entry entry) {
        return file.size() == entry.size()
                && file.modified() == entry.modified()
                && isAsGoodAsNow(file.recipe())
                && (file.trouble().isPresent() ? !file.hash().isEmpty() : isHeld(file));
    }

    /** One that the heap could not bear is tried again in one that may. */
    private static boolean isAsGoodAsNow(String recipe) {
        return recipe.equals(RECIPE)
                || recipe.startsWith(RECIPE + LACKING)
                        && Long.parseLong(recipe.substring((RECIPE + LACKING).length())) > HeapBudget
                                .heap();
    }

    private boolean isHeld(Found file) {
        return files.holds(file.hash()) && file.variants().stream().allMatch(variant -> files.holds(variant.hash()));
    }

    private static boolean isSame(Found before, Found now) {
        return before.hash().equals(now.hash())
                && before.trouble().equals(now.trouble())
                && before.variants().equals(now.variants());
    }

    /** What came of a file, and what there is to say of it. */
    private record Taken(Found found, Optional<Problem> problem) {

        static Taken of(Found found) {
            return new Taken(found, Optional.empty());
        }
    }

    /** Nothing where the file was written while it was taken; the next import finds it changed. */
    private Optional<Taken> take(Entry entry) {
        Optional<Problem> held = quarantine.holding(entry);
        if (held.isPresent()) {
            return Optional.of(new Taken(refused(entry, "", MediaInspector.heldBack()), held));
        }
        Optional<Seen> tooLarge = MediaInspector.tooLarge(entry.size());
        if (tooLarge.isPresent()) {
            return Optional.of(Taken.of(refused(entry, "-", tooLarge.get())));
        }
        try (Note _ = quarantine.begin(entry.path()); Draft copy = files.copy(entry.file())) {
            return ContentFolder.isAsSeen(entry) ? Optional.of(take(entry, copy)) : Optional.empty();
        } catch (ClosedByInterruptException stopped) { // the import is to end, and nothing of it is kept
            throw new UncheckedIOException(stopped);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException trouble) {
            if (DiskFullFailureAnalyzer.in(trouble).isPresent()) { // which is no fault of the file
                throw new UncheckedIOException(trouble);
            }
            return Optional.of(Taken.of(refused(entry, "", MediaInspector.unreadable(trouble))));
        }
    }

    private Taken take(Entry entry, Draft copy) throws IOException {
        Seen seen = MediaInspector.look(copy.file());
        if (seen.trouble().isPresent()) {
            return Taken.of(refused(entry, copy.hash(), seen));
        }
        if (!seen.type().startsWith("image/")) {
            files.keep(copy);
            return Taken.of(found(entry, copy.hash(), entry.size(), seen, RECIPE, List.of()));
        }
        return takePicture(entry, seen, copy);
    }

    /** Without what its camera wrote into it. */
    private Taken takePicture(Entry entry, Seen seen, Draft copy) throws IOException {
        Stripped stripped = strip(seen, copy);
        try (Draft draft = stripped.draft()) {
            Reduced reduced = imageResizer.reduce(draft, stripped.layout());
            long length = Files.size(draft.file());
            files.keep(draft);
            String recipe = RECIPE + (reduced.lacking().isPresent() ? LACKING + reduced.lacking().getAsLong() : "");
            return new Taken(found(entry, draft.hash(), length, seen, recipe, reduced.variants()),
                    reduced.lacking().stream().mapToObj(heap -> unreduced(entry, seen, heap)).findFirst());
        }
    }

    /** A picture as readers get it, and what is known of it once its bytes are in memory no more. */
    private record Stripped(Draft draft, ImageMemoryEstimate layout) {}

    private Stripped strip(Seen seen, Draft copy) throws IOException {
        byte[] whole = Files.readAllBytes(copy.file());
        byte[] bytes = ImageMetadataStripper.erased(seen.type(), whole).orElse(whole);
        return new Stripped(files.write(bytes), ImageMemoryEstimate.of(seen.type(), bytes, seen.measure()));
    }

    private static Problem unreduced(Entry entry, Seen seen, long heap) {
        long enough = Math.ceilDiv(heap, 100L << 20) * 100;
        return Problem.warning(entry.path(), 0, 0,
                "the picture is published in its own size alone, without smaller ones: to decode its %d × %d pixels takes a heap"
                        .formatted(seen.measure().width(), seen.measure().height())
                        + " of " + enough + " MB, and this one has " + (HeapBudget.heap() >> 20),
                "Save it no wider than " + MediaAsset.WIDEST + " pixels or as an ordinary JPEG, or give more memory:"
                        + " JAVA_OPTS=-Xmx" + enough + "m.");
    }

    private static Found found(Entry entry, String hash, long length, Seen seen, String recipe, List<Variant> variants) {
        return new Found(entry.path(), entry.size(), entry.modified(), hash, length, seen.type(), seen.measure().width(),
                seen.measure().height(), recipe, variants, Optional.empty());
    }

    private static Found refused(Entry entry, String hash, Seen seen) {
        return new Found(
                entry.path(), entry.size(), entry.modified(), hash, 0, "", 0, 0, RECIPE, List.of(), seen.trouble());
    }
}
