package press.broadsheet.importer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.database.DatabaseSupervisor;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.archive.mirror.LedgerRecovery;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.importer.ChangeDetector.FolderChanges;
import press.broadsheet.importer.FirstImportWriter.InitialBatches;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.ManuscriptStaging.Staged;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.LabelSpellingCheck;
import press.broadsheet.manuscript.text.Problem;

/**
 * Imports the content folder into the archive: scans it, reads changed files, matches them to published articles, and writes
 * everything in one transaction that opens the next edition. The last good version of a refused file stays online.
 */
@Component
public class Importer {

    private static final int MAX_MESSAGE_LENGTH = 300;
    private static final Logger log = LoggerFactory.getLogger(Importer.class);

    private final ContentFolder folder;
    private final ManuscriptStaging manuscriptStaging;
    private final FirstImportWriter firstImportWriter;
    private final EditionWriter editionWriter;
    private final Editions editions;
    private final LedgerRecovery recovery;
    private final LedgerMirror ledgerMirror;
    private final Labels labels;
    private final DatabaseSupervisor databaseSupervisor;
    private final ChangeDetector changeDetector;
    private final Quarantine quarantine;
    private final ImportCancellation importCancellation;
    private final Clock clock;
    private Optional<FolderSnapshot> lastImported = Optional.empty();
    private volatile @Nullable CompletedImport last;
    private volatile @Nullable Instant failingSince;

    Importer(
            ContentFolder folder, ManuscriptStaging manuscriptStaging, FirstImportWriter firstImportWriter,
            EditionWriter editionWriter, Editions editions,
            LedgerRecovery recovery, LedgerMirror ledgerMirror, Labels labels, DatabaseSupervisor databaseSupervisor,
            ChangeDetector changeDetector,
            Quarantine quarantine, ImportCancellation importCancellation, Clock clock) {
        this.folder = folder;
        this.manuscriptStaging = manuscriptStaging;
        this.firstImportWriter = firstImportWriter;
        this.editionWriter = editionWriter;
        this.editions = editions;
        this.recovery = recovery;
        this.ledgerMirror = ledgerMirror;
        this.labels = labels;
        this.databaseSupervisor = databaseSupervisor;
        this.changeDetector = changeDetector;
        this.quarantine = quarantine;
        this.importCancellation = importCancellation;
        this.clock = clock;
    }

    /** A finished import. */
    public record CompletedImport(Instant finishedAt, ImportReport report) {}

    /**
     * Imports the folder as it is now. Problems of the folder and of single files are in the report; an exception is thrown
     * only if the archive fails.
     */
    public ImportReport run() {
        Optional<String> unwritable = databaseSupervisor.unwritableReason();
        if (unwritable.isPresent()) {
            return finish(ImportReport.failed("the database cannot be written: " + unwritable.get()
                    + ". Published articles are unchanged.", List.of()));
        }
        try {
            ImportReport report = run(folder.unreadableReason().isPresent() ? FolderSnapshot.EMPTY : folder.scan());
            if (report.edition().isPresent()) {
                ledgerMirror.mirror();
            }
            return report;
        } catch (IOException exception) {
            return finish(ImportReport.failed("the content folder cannot be read: " + exception, List.of()));
        }
    }

    /** Imports a snapshot of the folder; one import runs at a time. The caller updates the ledger file. */
    synchronized ImportReport run(FolderSnapshot folderSnapshot) {
        try {
            return importSnapshot(folderSnapshot);
        } catch (CancellationException cancelled) {
            throw cancelled;
        } catch (RuntimeException | Error exception) {
            recordResult(ImportReport.failed(describe(exception), List.of()));
            throw exception;
        }
    }

    private ImportReport importSnapshot(FolderSnapshot folderSnapshot) {
        long start = System.nanoTime();
        List<Problem> damage = recovery.recover(folder.path().resolve(".ledger.tsv"));
        ImportReport report = folder.unreadableReason()
                .map(reason -> ImportReport.failed(reason, List.of()))
                .orElseGet(() -> readAndWrite(folderSnapshot))
                .withProblems(damage)
                .duration(Duration.ofNanos(System.nanoTime() - start));
        return finish(report);
    }

    /** The last import since the start; empty while the first is still running. */
    public Optional<CompletedImport> last() {
        return Optional.ofNullable(last);
    }

    /** When imports started to fail; empty if the last one succeeded. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private ImportReport readAndWrite(FolderSnapshot folderSnapshot) {
        if (folderSnapshot.countManuscripts() == 0) {
            return ImportReport.failed(
                    "the content folder " + folder.path() + " contains no manuscript (.md, .markdown or .txt)."
                            + " Published articles are unchanged.",
                    folderSnapshot.problems());
        }
        quarantine.testSuspects(folderSnapshot);
        firstImportWriter.recover();
        manuscriptStaging.sweep();
        try {
            return importAll(folderSnapshot);
        } finally {
            sweep();
        }
    }

    /** Deletes unused staged texts. If this fails or the import is interrupted, the next import does it. */
    private void sweep() {
        if (!importCancellation.isCancelled()) {
            try {
                manuscriptStaging.sweep();
            } catch (RuntimeException exception) {
                log.debug("Could not delete unused staged texts; the next import will", exception);
            }
        }
    }

    private ImportReport importAll(FolderSnapshot folderSnapshot) {
        Optional<FolderSnapshot> previous = lastImported.filter(last -> last.isComplete() && folderSnapshot.isComplete());
        FolderChanges found = changeDetector.compare(folderSnapshot, previous);
        FolderChanges folderChanges = editions.current().isPresent() ? found : found.withOutdatedAsChanged();
        ImportReport rerendered = rerender(folderChanges, folderSnapshot);
        Optional<InitialBatches> initialBatches = firstImportWriter.isFor(folderChanges.possiblyChanged())
                ? Optional.of(firstImportWriter.write(folderChanges.possiblyChanged(), folderChanges.knownFiles()))
                : Optional.empty();
        Staged staged = initialBatches.map(InitialBatches::rest)
                .orElseGet(() -> manuscriptStaging.all(folderChanges.possiblyChanged(), folderChanges.knownFiles()));
        importCancellation.throwIfCancelled();
        Optional<LoadedFile> incomplete = staged.loadedFiles().stream().filter(loadedFile -> !loadedFile.complete()).findFirst();
        if (incomplete.isPresent()) {
            return ImportReport.failed(incomplete.get().source().path() + " changed while it was being read."
                    + " Published articles are unchanged; the import is repeated when the file is complete.",
                    folderSnapshot.problems())
                    .combinedWith(rerendered);
        }
        List<String> before = LabelSpellingCheck.notices(labels);
        ImportReport report = editionWriter.writeEdition(new ImportInput(folderSnapshot, previous, folderChanges.knownFiles(),
                staged, folderChanges.missing(), initialBatches.map(InitialBatches::written)))
                .combinedWith(rerendered);
        if (report.failure().isEmpty()) {
            lastImported = Optional.of(folderSnapshot);
        }
        return report.edition().isPresent()
                ? report.withNotices(
                        LabelSpellingCheck.notices(labels).stream().filter(notice -> !before.contains(notice)).toList())
                : report;
    }

    /**
     * Renders unchanged files again that an older version of Broadsheet rendered. These files do not depend on each other, so
     * each batch is an edition of its own, and a scheduled edition waits for at most one batch. Files that change meanwhile are
     * left to the next scan.
     */
    private ImportReport rerender(FolderChanges folderChanges, FolderSnapshot folderSnapshot) {
        FolderSnapshot withoutProblems = folderSnapshot.withoutProblems();
        AtomicReference<ImportReport> report = new AtomicReference<>(ImportReport.NOTHING);
        manuscriptStaging.each(folderChanges.outdated(), folderChanges.knownFiles(), batch -> {
            Staged complete = new Staged(batch.loadedFiles().stream().filter(LoadedFile::complete).toList(), batch.texts());
            ImportInput importInput = new ImportInput(withoutProblems, Optional.of(withoutProblems), folderChanges.knownFiles(),
                    complete, List.of(), Optional.empty());
            report.updateAndGet(earlier -> editionWriter.writeEdition(importInput).combinedWith(earlier));
        });
        return report.get();
    }

    private static String describe(Throwable exception) {
        Optional<IOException> full = DiskFullFailureAnalyzer.findDiskFull(exception);
        if (full.isPresent()) {
            return "the disk is full (" + full.get().getMessage() + "). Published articles are unchanged. Free disk space.";
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(exception);
        String message = Optional.ofNullable(cause.getMessage()).orElse("").replaceFirst("(?s);? SQL statement:.*|\\R.*", "");
        return "the database could not be updated (" + cause.getClass().getSimpleName()
                + (message.isEmpty() ? "" : ": " + message.substring(0, Math.min(message.length(), MAX_MESSAGE_LENGTH)))
                + "). Published articles are unchanged.";
    }

    private ImportReport finish(ImportReport report) {
        recordResult(report);
        log(report);
        return report;
    }

    private void recordResult(ImportReport report) {
        Instant now = clock.instant();
        failingSince = report.failure().isEmpty() ? null : failingSince().orElse(now);
        last = new CompletedImport(now, report);
    }

    private static void log(ImportReport report) {
        report.problems().forEach(problem -> log.warn("{}", problem));
        report.notices().forEach(log::info);
        if (report.failure().isPresent()) {
            log.error(report.summary());
        } else {
            log.info(report.summary());
        }
    }

    /**
     * The input of an import.
     *
     * @param previous the snapshot that the archive reflects; empty if unknown
     * @param knownFiles the archive's records of files that may have changed or are missing, by path
     * @param staged the files that may have changed, already read
     * @param missingFiles the files that no longer exist
     * @param ahead articles that are already written but in no edition yet
     */
    record ImportInput(
            FolderSnapshot snapshot, Optional<FolderSnapshot> previous, Map<String, SourceFile> knownFiles, Staged staged,
            List<SourceFile> missingFiles,
            Optional<WrittenArticles> ahead) {

        /** A copy in which these files are refused; the problems are by path. */
        ImportInput withRefused(Map<String, Problem> problems) {
            return new ImportInput(snapshot, previous, knownFiles, staged.withRefused(problems), missingFiles, ahead);
        }
    }
}
