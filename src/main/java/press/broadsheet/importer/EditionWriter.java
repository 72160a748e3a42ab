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
 * Makes the next edition of what was read. Where readers have one, or little is to be written, that is one transaction; else
 * it is written in batches, which no reader sees before the first edition is opened.
 */
@Component
class EditionWriter {

    /** How often one import begins anew for an edition that is due. */
    private static final int MAX_YIELDS = 3;

    /** How long parts of an import are tried in search of the files that are refused. */
    private static final long MAX_SEARCH_NANOS = 120_000_000_000L;

    private static final MediaChanges NO_MEDIA_CHANGES = new MediaChanges(List.of(), List.of(), List.of(), List.of());

    private static final Logger log = LoggerFactory.getLogger(EditionWriter.class);

    private final ImportPlanner importPlanner;
    private final MassWithdrawalGuard massWithdrawalGuard;
    private final MediaImporter mediaImporter;
    private final ArticleWriter writer;
    private final EditionOpener opening;
    private final Editions editions;
    private final RejectedFileFinder rejectedFileFinder;
    private final ImportCancellation importCancellation;

    EditionWriter(
            ImportPlanner importPlanner, MassWithdrawalGuard massWithdrawalGuard, MediaImporter mediaImporter,
            ArticleWriter writer, EditionOpener opening, Editions editions,
            RejectedFileFinder rejectedFileFinder, ImportCancellation importCancellation) {
        this.importPlanner = importPlanner;
        this.massWithdrawalGuard = massWithdrawalGuard;
        this.mediaImporter = mediaImporter;
        this.writer = writer;
        this.opening = opening;
        this.editions = editions;
        this.rejectedFileFinder = rejectedFileFinder;
        this.importCancellation = importCancellation;
    }

    /**
     * Publishes all that the archive takes. A file that it refuses is held back as a problem of its own, and the rest is planned
     * and written again without it, so that each round knows of one more at least. Throws where the trouble is no file's.
     */
    ImportReport writeEdition(ImportInput importInput) {
        ImportInput rest = importInput;
        for (;;) {
            try {
                return planAndWrite(rest);
            } catch (RejectedFileFinder.RejectedFilesException rejectedFilesException) {
                rest = rest.withRefused(rejectedFileFinder.problems(rejectedFilesException.files()));
            } catch (RuntimeException trouble) {
                rest = rest.withRefused(rejectedFileFinder.problems(findRejected(rest, trouble)));
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
     * All in one transaction. It makes way for an edition that falls due meanwhile and begins anew, but not for ever: then
     * that one is late, and nothing else.
     */
    private ImportReport writeOrYield(ImportInput importInput, ImportPlan first, MediaChanges mediaChanges, Edition planned) {
        for (int attempt = 1;; attempt++) {
            BooleanSupplier yields = attempt <= MAX_YIELDS ? editions::hasWaitingWriters : () -> false;
            Optional<ImportReport> report = editions.tryInTransaction(() -> {
                boolean valid = editions.current().filter(planned::equals).isPresent();
                ImportPlan importPlan = valid ? first : importPlanner.plan(importInput);
                return importPlan.changesNothing() && mediaChanges.changesNothing()
                        ? Optional.of(opening.note(importPlan, mediaChanges, importInput))
                        : write(importInput, importPlan, mediaChanges, yields, Writing.AT_ONCE);
            });
            if (report.isPresent()) {
                return report.get();
            }
            log.info("The import made way for an edition that was due, and begins anew");
        }
    }

    /**
     * Which files the archive refuses though each of them could be written: what follows from them cannot. Each part of them is
     * tried with those that are known to go together, in transactions that are undone, and where that takes too long, what was
     * not tried is held back too; {@code trouble} is thrown where it comes without any file.
     */
    private Map<String, WriteRejection> findRejected(ImportInput importInput, RuntimeException trouble) {
        WriteRejection writeRejection = WriteRejection.of(trouble).orElseThrow(() -> trouble);
        log.warn("The archive refuses this import ({}); looking for the file", writeRejection.reason());
        List<String> files = importInput.staged().copies().stream()
                .filter(loadedFile -> loadedFile.result().filter(readResult -> !(readResult instanceof ReadResult.Refused))
                        .isPresent())
                .map(loadedFile -> loadedFile.source().path())
                .toList();
        if (refusal(importInput, files, Set.of()).isPresent()) {
            throw trouble;
        }
        WriteRejection untried =
                new WriteRejection("this file or another one of this import is refused: " + writeRejection.reason(),
                        writeRejection.contentAtFault(), writeRejection.internalError(), writeRejection.cause());
        Set<String> taken = new HashSet<>();
        long start = System.nanoTime();
        Map<String, WriteRejection> refused = RejectedFileFinder.byPath(BisectingWriter.refused(files, part -> {
            if (System.nanoTime() - start > MAX_SEARCH_NANOS) {
                return Optional.of(untried);
            }
            Set<String> tried = new HashSet<>(taken);
            tried.addAll(part);
            Optional<WriteRejection> found = refusal(importInput, files, tried);
            if (found.isEmpty()) {
                taken.addAll(part);
            }
            return found;
        }), Function.identity());
        if (refused.isEmpty()) {
            throw trouble;
        }
        return refused;
    }

    /** Why an edition cannot be written that has of those files only the ones that are tried. */
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

    /** Writes it and opens the next edition; nothing where it made way, and what it wrote is to be undone. */
    private Optional<ImportReport> write(
            ImportInput importInput, ImportPlan importPlan, MediaChanges mediaChanges, BooleanSupplier yields, Writing writing) {
        return writer.write(importInput, importPlan, yields, writing)
                .filter(_ -> !yields.getAsBoolean())
                .map(writtenArticles -> opening.open(writtenArticles, importPlan, mediaChanges, importInput));
    }

    private static List<String> profileImages(ImportPlan importPlan) {
        return importPlan.presentation().described().stream()
                .flatMap(profileFile -> profileFile.profile().flatMap(Profile::image).stream())
                .map(ImageReference::src)
                .toList();
    }
}
