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
import press.broadsheet.importer.ProcessingJournal.ProgressEntry;
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

/** Reads manuscripts in parallel. */
@Component
public class ManuscriptLoader {

    /**
     * A file that was read.
     *
     * @param hash SHA-256 of its bytes; empty if they were not read
     * @param result empty if the bytes are the same as at the last import
     * @param complete false if the file changed while it was being read, or was not read because the process is shutting down
     */
    public record LoadedFile(ContentFile source, String hash, Optional<ReadResult> result, boolean complete) {

        LoadedFile(ContentFile entry, String hash, Optional<ReadResult> reading) {
            this(entry, hash, reading, true);
        }

        /** A copy that is refused because of this problem. */
        LoadedFile asRefused(Problem problem) {
            List<Problem> problems = Stream.concat(
                    result.stream().flatMap(read -> read.problems().stream()), Stream.of(problem)).toList();
            return new LoadedFile(source, hash, Optional.of(new ReadResult.Refused(source.path(), digest(), problems)), complete);
        }

        /** The manuscript, if this is an accepted article. */
        Optional<Manuscript> manuscript() {
            return result.flatMap(read -> read instanceof ReadResult.Accepted accepted
                    ? Optional.of(accepted.manuscript())
                    : Optional.empty());
        }

        /** The digest of the body, if the body could be identified. */
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

    /** The length of the archive's text columns, in characters. */
    private static final int MAX_TEXT_LENGTH = 1_048_576;

    private static final long PROGRESS_INTERVAL_NANOS = 2_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(ManuscriptLoader.class);

    private final ContentFolder folder;
    private final ManuscriptReader reader;
    private final ImporterSettings settings;
    private final ImportCancellation importCancellation;
    private final Quarantine quarantine;

    /** @param quarantine absent if nothing may be written, as in a check */
    ManuscriptLoader(
            ContentFolder folder, ManuscriptReader reader, ImporterSettings settings, ImportCancellation importCancellation,
            ObjectProvider<Quarantine> quarantine) {
        this.folder = folder;
        this.reader = reader;
        this.settings = settings;
        this.importCancellation = importCancellation;
        this.quarantine = quarantine.getIfAvailable(Quarantine::none);
    }

    /** The version of the reader: the result of reading depends on it and on the bytes. */
    String version() {
        return reader.version();
    }

    /** The record of a file, so that it is not read again until it changes. */
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

    /** A valid manuscript, at a path that no file has. */
    Manuscript sample() {
        return reader.read("_sample/sample.md",
                "# A sample\n\nIts text.\n"
                        .getBytes(StandardCharsets.UTF_8)) instanceof ReadResult.Accepted(Manuscript manuscript, List<Problem> _)
                                ? manuscript
                                : unreadableSample();
    }

    private static Manuscript unreadableSample() {
        throw new IllegalStateException("The sample manuscript was refused");
    }

    /** Reads all files, with style warnings for editors. */
    public List<LoadedFile> readWithAdvice(List<ContentFile> entries) {
        return loadAll(entries, contentFile -> read(contentFile, Optional.empty(), reader::readWithAdvice));
    }

    private static List<LoadedFile> loadAll(List<ContentFile> entries, Function<ContentFile, LoadedFile> read) {
        AtomicInteger done = new AtomicInteger();
        AtomicLong lastLogged = new AtomicLong(System.nanoTime());
        return TimeLimitedPool.mapAll(entries, contentFile -> {
            LoadedFile loadedFile = read.apply(contentFile);
            logProgress(done.incrementAndGet(), entries.size(), lastLogged);
            return loadedFile;
        });
    }

    private LoadedFile read(ContentFile contentFile, Optional<SourceFile> before, BiFunction<String, byte[], ReadResult> read) {
        if (importCancellation.isCancelled()) {
            return new LoadedFile(contentFile, "", Optional.empty(), false);
        }
        if (contentFile.size() > settings.maxFileSize().toBytes()) {
            return refused(contentFile, "", tooLarge(contentFile));
        }
        Optional<Problem> quarantined = quarantine.findProblem(contentFile);
        if (quarantined.isPresent()) {
            return refused(contentFile, "", quarantined.get());
        }
        try (ProgressEntry _ = quarantine.begin(contentFile.path())) {
            return readFile(contentFile, before, read);
        }
    }

    private LoadedFile readFile(ContentFile contentFile, Optional<SourceFile> before,
            BiFunction<String, byte[], ReadResult> read) {
        byte[] bytes;
        try {
            bytes = folder.read(contentFile);
            if (!ContentFolder.isUnchanged(contentFile)) {
                return new LoadedFile(contentFile, "", Optional.empty(), false);
            }
        } catch (NoSuchFileException gone) {
            return new LoadedFile(contentFile, "", Optional.empty(), false);
        } catch (IOException exception) {
            return refused(contentFile, "", unreadable(contentFile, exception));
        }
        String hash = Sha256.of(bytes);
        boolean same = before.filter(file -> !file.refused()
                && file.hash().equals(hash)
                && file.readerVersion().equals(version()))
                .isPresent();
        return same
                ? new LoadedFile(contentFile, hash, Optional.empty())
                : new LoadedFile(contentFile, hash, Optional.of(refuseIfTooLong(read.apply(contentFile.path(), bytes))));
    }

    /** Refuses an article whose rendered text is too long for the archive. */
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
                "the rendered text has more than %,d characters".formatted(MAX_TEXT_LENGTH),
                "Split it into several articles.");
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
                "Split it into several articles, or increase broadsheet.importer.max-file-size.");
    }

    private static Problem unreadable(ContentFile contentFile, IOException exception) {
        return Problem.error(
                contentFile.path(),
                0,
                0,
                "the file cannot be read (" + exception.getClass().getSimpleName() + ")",
                "Give the user that runs Broadsheet read permission.");
    }

    private static void logProgress(int done, int all, AtomicLong lastLogged) {
        long last = lastLogged.get();
        if (System.nanoTime() - last > PROGRESS_INTERVAL_NANOS && lastLogged.compareAndSet(last, System.nanoTime())) {
            log.info("Read {} of {} manuscripts", done, all);
        }
    }
}
