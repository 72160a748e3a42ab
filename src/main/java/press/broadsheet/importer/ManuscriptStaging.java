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
 * The first step of every import: reads files and stores their rendered texts in the database, before the edition that
 * references them. Works in batches, reading the next batch while one is written, so that memory use does not depend on the
 * number of files.
 */
@Component
class ManuscriptStaging {

    /** In files; their texts take some megabytes. */
    static final int BATCH_SIZE = 500;

    private static final long PROGRESS_NANOS = 5_000_000_000L;
    private static final Logger log = LoggerFactory.getLogger(ManuscriptStaging.class);

    private final ManuscriptLoader loader;
    private final StagedTexts texts;
    private final Editions editions;
    private final RejectedFileFinder rejectedFileFinder;
    private final ImportCancellation importCancellation;

    ManuscriptStaging(ManuscriptLoader loader, StagedTexts texts, Editions editions, RejectedFileFinder rejectedFileFinder,
            ImportCancellation importCancellation) {
        this.loader = loader;
        this.texts = texts;
        this.editions = editions;
        this.rejectedFileFinder = rejectedFileFinder;
        this.importCancellation = importCancellation;
    }

    /**
     * Files that were read and staged.
     *
     * @param loadedFiles their manuscripts, without the texts
     * @param texts references to the staged texts, by path
     */
    record Staged(List<LoadedFile> loadedFiles, Map<String, StagedText> texts) {

        /** A copy in which these files are refused; the problems are by path. */
        Staged withRefused(Map<String, Problem> problems) {
            return new Staged(
                    loadedFiles.stream()
                            .map(loadedFile -> Optional.ofNullable(problems.get(loadedFile.source().path()))
                                    .map(loadedFile::asRefused).orElse(loadedFile))
                            .toList(),
                    texts);
        }

        StagedText text(Manuscript manuscript) {
            return Objects.requireNonNull(texts.get(manuscript.path()));
        }
    }

    /** Stages the files and passes each batch to {@code consumer}. */
    void each(List<ContentFile> entries, Map<String, SourceFile> before, Consumer<Staged> consumer) {
        long lastLogged = System.nanoTime();
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            CompletableFuture<List<LoadedFile>> next = read(entries, 0, before, reading);
            for (int from = 0; from < entries.size(); from += BATCH_SIZE) {
                List<LoadedFile> loadedFiles = next.join();
                importCancellation.throwIfCancelled();
                next = read(entries, from + BATCH_SIZE, before, reading);
                consumer.accept(stage(loadedFiles));
                if (System.nanoTime() - lastLogged > PROGRESS_NANOS) {
                    lastLogged = System.nanoTime();
                    log.info("Read {} of {} manuscripts", from + loadedFiles.size(), entries.size());
                }
            }
        }
    }

    /** Stages all files and returns them together. */
    Staged all(List<ContentFile> entries, Map<String, SourceFile> before) {
        List<LoadedFile> loadedFiles = new ArrayList<>();
        Map<String, StagedText> staged = new HashMap<>();
        each(entries, before, batch -> {
            loadedFiles.addAll(batch.loadedFiles());
            staged.putAll(batch.texts());
        });
        return new Staged(loadedFiles, staged);
    }

    /** Deletes staged texts that no article uses, left by finished or interrupted imports. */
    void sweep() {
        while (editions.inTransaction(texts::sweep)) {
            importCancellation.throwIfCancelled();
        }
    }

    private CompletableFuture<List<LoadedFile>> read(
            List<ContentFile> entries, int from, Map<String, SourceFile> before, ExecutorService reading) {
        List<ContentFile> batch = entries.subList(Math.min(from, entries.size()), Math.min(from + BATCH_SIZE, entries.size()));
        return CompletableFuture.supplyAsync(() -> loader.read(batch, before), reading);
    }

    private Staged stage(List<LoadedFile> loadedFiles) {
        List<Manuscript> manuscripts = loadedFiles.stream()
                .flatMap(loadedFile -> loadedFile.manuscript().stream())
                .toList();
        Map<String, StagedText> staged = new HashMap<>();
        Map<String, Problem> refused =
                manuscripts.isEmpty() ? Map.of() : rejectedFileFinder.problems(editions.inTransaction(() -> {
                    staged.clear();
                    return rejectedFileFinder.write(manuscripts, Manuscript::path, part -> staged.putAll(texts.stage(part)));
                }));
        return new Staged(loadedFiles.stream().map(ManuscriptStaging::withoutText).toList(), staged).withRefused(refused);
    }

    private static LoadedFile withoutText(LoadedFile loadedFile) {
        return loadedFile.result().orElse(null) instanceof ReadResult.Accepted(Manuscript manuscript, List<Problem> warnings)
                ? new LoadedFile(loadedFile.source(), loadedFile.hash(),
                        Optional.of(new ReadResult.Accepted(manuscript.withoutText(), warnings)),
                        loadedFile.complete())
                : loadedFile;
    }
}
