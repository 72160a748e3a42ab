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
import org.springframework.stereotype.Component;
import press.broadsheet.archive.DiskFull;
import press.broadsheet.archive.Media;
import press.broadsheet.archive.Media.Found;
import press.broadsheet.archive.Media.Variant;
import press.broadsheet.archive.MediaFiles;
import press.broadsheet.archive.MediaFiles.Draft;
import press.broadsheet.archive.Namings;
import press.broadsheet.importer.Loupe.Seen;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.manuscript.Manuscript;

/** Takes in the pictures and files that articles name, those that changed and those that were not there before. */
@Component
class Darkroom {

    /** Changes whenever the same file is taken in otherwise than before, so that it is taken in again. */
    private static final String RECIPE = "taken-2 " + Reducer.RECIPE;

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
    private final Namings namings;
    private final MediaFiles files;
    private final Reducer reducer;

    Darkroom(Media media, Namings namings, MediaFiles files, Reducer reducer) {
        this.media = media;
        this.namings = namings;
        this.files = files;
        this.reducer = reducer;
    }

    /**
     * Looks at what changed since an earlier look, at what those manuscripts name, and at what could not be read before; or
     * at everything.
     *
     * @param since that earlier look; empty where nothing is known to be as it was
     * @param portraits paths of what shows those who have a profile
     */
    Developed develop(Look look, Optional<Look> since, List<Manuscript> manuscripts, List<String> portraits) {
        Set<String> wanted = new HashSet<>(portraits);
        manuscripts.forEach(manuscript -> manuscript.files().forEach(file -> wanted.add(file.path())));
        if (since.isEmpty()) {
            wanted.addAll(namings.all());
            return develop(look, look.files(), wanted, media.all());
        }
        Set<String> suspects = new TreeSet<>(wanted);
        suspects.addAll(look.differing(since.get()));
        suspects.addAll(look.doubted());
        suspects.addAll(media.unread());
        wanted.addAll(namings.among(suspects));
        return develop(look, suspects.stream().flatMap(path -> look.file(path).stream()).toList(), wanted, media.at(suspects));
    }

    private Developed develop(Look look, List<Entry> entries, Set<String> wanted, List<Found> known) {
        Map<String, Found> before = known.stream().collect(Collectors.toMap(Found::path, Function.identity()));
        List<Found> found = new ArrayList<>();
        List<Found> touched = new ArrayList<>();
        Set<String> gone = new HashSet<>(before.keySet());
        gone.removeIf(look::couldNotSee);
        for (Entry entry : entries) {
            gone.remove(entry.path());
            Optional<Found> last = Optional.ofNullable(before.get(entry.path()));
            if (wanted.contains(entry.path())
                    && (look.doubts(entry.path()) || last.filter(file -> isUntouched(file, entry)).isEmpty())) {
                take(entry).ifPresent(
                        now -> (last.filter(file -> isSame(file, now)).isPresent() ? touched : found).add(now));
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

    /** Nothing where the file was written while it was taken; the next import finds it changed. */
    private Optional<Found> take(Entry entry) {
        Optional<Seen> tooLarge = Loupe.tooLarge(entry.size());
        if (tooLarge.isPresent()) {
            return Optional.of(refused(entry, "-", tooLarge.get()));
        }
        try (Draft copy = files.copy(entry.file())) {
            return SourceFolder.isAsSeen(entry) ? Optional.of(take(entry, copy)) : Optional.empty();
        } catch (ClosedByInterruptException stopped) { // the import is to end, and nothing of it is kept
            throw new UncheckedIOException(stopped);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException trouble) {
            if (DiskFull.in(trouble).isPresent()) { // which is no fault of the file
                throw new UncheckedIOException(trouble);
            }
            return Optional.of(refused(entry, "", Loupe.unreadable(trouble)));
        }
    }

    private Found take(Entry entry, Draft copy) throws IOException {
        Seen seen = Loupe.look(copy.file());
        if (seen.trouble().isPresent()) {
            return refused(entry, copy.hash(), seen);
        }
        if (!seen.type().startsWith("image/")) {
            files.keep(copy);
            return found(entry, copy.hash(), entry.size(), seen, List.of());
        }
        return takePicture(entry, seen, Files.readAllBytes(copy.file()));
    }

    /** Without what its camera wrote into it. */
    private Found takePicture(Entry entry, Seen seen, byte[] whole) throws IOException {
        byte[] bytes = CameraNotes.erased(seen.type(), whole).orElse(whole);
        try (Draft draft = files.write(bytes)) {
            List<Variant> variants = reducer.reduce(draft.hash(), seen.type(), seen.measure(), bytes);
            files.keep(draft);
            return found(entry, draft.hash(), bytes.length, seen, variants);
        }
    }

    private static Found found(Entry entry, String hash, long length, Seen seen, List<Variant> variants) {
        return new Found(entry.path(), entry.size(), entry.modified(), hash, length, seen.type(), seen.measure().width(),
                seen.measure().height(), RECIPE, variants, Optional.empty());
    }

    private static Found refused(Entry entry, String hash, Seen seen) {
        return new Found(
                entry.path(), entry.size(), entry.modified(), hash, 0, "", 0, 0, RECIPE, List.of(), seen.trouble());
    }
}
