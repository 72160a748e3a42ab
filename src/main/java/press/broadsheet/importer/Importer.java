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
import press.broadsheet.archive.database.Database;
import press.broadsheet.archive.database.DiskFullFailureAnalyzer;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.mirror.LedgerMirror;
import press.broadsheet.archive.mirror.LedgerRecovery;
import press.broadsheet.archive.reading.Labels;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.importer.ChangeDetector.Comparison;
import press.broadsheet.importer.FirstImportWriter.Taken;
import press.broadsheet.importer.ManuscriptLoader.Copy;
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

    private static final int LONGEST_MESSAGE = 300;
    private static final Logger log = LoggerFactory.getLogger(Importer.class);

    private final ContentFolder folder;
    private final ManuscriptStaging manuscriptStaging;
    private final FirstImportWriter firstImportWriter;
    private final EditionWriter editionWriter;
    private final Editions editions;
    private final LedgerRecovery recovery;
    private final LedgerMirror ledgerMirror;
    private final Labels labels;
    private final Database database;
    private final ChangeDetector changeDetector;
    private final Quarantine quarantine;
    private final ImportCancellation importCancellation;
    private final Clock clock;
    private Optional<FolderSnapshot> imported = Optional.empty();
    private volatile @Nullable Done last;
    private volatile @Nullable Instant failingSince;

    Importer(
            ContentFolder folder, ManuscriptStaging manuscriptStaging, FirstImportWriter firstImportWriter, EditionWriter editionWriter, Editions editions,
            LedgerRecovery recovery, LedgerMirror ledgerMirror, Labels labels, Database database, ChangeDetector changeDetector,
            Quarantine quarantine, ImportCancellation importCancellation, Clock clock) {
        this.folder = folder;
        this.manuscriptStaging = manuscriptStaging;
        this.firstImportWriter = firstImportWriter;
        this.editionWriter = editionWriter;
        this.editions = editions;
        this.recovery = recovery;
        this.ledgerMirror = ledgerMirror;
        this.labels = labels;
        this.database = database;
        this.changeDetector = changeDetector;
        this.quarantine = quarantine;
        this.importCancellation = importCancellation;
        this.clock = clock;
    }

    /** What became of an import, and when. */
    public record Done(Instant at, ImportReport report) {}

    /**
     * Imports the folder as it is now. What is wrong with it as a whole, or with single files, is in the report; only a
     * broken archive throws.
     */
    public ImportReport run() {
        Optional<String> unwritable = database.trouble();
        if (unwritable.isPresent()) {
            return done(ImportReport.failed("nothing can be imported, for the database cannot be written: " + unwritable.get()
                    + ". What is published stays as it is.", List.of()));
        }
        try {
            ImportReport report = run(folder.trouble().isPresent() ? FolderSnapshot.NOTHING : folder.look());
            if (report.edition().isPresent()) {
                ledgerMirror.mirror();
            }
            return report;
        } catch (IOException trouble) {
            return done(ImportReport.failed("the content folder cannot be read: " + trouble, List.of()));
        }
    }

    /** Imports the folder as it was when it was looked at; one import runs at a time. The ledger's text is left to the caller. */
    synchronized ImportReport run(FolderSnapshot folderSnapshot) {
        try {
            return compose(folderSnapshot);
        } catch (CancellationException halted) {
            throw halted;
        } catch (RuntimeException | Error trouble) {
            note(ImportReport.failed(words(trouble), List.of()));
            throw trouble;
        }
    }

    private ImportReport compose(FolderSnapshot folderSnapshot) {
        long start = System.nanoTime();
        List<Problem> damage = recovery.run(folder.path().resolve(".ledger.tsv"));
        ImportReport report = folder.trouble()
                .map(trouble -> ImportReport.failed(trouble, List.of()))
                .orElseGet(() -> readAndCompose(folderSnapshot))
                .alsoNaming(damage)
                .took(Duration.ofNanos(System.nanoTime() - start));
        return done(report);
    }

    /** The last import since the start; empty while the first is still running. */
    public Optional<Done> last() {
        return Optional.ofNullable(last);
    }

    /** When the first of the imports failed of which none succeeded since; empty where the last one did. */
    public Optional<Instant> failingSince() {
        return Optional.ofNullable(failingSince);
    }

    private ImportReport readAndCompose(FolderSnapshot folderSnapshot) {
        if (folderSnapshot.size() == 0) {
            return ImportReport.failed(
                    "the content folder " + folder.path() + " holds no manuscript (.md, .markdown or .txt)."
                            + " What is published stays as it is.",
                    folderSnapshot.problems());
        }
        quarantine.trySuspects(folderSnapshot);
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
        if (!importCancellation.isCalled()) {
            try {
                manuscriptStaging.sweep();
            } catch (RuntimeException trouble) {
                log.debug("Texts that no edition took are left to the next import", trouble);
            }
        }
    }

    private ImportReport importAll(FolderSnapshot folderSnapshot) {
        Optional<FolderSnapshot> since = imported.filter(last -> last.sawAll() && folderSnapshot.sawAll());
        Comparison found = changeDetector.compare(folderSnapshot, since);
        Comparison comparison = editions.current().isPresent() ? found : found.atOnce();
        ImportReport renewed = renew(comparison, folderSnapshot);
        Optional<Taken> taken = firstImportWriter.isFor(comparison.suspects())
                ? Optional.of(firstImportWriter.take(comparison.suspects(), comparison.before()))
                : Optional.empty();
        Staged staged = taken.map(Taken::rest).orElseGet(() -> manuscriptStaging.all(comparison.suspects(), comparison.before()));
        importCancellation.check();
        Optional<Copy> torn = staged.copies().stream().filter(copy -> !copy.whole()).findFirst();
        if (torn.isPresent()) {
            return ImportReport.failed(torn.get().entry().path() + " was written while it was read."
                    + " What is published stays as it is until the file is whole.", folderSnapshot.problems()).after(renewed);
        }
        List<String> told = LabelSpellingCheck.notices(labels);
        ImportReport report = editionWriter.compose(new Proofs(
                folderSnapshot, since, comparison.before(), staged, comparison.missing(), taken.map(Taken::written)))
                .after(renewed);
        if (report.trouble().isEmpty()) {
            imported = Optional.of(folderSnapshot);
        }
        return report.edition().isPresent()
                ? report.alsoTelling(LabelSpellingCheck.notices(labels).stream().filter(notice -> !told.contains(notice)).toList())
                : report;
    }

    /**
     * Publishes what was read by an older Broadsheet as it comes out now. No one of these files has a say in another, so that
     * each portion is an edition of its own, and whatever falls due waits for no more than one. What was written meanwhile is
     * left to the next look.
     */
    private ImportReport renew(Comparison comparison, FolderSnapshot folderSnapshot) {
        FolderSnapshot quiet = folderSnapshot.quiet();
        AtomicReference<ImportReport> report = new AtomicReference<>(ImportReport.NOTHING);
        manuscriptStaging.each(comparison.outdated(), comparison.before(), portion -> {
            Staged whole = new Staged(portion.copies().stream().filter(Copy::whole).toList(), portion.texts());
            Proofs proofs =
                    new Proofs(quiet, Optional.of(quiet), comparison.before(), whole, List.of(), Optional.empty());
            report.updateAndGet(earlier -> editionWriter.compose(proofs).after(earlier));
        });
        return report.get();
    }

    private static String words(Throwable trouble) {
        Optional<IOException> full = DiskFullFailureAnalyzer.in(trouble);
        if (full.isPresent()) {
            return "the disk is full (" + full.get().getMessage() + "). What is published stays as it is; free some space.";
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(trouble);
        String message = Optional.ofNullable(cause.getMessage()).orElse("").replaceFirst("(?s);? SQL statement:.*|\\R.*", "");
        return "the archive could not be brought up to date (" + cause.getClass().getSimpleName()
                + (message.isEmpty() ? "" : ": " + message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                + "). What is published stays as it is.";
    }

    private ImportReport done(ImportReport report) {
        note(report);
        log(report);
        return report;
    }

    private void note(ImportReport report) {
        Instant now = clock.instant();
        failingSince = report.trouble().isEmpty() ? null : failingSince().orElse(now);
        last = new Done(now, report);
    }

    private static void log(ImportReport report) {
        report.problems().forEach(problem -> log.warn("{}", problem));
        report.notices().forEach(log::info);
        if (report.trouble().isPresent()) {
            log.error(report.summary());
        } else {
            log.info(report.summary());
        }
    }

    /**
     * What an import goes by.
     *
     * @param since the look that the archive is known to be up to; empty where it may not be
     * @param before what is known of the files that may have changed or are missing
     * @param staged the files that may have changed
     * @param missing the files that are no longer there
     * @param ahead the articles that are in the archive already, in no edition yet
     */
    record Proofs(
            FolderSnapshot look, Optional<FolderSnapshot> since, Map<String, SourceFile> before, Staged staged, List<SourceFile> missing,
            Optional<WrittenArticles> ahead) {

        /** The same, those files refused, by their paths. */
        Proofs holdingBack(Map<String, Problem> problems) {
            return new Proofs(look, since, before, staged.holdingBack(problems), missing, ahead);
        }
    }
}
