package press.broadsheet.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.importer.FilesInProgress.Note;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.ContentFolder.Entry;
import press.broadsheet.importer.folder.ImporterSettings;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TimeLimitedPool;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.Sha256;

/** Reads the manuscripts that changed, on all processors at once. */
@Component
public class ManuscriptLoader {

    /**
     * One file after a look inside.
     *
     * @param reading empty where the bytes are the ones that were read before
     * @param whole false where the file was written while it was read, or was not read since the process ends
     */
    public record Copy(Entry entry, String hash, Optional<ReadResult> reading, boolean whole) {

        Copy(Entry entry, String hash, Optional<ReadResult> reading) {
            this(entry, hash, reading, true);
        }

        /** The same file, found to be one that cannot be published. */
        Copy refused(Problem problem) {
            List<Problem> problems = Stream.concat(
                    reading.stream().flatMap(read -> read.problems().stream()), Stream.of(problem)).toList();
            return new Copy(entry, hash, Optional.of(new ReadResult.Refused(entry.path(), digest(), problems)), whole);
        }

        /** What it says, where it is an article's file and accepted. */
        Optional<Manuscript> manuscript() {
            return reading.flatMap(read -> read instanceof ReadResult.Accepted accepted
                    ? Optional.of(accepted.manuscript())
                    : Optional.empty());
        }

        /** Of the body as far as it could be told apart. */
        Optional<String> digest() {
            return reading.flatMap(read -> switch (read) {
                case ReadResult.Refused(_, Optional<String> digest, _) -> digest;
                case ReadResult.Accepted(Manuscript manuscript, _) -> Optional.of(manuscript.digest());
                case ReadResult.Described _,ReadResult.Arranged _ -> Optional.empty();
            });
        }

        boolean isRefused() {
            return reading.filter(ReadResult::isRefused).isPresent();
        }
    }

    /** What the archive's columns hold, in characters. */
    private static final int LONGEST_TEXT = 1_048_576;

    private static final long PROGRESS_NANOS = 2_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(ManuscriptLoader.class);

    private final ContentFolder folder;
    private final ManuscriptReader reader;
    private final ImporterSettings settings;
    private final ImportCancellation importCancellation;
    private final Quarantine quarantine;

    /** @param quarantine none where nothing is to be written, as for a check */
    ManuscriptLoader(
            ContentFolder folder, ManuscriptReader reader, ImporterSettings settings, ImportCancellation importCancellation,
            ObjectProvider<Quarantine> quarantine) {
        this.folder = folder;
        this.reader = reader;
        this.settings = settings;
        this.importCancellation = importCancellation;
        this.quarantine = quarantine.getIfAvailable(Quarantine::none);
    }

    /** The reader's version, on which the outcome of reading depends beside the bytes. */
    String version() {
        return reader.version();
    }

    /** What is kept of a file, so that it is not read again before it changes. */
    SourceFile noted(Copy copy, Optional<Long> article, boolean refused) {
        return new SourceFile(
                copy.entry().path(),
                copy.entry().size(),
                copy.entry().modified(),
                copy.hash(),
                version(),
                article,
                refused);
    }

    List<Copy> read(List<Entry> entries, Map<String, SourceFile> before) {
        return each(entries, entry -> read(entry, Optional.ofNullable(before.get(entry.path())), reader::read));
    }

    /** A text that is in order, at a path that no file has. */
    Manuscript sample() {
        return reader.read("_sample/sample.md",
                "# A sample\n\nIts text.\n"
                        .getBytes(StandardCharsets.UTF_8)) instanceof ReadResult.Accepted(Manuscript manuscript, List<Problem> _)
                                ? manuscript
                                : unreadableSample();
    }

    private static Manuscript unreadableSample() {
        throw new IllegalStateException("the sample is in order");
    }

    /** All of them, with advice to their editors. */
    public List<Copy> proofread(List<Entry> entries) {
        return each(entries, entry -> read(entry, Optional.empty(), reader::proofread));
    }

    private static List<Copy> each(List<Entry> entries, Function<Entry, Copy> read) {
        AtomicInteger done = new AtomicInteger();
        AtomicLong said = new AtomicLong(System.nanoTime());
        return TimeLimitedPool.each(entries, entry -> {
            Copy copy = read.apply(entry);
            progress(done.incrementAndGet(), entries.size(), said);
            return copy;
        });
    }

    private Copy read(Entry entry, Optional<SourceFile> before, BiFunction<String, byte[], ReadResult> how) {
        if (importCancellation.isCalled()) {
            return new Copy(entry, "", Optional.empty(), false);
        }
        if (entry.size() > settings.maxFileSize().toBytes()) {
            return refused(entry, "", tooLarge(entry));
        }
        Optional<Problem> held = quarantine.holding(entry);
        if (held.isPresent()) {
            return refused(entry, "", held.get());
        }
        try (Note _ = quarantine.begin(entry.path())) {
            return readNoted(entry, before, how);
        }
    }

    private Copy readNoted(Entry entry, Optional<SourceFile> before, BiFunction<String, byte[], ReadResult> how) {
        byte[] bytes;
        try {
            bytes = folder.read(entry);
            if (!ContentFolder.isAsSeen(entry)) {
                return new Copy(entry, "", Optional.empty(), false);
            }
        } catch (NoSuchFileException gone) {
            return new Copy(entry, "", Optional.empty(), false);
        } catch (IOException trouble) {
            return refused(entry, "", unreadable(entry, trouble));
        }
        String hash = Sha256.of(bytes);
        boolean same = before.filter(file -> !file.refused()
                && file.hash().equals(hash)
                && file.version().equals(version()))
                .isPresent();
        return same
                ? new Copy(entry, hash, Optional.empty())
                : new Copy(entry, hash, Optional.of(fitting(how.apply(entry.path(), bytes))));
    }

    /** Refuses a text that would not fit into the archive once it is rendered. */
    private static ReadResult fitting(ReadResult readResult) {
        if (readResult instanceof ReadResult.Accepted(Manuscript manuscript, _) && !fits(manuscript)) {
            return manuscript.isHidden()
                    ? new ReadResult.Accepted(manuscript.withoutBody(), List.of(tooLong(manuscript)))
                    : new ReadResult.Refused(manuscript.path(), Optional.of(manuscript.digest()), List.of(tooLong(manuscript)));
        }
        return readResult;
    }

    private static boolean fits(Manuscript manuscript) {
        ArticleBody articleBody = manuscript.body();
        return Stream.of(manuscript.markdown(), articleBody.prose(), articleBody.notes(), articleBody.asides())
                .allMatch(text -> text.length() <= LONGEST_TEXT);
    }

    private static Problem tooLong(Manuscript manuscript) {
        return Problem.error(
                manuscript.path(),
                1,
                1,
                "the text is longer than " + LONGEST_TEXT + " characters once it is set",
                "Part it into several articles.");
    }

    private static Copy refused(Entry entry, String hash, Problem problem) {
        return new Copy(
                entry, hash, Optional.of(new ReadResult.Refused(entry.path(), Optional.empty(), List.of(problem))));
    }

    private Problem tooLarge(Entry entry) {
        return Problem.error(
                entry.path(),
                0,
                0,
                "the file has %,d bytes, more than the %,d allowed"
                        .formatted(entry.size(), settings.maxFileSize().toBytes()),
                "Part it into several articles, or raise broadsheet.importer.max-file-size.");
    }

    private static Problem unreadable(Entry entry, IOException trouble) {
        return Problem.error(
                entry.path(),
                0,
                0,
                "the file cannot be read (" + trouble.getClass().getSimpleName() + ")",
                "Let the user that runs Broadsheet read it.");
    }

    private static void progress(int done, int all, AtomicLong said) {
        long last = said.get();
        if (System.nanoTime() - last > PROGRESS_NANOS && said.compareAndSet(last, System.nanoTime())) {
            log.info("Read {} of {} manuscripts", done, all);
        }
    }
}
