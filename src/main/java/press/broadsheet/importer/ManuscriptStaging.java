package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.archive.store.StagedTexts;
import press.broadsheet.archive.store.StagedTexts.StagedText;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;

/**
 * The first step of every import: reads files and brings their rendered texts into the database, ahead of the edition that
 * will refer to them. It is done a portion at a time, the next one being read while one is written, so that only a few texts
 * are in memory at once, however many files an edition takes.
 */
@Component
class ManuscriptStaging {

    /** Files read at once: their texts are some megabytes. */
    static final int PORTION = 500;

    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(ManuscriptStaging.class);

    private final ManuscriptLoader desk;
    private final StagedTexts texts;
    private final Editions editions;
    private final RejectedFileFinder rejectedFileFinder;
    private final ImportCancellation importCancellation;

    ManuscriptStaging(ManuscriptLoader desk, StagedTexts texts, Editions editions, RejectedFileFinder rejectedFileFinder,
            ImportCancellation importCancellation) {
        this.desk = desk;
        this.texts = texts;
        this.editions = editions;
        this.rejectedFileFinder = rejectedFileFinder;
        this.importCancellation = importCancellation;
    }

    /**
     * Files that were read.
     *
     * @param copies with manuscripts that hold no text any more
     * @param texts where their texts are, by path
     */
    record Staged(List<LoadedFile> copies, Map<String, StagedText> texts) {

        /** The same, those files refused, by their paths. */
        Staged holdingBack(Map<String, Problem> problems) {
            return new Staged(
                    copies.stream()
                            .map(loadedFile -> Optional.ofNullable(problems.get(loadedFile.source().path()))
                                    .map(loadedFile::asRefused).orElse(loadedFile))
                            .toList(),
                    texts);
        }

        StagedText text(Manuscript manuscript) {
            return Objects.requireNonNull(texts.get(manuscript.path()));
        }
    }

    /** Hands each portion of those files to {@code taker}. */
    void each(List<ContentFile> entries, Map<String, SourceFile> before, Consumer<Staged> taker) {
        long said = System.nanoTime();
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            CompletableFuture<List<LoadedFile>> next = read(entries, 0, before, reading);
            for (int from = 0; from < entries.size(); from += PORTION) {
                List<LoadedFile> copies = next.join();
                importCancellation.throwIfCancelled();
                next = read(entries, from + PORTION, before, reading);
                taker.accept(stage(copies));
                if (System.nanoTime() - said > PROGRESS_NANOS) {
                    said = System.nanoTime();
                    log.info("Read {} of {} manuscripts", from + copies.size(), entries.size());
                }
            }
        }
    }

    /** All of those files at once. */
    Staged all(List<ContentFile> entries, Map<String, SourceFile> before) {
        List<LoadedFile> copies = new ArrayList<>();
        Map<String, StagedText> places = new HashMap<>();
        each(entries, before, portion -> {
            copies.addAll(portion.copies());
            places.putAll(portion.texts());
        });
        return new Staged(copies, places);
    }

    /** Deletes the texts that were staged and have no article: of an import that is done, or was cut off. */
    void sweep() {
        while (editions.inTransaction(texts::sweep)) {
            importCancellation.throwIfCancelled();
        }
    }

    private CompletableFuture<List<LoadedFile>> read(
            List<ContentFile> entries, int from, Map<String, SourceFile> before, ExecutorService reading) {
        List<ContentFile> portion = entries.subList(Math.min(from, entries.size()), Math.min(from + PORTION, entries.size()));
        return CompletableFuture.supplyAsync(() -> desk.read(portion, before), reading);
    }

    private Staged stage(List<LoadedFile> copies) {
        List<Manuscript> manuscripts = copies.stream()
                .flatMap(loadedFile -> loadedFile.manuscript().stream())
                .toList();
        Map<String, StagedText> places = new HashMap<>();
        Map<String, Problem> refused =
                manuscripts.isEmpty() ? Map.of() : rejectedFileFinder.problems(editions.inTransaction(() -> {
                    places.clear();
                    return rejectedFileFinder.write(manuscripts, Manuscript::path, part -> places.putAll(texts.stage(part)));
                }));
        return new Staged(copies.stream().map(ManuscriptStaging::withoutText).toList(), places).holdingBack(refused);
    }

    private static LoadedFile withoutText(LoadedFile loadedFile) {
        return loadedFile.result().orElse(null) instanceof ReadResult.Accepted(Manuscript manuscript, List<Problem> warnings)
                ? new LoadedFile(loadedFile.source(), loadedFile.hash(),
                        Optional.of(new ReadResult.Accepted(manuscript.withoutText(), warnings)),
                        loadedFile.complete())
                : loadedFile;
    }
}
