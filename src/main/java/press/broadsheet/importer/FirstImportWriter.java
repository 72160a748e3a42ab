package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DatabaseIndexes;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.edition.InitialImportCounts;
import press.broadsheet.archive.store.ArticleStore.Stage;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.archive.store.StagedTexts.StagedText;
import press.broadsheet.importer.ArticleWriter.AddressPlan;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.ManuscriptStaging.Staged;
import press.broadsheet.importer.folder.ContentFolder.ContentFile;
import press.broadsheet.importer.rules.BrokenLinkCheck;
import press.broadsheet.importer.rules.DateCheck;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Publication;

/**
 * Writes the articles of an initial import batch by batch, as they are staged, so that the manuscripts do not have to be held
 * in memory until all are read. Files whose outcome may depend on another file are left to the plan that opens the first
 * edition: drafts, whose addresses are allocated last; aliases below {@code /articles/}; duplicate ids and ids that may be
 * another file's path; files that are not articles; and refused files.
 *
 * <p>An interrupted import continues after the last committed batch.
 */
@Component
class FirstImportWriter {

    private final ManuscriptStaging manuscriptStaging;
    private final ArticleWriter writer;
    private final KnownArticles archive;
    private final SourceFileWriter sourceFileWriter;
    private final Editions editions;
    private final DatabaseIndexes databaseIndexes;
    private final RejectedFileFinder rejectedFileFinder;
    private final Publication publication;

    FirstImportWriter(
            ManuscriptStaging manuscriptStaging, ArticleWriter writer, KnownArticles archive, SourceFileWriter sourceFileWriter,
            Editions editions, DatabaseIndexes databaseIndexes, RejectedFileFinder rejectedFileFinder,
            Publication publication) {
        this.manuscriptStaging = manuscriptStaging;
        this.writer = writer;
        this.archive = archive;
        this.sourceFileWriter = sourceFileWriter;
        this.editions = editions;
        this.databaseIndexes = databaseIndexes;
        this.rejectedFileFinder = rejectedFileFinder;
        this.publication = publication;
    }

    /**
     * The articles that were written, and the files that were not.
     *
     * @param rest the files that are left to the plan
     */
    record InitialBatches(WrittenArticles written, Staged rest) {}

    /** Resets addresses and counts of an interrupted initial import. No reader has seen them; the next run issues them again. */
    void recover() {
        if (editions.current().isPresent()) {
            return;
        }
        databaseIndexes.createMissing();
        writer.revertFirstEdition();
    }

    /** Whether there is no edition yet, no article that a file may match, and more than one batch of files. */
    boolean isFor(List<ContentFile> entries) {
        return entries.size() > ManuscriptStaging.BATCH_SIZE && editions.current().isEmpty()
                && archive.withoutSourceFile().isEmpty();
    }

    /** Writes the files that depend on no other file, except those in {@code before}. */
    InitialBatches write(List<ContentFile> entries, Map<String, SourceFile> before) {
        return databaseIndexes.withoutIndexes(() -> {
            BatchWriter batchWriter = new BatchWriter(before.keySet());
            manuscriptStaging.each(entries, before, batchWriter::write);
            return batchWriter.result();
        });
    }

    private final class BatchWriter {

        private final Instant asOf = editions.nextAsOf();
        private final DateCheck dateCheck = new DateCheck(asOf, publication);
        private final InitialImportCounts initialImportCounts = new InitialImportCounts();
        private final Set<String> known;
        private final Set<String> identities = new HashSet<>();
        private final Map<String, Long> articles = new HashMap<>();
        private final Map<String, List<ManuscriptLink>> links = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<LoadedFile> rest = new ArrayList<>();
        private final Map<String, StagedText> texts = new HashMap<>();

        BatchWriter(Set<String> known) {
            this.known = known;
        }

        InitialBatches result() {
            return new InitialBatches(
                    new WrittenArticles(asOf, articles, articles.size(), links, problems, initialImportCounts),
                    new Staged(rest, texts));
        }

        void write(Staged batch) {
            Map<String, LoadedFile> independent = new LinkedHashMap<>();
            for (LoadedFile loadedFile : batch.loadedFiles()) {
                loadedFile.manuscript()
                        .filter(manuscript -> isIndependent(manuscript, loadedFile.isRefused()))
                        .ifPresentOrElse(manuscript -> independent.put(manuscript.path(), loadedFile),
                                () -> leave(loadedFile, batch));
            }
            for (;;) {
                try {
                    write(independent, batch);
                    return;
                } catch (RejectedFileFinder.RejectedFilesException rejectedFilesException) {
                    rejectedFileFinder.problems(rejectedFilesException.files())
                            .forEach((path, problem) -> Optional.ofNullable(independent.remove(path))
                                    .ifPresent(loadedFile -> leave(loadedFile.asRefused(problem), batch)));
                }
            }
        }

        private void leave(LoadedFile loadedFile, Staged batch) {
            rest.add(loadedFile);
            Optional.ofNullable(batch.texts().get(loadedFile.source().path()))
                    .ifPresent(text -> texts.put(loadedFile.source().path(), text));
        }

        /** Writes in one transaction, which is rolled back if the archive rejects a file. */
        private void write(Map<String, LoadedFile> independent, Staged batch) {
            List<Manuscript> manuscripts =
                    independent.values().stream().flatMap(loadedFile -> loadedFile.manuscript().stream()).toList();
            AddressPlan addressPlan = writer.planAddresses(manuscripts, Map.of());
            Map<String, Long> ids = editions.inTransaction(() -> {
                ArticleWriter.Batch result =
                        writer.writeBatch(addressPlan.plannedArticles(), batch.texts(), asOf, Stage.FIRST_BATCH);
                RejectedFileFinder.demand(result.refused());
                sourceFileWriter.write(independent.values(), result.ids());
                initialImportCounts.add(result.counts());
                return result.ids();
            });
            articles.putAll(ids);
            independent.values().forEach(loadedFile -> problems.addAll(loadedFile.result().orElseThrow().problems()));
            problems.addAll(addressPlan.problems());
            manuscripts.forEach(manuscript -> problems.addAll(dateCheck.check(manuscript)));
            links.putAll(BrokenLinkCheck.linksByPath(manuscripts));
        }

        private boolean isIndependent(Manuscript manuscript, boolean refused) {
            return !refused
                    && !known.contains(manuscript.path())
                    && !manuscript.status().draft()
                    && manuscript.identity().aliases().stream().noneMatch(alias -> alias.address().contains("/articles/"))
                    && manuscript.identity().id().map(id -> !ManuscriptReader.isManuscript(id) && identities.add(id))
                            .orElse(true);
        }
    }
}
