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
import press.broadsheet.importer.FirstImportWriter.Taken;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.ManuscriptStaging.Staged;
import press.broadsheet.importer.folder.ContentFolder;
import press.broadsheet.importer.folder.FolderSnapshot;
import press.broadsheet.importer.rules.LabelSpellingCheck;
import press.broadsheet.manuscript.text.Problem;

/**
 * Brings the content folder into the archive: looks, compares, reads what changed, recognises whose text it is, and writes
 * it all in one transaction that opens the next edition. A file that is refused keeps its last good version online.
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

    /** What became of an import, and when. */
    public record CompletedImport(Instant finishedAt, ImportReport report) {}

    /**
     * Imports the folder as it is now. What is wrong with it as a whole, or with single files, is in the report; only a
     * broken archive throws.
     */
    public ImportReport run() {
        Optional<String> unwritable = databaseSupervisor.unwritableReason();
        if (unwritable.isPresent()) {
            return finish(ImportReport.failed("nothing can be imported, for the database cannot be written: " + unwritable.get()
                    + ". What is published stays as it is.", List.of()));
        }
        try {
            ImportReport report = run(folder.unreadableReason().isPresent() ? FolderSnapshot.EMPTY : folder.scan());
            if (report.edition().isPresent()) {
                ledgerMirror.mirror();
            }
            return report;
        } catch (IOException trouble) {
            return finish(ImportReport.failed("the content folder cannot be read: " + trouble, List.of()));
        }
    }

    /** Imports the folder as it was when it was looked at; one import runs at a time. The ledger's text is left to the caller. */
    synchronized ImportReport run(FolderSnapshot folderSnapshot) {
        try {
            return importSnapshot(folderSnapshot);
        } catch (CancellationException halted) {
            throw halted;
        } catch (RuntimeException | Error trouble) {
            recordResult(ImportReport.failed(describe(trouble), List.of()));
            throw trouble;
        }
    }

    private ImportReport importSnapshot(FolderSnapshot folderSnapshot) {
        long start = System.nanoTime();
        List<Problem> damage = recovery.recover(folder.path().resolve(".ledger.tsv"));
        ImportReport report = folder.unreadableReason()
                .map(trouble -> ImportReport.failed(trouble, List.of()))
                .orElseGet(() -> readAndWrite(folderSnapshot))
                .withProblems(damage)
                .duration(Duration.ofNanos(System.nanoTime() - start));
        return finish(report);
    }

    /** The last import since the start; empty while the first is still running. */
    public Optional<CompletedImport> last() {
        return Optional.ofNullable(last);
    }

    /** When the first of the imports failed of which none succeeded since; empty where the last one did. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private ImportReport readAndWrite(FolderSnapshot folderSnapshot) {
        if (folderSnapshot.countManuscripts() == 0) {
            return ImportReport.failed(
                    "the content folder " + folder.path() + " holds no manuscript (.md, .markdown or .txt)."
                            + " What is published stays as it is.",
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

    /** Where that fails, or the import was cut off, the next one does it. */
    private void sweep() {
        if (!importCancellation.isCancelled()) {
            try {
                manuscriptStaging.sweep();
            } catch (RuntimeException trouble) {
                log.debug("Texts that no edition took are left to the next import", trouble);
            }
        }
    }

    private ImportReport importAll(FolderSnapshot folderSnapshot) {
        Optional<FolderSnapshot> since = lastImported.filter(last -> last.isComplete() && folderSnapshot.isComplete());
        FolderChanges found = changeDetector.compare(folderSnapshot, since);
        FolderChanges folderChanges = editions.current().isPresent() ? found : found.withOutdatedAsChanged();
        ImportReport renewed = renew(folderChanges, folderSnapshot);
        Optional<Taken> taken = firstImportWriter.isFor(folderChanges.possiblyChanged())
                ? Optional.of(firstImportWriter.take(folderChanges.possiblyChanged(), folderChanges.knownFiles()))
                : Optional.empty();
        Staged staged = taken.map(Taken::rest)
                .orElseGet(() -> manuscriptStaging.all(folderChanges.possiblyChanged(), folderChanges.knownFiles()));
        importCancellation.throwIfCancelled();
        Optional<LoadedFile> torn = staged.copies().stream().filter(loadedFile -> !loadedFile.complete()).findFirst();
        if (torn.isPresent()) {
            return ImportReport.failed(torn.get().source().path() + " was written while it was read."
                    + " What is published stays as it is until the file is whole.", folderSnapshot.problems())
                    .combinedWith(renewed);
        }
        List<String> told = LabelSpellingCheck.notices(labels);
        ImportReport report = editionWriter.writeEdition(new ImportInput(
                folderSnapshot, since, folderChanges.knownFiles(), staged, folderChanges.missing(), taken.map(Taken::written)))
                .combinedWith(renewed);
        if (report.failure().isEmpty()) {
            lastImported = Optional.of(folderSnapshot);
        }
        return report.edition().isPresent()
                ? report.withNotices(
                        LabelSpellingCheck.notices(labels).stream().filter(notice -> !told.contains(notice)).toList())
                : report;
    }

    /**
     * Publishes what was read by an older Broadsheet as it comes out now. No one of these files has a say in another, so that
     * each portion is an edition of its own, and whatever falls due waits for no more than one. What was written meanwhile is
     * left to the next look.
     */
    private ImportReport renew(FolderChanges folderChanges, FolderSnapshot folderSnapshot) {
        FolderSnapshot quiet = folderSnapshot.withoutProblems();
        AtomicReference<ImportReport> report = new AtomicReference<>(ImportReport.NOTHING);
        manuscriptStaging.each(folderChanges.outdated(), folderChanges.knownFiles(), portion -> {
            Staged whole = new Staged(portion.copies().stream().filter(LoadedFile::complete).toList(), portion.texts());
            ImportInput importInput =
                    new ImportInput(quiet, Optional.of(quiet), folderChanges.knownFiles(), whole, List.of(), Optional.empty());
            report.updateAndGet(earlier -> editionWriter.writeEdition(importInput).combinedWith(earlier));
        });
        return report.get();
    }

    private static String describe(Throwable trouble) {
        Optional<IOException> full = DiskFullFailureAnalyzer.findDiskFull(trouble);
        if (full.isPresent()) {
            return "the disk is full (" + full.get().getMessage() + "). What is published stays as it is; free some space.";
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(trouble);
        String message = Optional.ofNullable(cause.getMessage()).orElse("").replaceFirst("(?s);? SQL statement:.*|\\R.*", "");
        return "the archive could not be brought up to date (" + cause.getClass().getSimpleName()
                + (message.isEmpty() ? "" : ": " + message.substring(0, Math.min(message.length(), MAX_MESSAGE_LENGTH)))
                + "). What is published stays as it is.";
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
     * What an import goes by.
     *
     * @param previous the look that the archive is known to be up to; empty where it may not be
     * @param knownFiles what is known of the files that may have changed or are missing
     * @param staged the files that may have changed
     * @param missingFiles the files that are no longer there
     * @param ahead the articles that are in the archive already, in no edition yet
     */
    record ImportInput(
            FolderSnapshot snapshot, Optional<FolderSnapshot> previous, Map<String, SourceFile> knownFiles, Staged staged,
            List<SourceFile> missingFiles,
            Optional<WrittenArticles> ahead) {

        /** The same, those files refused, by their paths. */
        ImportInput withRefused(Map<String, Problem> problems) {
            return new ImportInput(snapshot, previous, knownFiles, staged.holdingBack(problems), missingFiles, ahead);
        }
    }
}
