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
import press.broadsheet.importer.ArticleWriter.Settled;
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
 * Writes the articles of a new paper as they are staged, so that not even what is left of a manuscript without its text has to
 * be held until all are read. What another file may have a say in is left to the plan of the rest, which opens the first
 * edition: drafts, which ask for an address after all others; former addresses of our own form; ids that are given twice, or
 * may be another file's path; whatever is no article, or refused.
 *
 * <p>Cut off, it goes on behind its last portion when it is begun again.
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
     * What came of a new paper's files.
     *
     * @param rest those that are left to the plan
     */
    record Taken(WrittenArticles written, Staged rest) {}

    /** What was handed out or counted for a first edition that was cut off, no reader has seen; the one to come does it again. */
    void recover() {
        if (editions.current().isPresent()) {
            return;
        }
        databaseIndexes.createMissing();
        writer.revertFirstEdition();
    }

    /** Whether there is no reader yet, and no article that one of so many files may turn out to be. */
    boolean isFor(List<ContentFile> entries) {
        return entries.size() > ManuscriptStaging.PORTION && editions.current().isEmpty()
                && archive.withoutSourceFile().isEmpty();
    }

    /** Takes in what it can of those files; what {@code before} knows is left. */
    Taken take(List<ContentFile> entries, Map<String, SourceFile> before) {
        return databaseIndexes.withoutIndexes(() -> {
            Portions portions = new Portions(before.keySet());
            manuscriptStaging.each(entries, before, portions::take);
            return portions.taken();
        });
    }

    private final class Portions {

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

        Portions(Set<String> known) {
            this.known = known;
        }

        Taken taken() {
            return new Taken(
                    new WrittenArticles(asOf, articles, articles.size(), links, problems, initialImportCounts),
                    new Staged(rest, texts));
        }

        void take(Staged portion) {
            Map<String, LoadedFile> ordinary = new LinkedHashMap<>();
            for (LoadedFile loadedFile : portion.copies()) {
                loadedFile.manuscript()
                        .filter(manuscript -> isOrdinary(manuscript, loadedFile.isRefused()))
                        .ifPresentOrElse(manuscript -> ordinary.put(manuscript.path(), loadedFile),
                                () -> leave(loadedFile, portion));
            }
            for (;;) {
                try {
                    write(ordinary, portion);
                    return;
                } catch (RejectedFileFinder.RejectedFilesException rejectedFilesException) {
                    rejectedFileFinder.problems(rejectedFilesException.files())
                            .forEach((path, problem) -> Optional.ofNullable(ordinary.remove(path))
                                    .ifPresent(loadedFile -> leave(loadedFile.asRefused(problem), portion)));
                }
            }
        }

        private void leave(LoadedFile loadedFile, Staged portion) {
            rest.add(loadedFile);
            Optional.ofNullable(portion.texts().get(loadedFile.source().path()))
                    .ifPresent(text -> texts.put(loadedFile.source().path(), text));
        }

        /** In one transaction; it is undone where the archive refuses some of them. */
        private void write(Map<String, LoadedFile> ordinary, Staged portion) {
            List<Manuscript> manuscripts =
                    ordinary.values().stream().flatMap(loadedFile -> loadedFile.manuscript().stream()).toList();
            Settled settled = writer.settle(manuscripts, Map.of());
            Map<String, Long> ids = editions.inTransaction(() -> {
                ArticleWriter.Batch batch = writer.place(settled.placements(), portion.texts(), asOf, Stage.FIRST_PORTION);
                RejectedFileFinder.demand(batch.refused());
                sourceFileWriter.write(ordinary.values(), batch.ids());
                initialImportCounts.add(batch.counts());
                return batch.ids();
            });
            articles.putAll(ids);
            ordinary.values().forEach(loadedFile -> problems.addAll(loadedFile.result().orElseThrow().problems()));
            problems.addAll(settled.problems());
            manuscripts.forEach(manuscript -> problems.addAll(dateCheck.check(manuscript)));
            links.putAll(BrokenLinkCheck.linksByPath(manuscripts));
        }

        private boolean isOrdinary(Manuscript manuscript, boolean refused) {
            return !refused
                    && !known.contains(manuscript.path())
                    && !manuscript.status().draft()
                    && manuscript.identity().aliases().stream().noneMatch(alias -> alias.address().contains("/articles/"))
                    && manuscript.identity().id().map(id -> !ManuscriptReader.isManuscript(id) && identities.add(id))
                            .orElse(true);
        }
    }
}
