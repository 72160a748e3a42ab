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
import press.broadsheet.archive.MediaFiles;
import press.broadsheet.archive.MediaFiles.Draft;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.importer.SourceFolder.Look;
import press.broadsheet.manuscript.Manuscript;

/** Takes in the pictures and files that articles name, those that changed and those that were not there before. */
@Component
class Darkroom {

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

    Darkroom(Media media, MediaFiles files) {
        this.media = media;
        this.files = files;
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
                && (file.trouble().isPresent() ? !file.hash().isEmpty() : files.holds(file.hash()));
    }

    private static boolean isSame(Found before, Found now) {
        return before.hash().equals(now.hash()) && before.trouble().equals(now.trouble());
    }

    private Found take(Entry entry) {
        if (entry.size() > LARGEST_FILE) {
            return refused(entry, "-", "is larger than " + (LARGEST_FILE >> 20) + " MB");
        }
        try (Draft copy = files.copy(entry.file()); Draft draft = withoutNotes(copy)) {
            Found found = judge(entry, draft);
            if (found.trouble().isEmpty()) {
                files.keep(draft);
            }
            return found;
        } catch (ClosedByInterruptException stopped) { // the import is to end, and nothing of it is kept
            throw new UncheckedIOException(stopped);
        } catch (IOException trouble) {
            return refused(entry, "", "cannot be read (" + trouble.getClass().getSimpleName() + ")");
        }
    }

    /** A photograph without what its camera wrote into it; anything else as it is. */
    private Draft withoutNotes(Draft copy) throws IOException {
        if (Files.size(copy.file()) > LARGEST_PICTURE || !ContentType.of(head(copy)).equals("image/jpeg")) {
            return copy;
        }
        byte[] bytes = Files.readAllBytes(copy.file());
        return CameraNotes.erase(bytes) ? files.write(bytes) : copy;
    }

    private static Found judge(Entry entry, Draft draft) throws IOException {
        String type = ContentType.of(head(draft));
        if (!type.startsWith("image/")) {
            return found(entry, draft.hash(), type, new Measure(0, 0));
        }
        if (entry.size() > LARGEST_PICTURE) {
            return refused(entry, draft.hash(), "is a picture of more than " + (LARGEST_PICTURE >> 20) + " MB");
        }
        return Measure.of(type, Files.readAllBytes(draft.file()))
                .map(measure -> measure.pixels() > MOST_PIXELS && !type.equals(ContentType.SVG)
                        ? refused(entry, draft.hash(), "is %d × %d pixels, more than %d million"
                                .formatted(measure.width(), measure.height(), MOST_PIXELS / 1_000_000))
                        : found(entry, draft.hash(), type, measure))
                .orElseGet(() -> refused(entry, draft.hash(), "is broken, or not whole"));
    }

    private static byte[] head(Draft draft) throws IOException {
        try (InputStream bytes = Files.newInputStream(draft.file())) {
            return bytes.readNBytes(ContentType.HEAD);
        }
    }

    private static Found found(Entry entry, String hash, String type, Measure measure) {
        return new Found(entry.path(), entry.size(), entry.modified(), hash, type, measure.width(), measure.height(),
                Optional.empty());
    }

    private static Found refused(Entry entry, String hash, String trouble) {
        return new Found(entry.path(), entry.size(), entry.modified(), hash, "", 0, 0, Optional.of(trouble));
    }
}
