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
import press.broadsheet.importer.FilesInProgress.ProgressEntry;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
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
     * @param result empty where the bytes are the ones that were read before
     * @param complete false where the file was written while it was read, or was not read since the process ends
     */
    public record LoadedFile(ContentFile source, String hash, Optional<ReadResult> result, boolean complete) {

        LoadedFile(ContentFile entry, String hash, Optional<ReadResult> reading) {
            this(entry, hash, reading, true);
        }

        /** The same file, found to be one that cannot be published. */
        LoadedFile asRefused(Problem problem) {
            List<Problem> problems = Stream.concat(
                    result.stream().flatMap(read -> read.problems().stream()), Stream.of(problem)).toList();
            return new LoadedFile(source, hash, Optional.of(new ReadResult.Refused(source.path(), digest(), problems)), complete);
        }

        /** What it says, where it is an article's file and accepted. */
        Optional<Manuscript> manuscript() {
            return result.flatMap(read -> read instanceof ReadResult.Accepted accepted
                    ? Optional.of(accepted.manuscript())
                    : Optional.empty());
        }

        /** Of the body as far as it could be told apart. */
        Optional<String> digest() {
            return result.flatMap(read -> switch (read) {
                case ReadResult.Refused(_, Optional<String> digest, _) -> digest;
                case ReadResult.Accepted(Manuscript manuscript, _) -> Optional.of(manuscript.file().bodyDigest());
                case ReadResult.AcceptedProfile _,ReadResult.AcceptedFrontPage _ -> Optional.empty();
            });
        }

        boolean isRefused() {
            return result.filter(ReadResult::isRefused).isPresent();
        }
    }

    /** What the archive's columns hold, in characters. */
    private static final int MAX_TEXT_LENGTH = 1_048_576;

    private static final long PROGRESS_INTERVAL_NANOS = 2_000_000_000L;
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
    SourceFile toSourceFile(LoadedFile loadedFile, Optional<Long> article, boolean refused) {
        return new SourceFile(
                loadedFile.source().path(),
                loadedFile.source().size(),
                loadedFile.source().modified(),
                loadedFile.hash(),
                version(),
                article,
                refused);
    }

    List<LoadedFile> read(List<ContentFile> entries, Map<String, SourceFile> before) {
        return loadAll(entries,
                contentFile -> read(contentFile, Optional.ofNullable(before.get(contentFile.path())), reader::read));
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
    public List<LoadedFile> readWithAdvice(List<ContentFile> entries) {
        return loadAll(entries, contentFile -> read(contentFile, Optional.empty(), reader::readWithAdvice));
    }

    private static List<LoadedFile> loadAll(List<ContentFile> entries, Function<ContentFile, LoadedFile> read) {
        AtomicInteger done = new AtomicInteger();
        AtomicLong said = new AtomicLong(System.nanoTime());
        return TimeLimitedPool.mapAll(entries, contentFile -> {
            LoadedFile loadedFile = read.apply(contentFile);
            logProgress(done.incrementAndGet(), entries.size(), said);
            return loadedFile;
        });
    }

    private LoadedFile read(ContentFile contentFile, Optional<SourceFile> before, BiFunction<String, byte[], ReadResult> how) {
        if (importCancellation.isCancelled()) {
            return new LoadedFile(contentFile, "", Optional.empty(), false);
        }
        if (contentFile.size() > settings.maxFileSize().toBytes()) {
            return refused(contentFile, "", tooLarge(contentFile));
        }
        Optional<Problem> held = quarantine.findProblem(contentFile);
        if (held.isPresent()) {
            return refused(contentFile, "", held.get());
        }
        try (ProgressEntry _ = quarantine.begin(contentFile.path())) {
            return readFile(contentFile, before, how);
        }
    }

    private LoadedFile readFile(ContentFile contentFile, Optional<SourceFile> before,
            BiFunction<String, byte[], ReadResult> how) {
        byte[] bytes;
        try {
            bytes = folder.read(contentFile);
            if (!ContentFolder.isUnchanged(contentFile)) {
                return new LoadedFile(contentFile, "", Optional.empty(), false);
            }
        } catch (NoSuchFileException gone) {
            return new LoadedFile(contentFile, "", Optional.empty(), false);
        } catch (IOException trouble) {
            return refused(contentFile, "", unreadable(contentFile, trouble));
        }
        String hash = Sha256.of(bytes);
        boolean same = before.filter(file -> !file.refused()
                && file.hash().equals(hash)
                && file.readerVersion().equals(version()))
                .isPresent();
        return same
                ? new LoadedFile(contentFile, hash, Optional.empty())
                : new LoadedFile(contentFile, hash, Optional.of(refuseIfTooLong(how.apply(contentFile.path(), bytes))));
    }

    /** Refuses a text that would not fit into the archive once it is rendered. */
    private static ReadResult refuseIfTooLong(ReadResult readResult) {
        if (readResult instanceof ReadResult.Accepted(Manuscript manuscript, _) && !fits(manuscript)) {
            return manuscript.isHidden()
                    ? new ReadResult.Accepted(manuscript.withoutBody(), List.of(tooLong(manuscript)))
                    : new ReadResult.Refused(manuscript.path(), Optional.of(manuscript.file().bodyDigest()),
                            List.of(tooLong(manuscript)));
        }
        return readResult;
    }

    private static boolean fits(Manuscript manuscript) {
        ArticleBody articleBody = manuscript.text().body();
        return Stream.of(manuscript.text().markdown(), articleBody.prose(), articleBody.notes(), articleBody.asides())
                .allMatch(text -> text.length() <= MAX_TEXT_LENGTH);
    }

    private static Problem tooLong(Manuscript manuscript) {
        return Problem.error(
                manuscript.path(),
                1,
                1,
                "the text is longer than " + MAX_TEXT_LENGTH + " characters once it is set",
                "Part it into several articles.");
    }

    private static LoadedFile refused(ContentFile contentFile, String hash, Problem problem) {
        return new LoadedFile(
                contentFile, hash, Optional.of(new ReadResult.Refused(contentFile.path(), Optional.empty(), List.of(problem))));
    }

    private Problem tooLarge(ContentFile contentFile) {
        return Problem.error(
                contentFile.path(),
                0,
                0,
                "the file has %,d bytes, more than the %,d allowed"
                        .formatted(contentFile.size(), settings.maxFileSize().toBytes()),
                "Part it into several articles, or raise broadsheet.importer.max-file-size.");
    }

    private static Problem unreadable(ContentFile contentFile, IOException trouble) {
        return Problem.error(
                contentFile.path(),
                0,
                0,
                "the file cannot be read (" + trouble.getClass().getSimpleName() + ")",
                "Let the user that runs Broadsheet read it.");
    }

    private static void logProgress(int done, int all, AtomicLong said) {
        long last = said.get();
        if (System.nanoTime() - last > PROGRESS_INTERVAL_NANOS && said.compareAndSet(last, System.nanoTime())) {
            log.info("Read {} of {} manuscripts", done, all);
        }
    }
}
