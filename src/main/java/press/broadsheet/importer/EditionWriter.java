package press.broadsheet.importer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.store.BisectingWriter;
import press.broadsheet.archive.store.WriteRejection;
import press.broadsheet.importer.ArticleWriter.Writing;
import press.broadsheet.importer.Importer.ImportInput;
import press.broadsheet.importer.MediaImporter.MediaChanges;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Profile;

/**
 * Plans and writes the next edition in one transaction. A large first edition is written in batches instead, which are not
 * visible until it is opened.
 */
@Component
class EditionWriter {

    /** How often an import restarts to let a due edition be written first. */
    private static final int MAX_YIELDS = 3;

    /** Time limit for finding rejected files by bisection. */
    private static final long MAX_SEARCH_NANOS = 120_000_000_000L;

    private static final MediaChanges NO_MEDIA_CHANGES = new MediaChanges(List.of(), List.of(), List.of(), List.of());

    private static final Logger log = LoggerFactory.getLogger(EditionWriter.class);

    private final ImportPlanner importPlanner;
    private final MassWithdrawalGuard massWithdrawalGuard;
    private final MediaImporter mediaImporter;
    private final ArticleWriter writer;
    private final EditionOpener editionOpener;
    private final Editions editions;
    private final RejectedFileFinder rejectedFileFinder;
    private final ImportCancellation importCancellation;

    EditionWriter(
            ImportPlanner importPlanner, MassWithdrawalGuard massWithdrawalGuard, MediaImporter mediaImporter,
            ArticleWriter writer, EditionOpener editionOpener, Editions editions,
            RejectedFileFinder rejectedFileFinder, ImportCancellation importCancellation) {
        this.importPlanner = importPlanner;
        this.massWithdrawalGuard = massWithdrawalGuard;
        this.mediaImporter = mediaImporter;
        this.writer = writer;
        this.editionOpener = editionOpener;
        this.editions = editions;
        this.rejectedFileFinder = rejectedFileFinder;
        this.importCancellation = importCancellation;
    }

    /**
     * Publishes all files that the archive accepts. If it rejects some, the import is planned and written again without them;
     * each round finds at least one more. Throws if the failure is not caused by a file.
     */
    ImportReport writeEdition(ImportInput importInput) {
        ImportInput rest = importInput;
        for (;;) {
            try {
                return planAndWrite(rest);
            } catch (RejectedFileFinder.RejectedFilesException rejectedFilesException) {
                rest = rest.withRefused(rejectedFileFinder.problems(rejectedFilesException.files()));
            } catch (RuntimeException exception) {
                rest = rest.withRefused(rejectedFileFinder.problems(findRejected(rest, exception)));
            }
        }
    }

    private ImportReport planAndWrite(ImportInput importInput) {
        Optional<Edition> edition = editions.current();
        ImportPlan importPlan = importPlanner.plan(importInput);
        Optional<String> held = massWithdrawalGuard.findHoldReason(importPlan, edition.isEmpty());
        if (held.isPresent()) {
            return ImportReport.failed(held.get(), importPlan.problems());
        }
        MediaChanges mediaChanges = mediaImporter.findChanges(
                importInput.snapshot(),
                importInput.previous(),
                importPlan.manuscripts(),
                profileImages(importPlan));
        if (edition.isPresent()) {
            return writeOrYield(importInput, importPlan, mediaChanges, edition.get());
        }
        return importPlan.accepted().size() > ArticleWriter.BATCH
                ? write(importInput, importPlan, mediaChanges, () -> false, Writing.IN_BATCHES).orElseThrow()
                : editions.inTransaction(
                        () -> write(importInput, importPlan, mediaChanges, () -> false, Writing.AT_ONCE).orElseThrow());
    }

    /**
     * Writes in one transaction. If an edition becomes due meanwhile, rolls back and restarts after it, at most
     * {@link #MAX_YIELDS} times; then the due edition is late.
     */
    private ImportReport writeOrYield(ImportInput importInput, ImportPlan first, MediaChanges mediaChanges, Edition planned) {
        for (int attempt = 1;; attempt++) {
            BooleanSupplier yields = attempt <= MAX_YIELDS ? editions::hasWaitingWriters : () -> false;
            Optional<ImportReport> report = editions.tryInTransaction(() -> {
                boolean valid = editions.current().filter(planned::equals).isPresent();
                ImportPlan importPlan = valid ? first : importPlanner.plan(importInput);
                return importPlan.changesNothing() && mediaChanges.changesNothing()
                        ? Optional.of(editionOpener.recordFiles(importPlan, mediaChanges, importInput))
                        : write(importInput, importPlan, mediaChanges, yields, Writing.AT_ONCE);
            });
            if (report.isPresent()) {
                return report.get();
            }
            log.info("Another edition was due; restarting the import");
        }
    }

    /**
     * Finds the files that make the import fail although each of them can be stored, for example by what is computed from
     * them. Bisects the files: each part is tried together with the files already accepted, in transactions that are rolled
     * back. After the time limit, files not yet tried are refused too. Throws {@code exception} if no file causes it.
     */
    private Map<String, WriteRejection> findRejected(ImportInput importInput, RuntimeException exception) {
        WriteRejection writeRejection = WriteRejection.of(exception).orElseThrow(() -> exception);
        log.warn("The database rejects this import ({}); searching for the file that causes it", writeRejection.reason());
        List<String> files = importInput.staged().loadedFiles().stream()
                .filter(loadedFile -> loadedFile.result().filter(readResult -> !(readResult instanceof ReadResult.Refused))
                        .isPresent())
                .map(loadedFile -> loadedFile.source().path())
                .toList();
        if (refusal(importInput, files, Set.of()).isPresent()) {
            throw exception;
        }
        WriteRejection untried =
                new WriteRejection("the database rejects this file or another one of this import: " + writeRejection.reason(),
                        writeRejection.contentAtFault(), writeRejection.internalError(), writeRejection.cause());
        Set<String> accepted = new HashSet<>();
        long start = System.nanoTime();
        Map<String, WriteRejection> refused = RejectedFileFinder.byPath(BisectingWriter.findRejected(files, part -> {
            if (System.nanoTime() - start > MAX_SEARCH_NANOS) {
                return Optional.of(untried);
            }
            Set<String> tried = new HashSet<>(accepted);
            tried.addAll(part);
            Optional<WriteRejection> found = refusal(importInput, files, tried);
            if (found.isEmpty()) {
                accepted.addAll(part);
            }
            return found;
        }), Function.identity());
        if (refused.isEmpty()) {
            throw exception;
        }
        return refused;
    }

    /** Tries an edition without the files that are not in {@code tried}; why it is rejected, or empty. */
    private Optional<WriteRejection> refusal(ImportInput importInput, List<String> files, Set<String> tried) {
        importCancellation.throwIfCancelled();
        ImportInput some = importInput.withRefused(files.stream()
                .filter(path -> !tried.contains(path))
                .collect(Collectors.toMap(Function.identity(), path -> Problem.error(path, 0, 0, "", ""))));
        try {
            editions.tryInTransaction(() -> {
                write(some, importPlanner.plan(some), NO_MEDIA_CHANGES, () -> false, Writing.AT_ONCE);
                return Optional.empty();
            });
            return Optional.empty();
        } catch (RejectedFileFinder.RejectedFilesException rejectedFilesException) {
            return rejectedFilesException.files().values().stream().findFirst();
        } catch (RuntimeException again) {
            return Optional.of(WriteRejection.of(again).orElseThrow(() -> again));
        }
    }

    /** Writes and opens the edition. Empty if it yielded to another writer; the caller must then roll back. */
    private Optional<ImportReport> write(
            ImportInput importInput, ImportPlan importPlan, MediaChanges mediaChanges, BooleanSupplier yields, Writing writing) {
        return writer.write(importInput, importPlan, yields, writing)
                .filter(_ -> !yields.getAsBoolean())
                .map(writtenArticles -> editionOpener.open(writtenArticles, importPlan, mediaChanges, importInput));
    }

    private static List<String> profileImages(ImportPlan importPlan) {
        return importPlan.presentation().described().stream()
                .flatMap(profileFile -> profileFile.profile().flatMap(Profile::image).stream())
                .map(ImageReference::src)
                .toList();
    }
}
