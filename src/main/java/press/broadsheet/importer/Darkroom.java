package press.broadsheet.importer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Media;
import press.broadsheet.archive.Media.Found;
import press.broadsheet.archive.Media.Variant;
import press.broadsheet.archive.MediaFiles;
import press.broadsheet.archive.MediaFiles.Draft;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.importer.SourceFolder.Look;
import press.broadsheet.manuscript.Manuscript;

/** Takes in the pictures and files that articles name, those that changed and those that were not there before. */
@Component
class Darkroom {

    /** Changes whenever the same file is taken in otherwise than before, so that it is taken in again. */
    private static final String RECIPE = "taken-2 " + Reducer.RECIPE;

    private static final long MOST_PIXELS = 64_000_000;
    private static final long LARGEST_PICTURE = 32L << 20;
    private static final long LARGEST_FILE = 512L << 20;

    /**
     * What became of them.
     *
     * @param found what is at a path now and was not before
     * @param touched what looks changed and is not
     * @param gone paths at which nothing is any more
     */
    record Developed(List<Found> found, List<Found> touched, List<String> gone) {

        boolean changesNothing() {
            return found.isEmpty() && gone.isEmpty();
        }

        Set<String> paths() {
            Set<String> paths = new HashSet<>(gone);
            found.forEach(file -> paths.add(file.path()));
            return paths;
        }
    }

    private final Media media;
    private final MediaFiles files;
    private final Reducer reducer;

    Darkroom(Media media, MediaFiles files, Reducer reducer) {
        this.media = media;
        this.files = files;
        this.reducer = reducer;
    }

    /** @param portraits paths of what shows those who have a profile */
    Developed develop(Look look, List<Manuscript> manuscripts, List<String> portraits) {
        Set<String> wanted = new HashSet<>(media.named());
        wanted.addAll(portraits);
        manuscripts.forEach(manuscript -> manuscript.files().forEach(file -> wanted.add(file.path())));
        Map<String, Found> before = media.all().stream().collect(Collectors.toMap(Found::path, Function.identity()));
        List<Found> found = new ArrayList<>();
        List<Found> touched = new ArrayList<>();
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeIf(look::couldNotSee);
        for (Entry entry : look.files()) {
            gone.remove(entry.path());
            Optional<Found> last = Optional.ofNullable(before.get(entry.path()));
            if (wanted.contains(entry.path()) && last.filter(file -> isUntouched(file, entry)).isEmpty()) {
                Found now = take(entry);
                (last.filter(file -> isSame(file, now)).isPresent() ? touched : found).add(now);
            }
        }
        return new Developed(found, touched, List.copyOf(gone));
    }

    /** Notes it, within the transaction of the edition that shows it. */
    void note(Developed developed) {
        media.remove(developed.gone());
        developed.found().forEach(media::put);
        developed.touched().forEach(media::put);
    }

    private boolean isUntouched(Found file, Entry entry) {
        return file.size() == entry.size()
                && file.modified() == entry.modified()
                && file.recipe().equals(RECIPE)
                && (file.trouble().isPresent() ? !file.hash().isEmpty() : isHeld(file));
    }

    private boolean isHeld(Found file) {
        return files.holds(file.hash()) && file.variants().stream().allMatch(variant -> files.holds(variant.hash()));
    }

    private static boolean isSame(Found before, Found now) {
        return before.hash().equals(now.hash())
                && before.trouble().equals(now.trouble())
                && before.variants().equals(now.variants());
    }

    private Found take(Entry entry) {
        if (entry.size() > LARGEST_FILE) {
            return refused(entry, "-", "is larger than " + (LARGEST_FILE >> 20) + " MB");
        }
        try (Draft copy = files.copy(entry.file())) {
            String type = ContentType.of(head(copy));
            if (!type.startsWith("image/")) {
                Measure measure = Film.measure(type, copy.file());
                files.keep(copy);
                return found(entry, copy.hash(), entry.size(), type, measure, List.of());
            }
            return entry.size() > LARGEST_PICTURE
                    ? refused(entry, copy.hash(), "is a picture of more than " + (LARGEST_PICTURE >> 20) + " MB")
                    : takePicture(entry, copy, type);
        } catch (ClosedByInterruptException stopped) { // the import is to end, and nothing of it is kept
            throw new UncheckedIOException(stopped);
        } catch (IOException trouble) {
            return refused(entry, "", "cannot be read (" + trouble.getClass().getSimpleName() + ")");
        }
    }

    /** Without what its camera wrote into it. */
    private Found takePicture(Entry entry, Draft copy, String type) throws IOException {
        byte[] whole = Files.readAllBytes(copy.file());
        Optional<byte[]> bytes = CameraNotes.erased(type, whole);
        Optional<Measure> measured = bytes.flatMap(picture -> Measure.of(type, picture));
        if (bytes.isEmpty() || measured.isEmpty()) {
            return refused(entry, copy.hash(), "is broken, or not whole");
        }
        Measure measure = measured.get();
        if (measure.pixels() > MOST_PIXELS && !type.equals(ContentType.SVG)) {
            return refused(entry, copy.hash(), "is %d × %d pixels, more than %d million"
                    .formatted(measure.width(), measure.height(), MOST_PIXELS / 1_000_000));
        }
        try (Draft draft = files.write(bytes.get())) {
            List<Variant> variants = reducer.reduce(draft.hash(), type, measure, bytes.get());
            files.keep(draft);
            return found(entry, draft.hash(), bytes.get().length, type, measure, variants);
        }
    }

    private static byte[] head(Draft draft) throws IOException {
        try (InputStream bytes = Files.newInputStream(draft.file())) {
            return bytes.readNBytes(ContentType.HEAD);
        }
    }

    private static Found found(
            Entry entry, String hash, long length, String type, Measure measure, List<Variant> variants) {
        return new Found(entry.path(), entry.size(), entry.modified(), hash, length, type, measure.width(), measure.height(),
                RECIPE, variants, Optional.empty());
    }

    private static Found refused(Entry entry, String hash, String trouble) {
        return new Found(entry.path(), entry.size(), entry.modified(), hash, 0, "", 0, 0, RECIPE, List.of(),
                Optional.of(trouble));
    }
}
