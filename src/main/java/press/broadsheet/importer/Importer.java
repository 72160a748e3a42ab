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
import press.broadsheet.archive.Database;
import press.broadsheet.archive.DiskFull;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Labels;
import press.broadsheet.archive.LedgerFile;
import press.broadsheet.archive.LedgerRecovery;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.Comparer.Comparison;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.FirstPortions.Taken;
import press.broadsheet.importer.Staging.Staged;
import press.broadsheet.manuscript.Problem;

/**
 * Brings the content folder into the archive: looks, compares, reads what changed, recognises whose text it is, and writes
 * it all in one transaction that opens the next edition. A file that is refused keeps its last good version online.
 */
@Component
public class Importer {

    private static final int LONGEST_MESSAGE = 300;
    private static final Logger log = LoggerFactory.getLogger(Importer.class);

    private final SourceFolder folder;
    private final Staging staging;
    private final FirstPortions firstPortions;
    private final Compositor compositor;
    private final Editions editions;
    private final LedgerRecovery recovery;
    private final LedgerFile ledgerFile;
    private final Labels labels;
    private final Database database;
    private final Comparer comparer;
    private final Quarantine quarantine;
    private final Halt halt;
    private final Clock clock;
    private Optional<Look> imported = Optional.empty();
    private volatile @Nullable Done last;
    private volatile @Nullable Instant failingSince;

    Importer(
            SourceFolder folder, Staging staging, FirstPortions firstPortions, Compositor compositor, Editions editions,
            LedgerRecovery recovery, LedgerFile ledgerFile, Labels labels, Database database, Comparer comparer,
            Quarantine quarantine, Halt halt, Clock clock) {
        this.folder = folder;
        this.staging = staging;
        this.firstPortions = firstPortions;
        this.compositor = compositor;
        this.editions = editions;
        this.recovery = recovery;
        this.ledgerFile = ledgerFile;
        this.labels = labels;
        this.database = database;
        this.comparer = comparer;
        this.quarantine = quarantine;
        this.halt = halt;
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
            ImportReport report = run(folder.trouble().isPresent() ? Look.NOTHING : folder.look());
            if (report.edition().isPresent()) {
                ledgerFile.mirror();
            }
            return report;
        } catch (IOException trouble) {
            return done(ImportReport.failed("the content folder cannot be read: " + trouble, List.of()));
        }
    }

    /** Imports the folder as it was when it was looked at; one import runs at a time. The ledger's text is left to the caller. */
    synchronized ImportReport run(Look look) {
        try {
            return compose(look);
        } catch (CancellationException halted) {
            throw halted;
        } catch (RuntimeException | Error trouble) {
            note(ImportReport.failed(words(trouble), List.of()));
            throw trouble;
        }
    }

    private ImportReport compose(Look look) {
        long start = System.nanoTime();
        List<Problem> damage = recovery.run(folder.path().resolve(".ledger.tsv"));
        ImportReport report = folder.trouble()
                .map(trouble -> ImportReport.failed(trouble, List.of()))
                .orElseGet(() -> readAndCompose(look))
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

    private ImportReport readAndCompose(Look look) {
        if (look.size() == 0) {
            return ImportReport.failed(
                    "the content folder " + folder.path() + " holds no manuscript (.md, .markdown or .txt)."
                            + " What is published stays as it is.",
                    look.problems());
        }
        quarantine.trySuspects(look);
        firstPortions.recover();
        staging.sweep();
        try {
            return importAll(look);
        } finally {
            sweep();
        }
    }

    /** Where that fails, or the import was cut off, the next one does it. */
    private void sweep() {
        if (!halt.isCalled()) {
            try {
                staging.sweep();
            } catch (RuntimeException trouble) {
                log.debug("Texts that no edition took are left to the next import", trouble);
            }
        }
    }

    private ImportReport importAll(Look look) {
        Optional<Look> since = imported.filter(last -> last.sawAll() && look.sawAll());
        Comparison found = comparer.compare(look, since);
        Comparison comparison = editions.current().isPresent() ? found : found.atOnce();
        ImportReport renewed = renew(comparison, look);
        Optional<Taken> taken = firstPortions.isFor(comparison.suspects())
                ? Optional.of(firstPortions.take(comparison.suspects(), comparison.before()))
                : Optional.empty();
        Staged staged = taken.map(Taken::rest).orElseGet(() -> staging.all(comparison.suspects(), comparison.before()));
        halt.check();
        Optional<Copy> torn = staged.copies().stream().filter(copy -> !copy.whole()).findFirst();
        if (torn.isPresent()) {
            return ImportReport.failed(torn.get().entry().path() + " was written while it was read."
                    + " What is published stays as it is until the file is whole.", look.problems()).after(renewed);
        }
        List<String> told = Spelling.notices(labels);
        ImportReport report = compositor.compose(new Proofs(
                look, since, comparison.before(), staged, comparison.missing(), taken.map(Taken::written)))
                .after(renewed);
        if (report.trouble().isEmpty()) {
            imported = Optional.of(look);
        }
        return report.edition().isPresent()
                ? report.alsoTelling(Spelling.notices(labels).stream().filter(notice -> !told.contains(notice)).toList())
                : report;
    }

    /**
     * Publishes what was read by an older Broadsheet as it comes out now. No one of these files has a say in another, so that
     * each portion is an edition of its own, and whatever falls due waits for no more than one. What was written meanwhile is
     * left to the next look.
     */
    private ImportReport renew(Comparison comparison, Look look) {
        Look quiet = look.quiet();
        AtomicReference<ImportReport> report = new AtomicReference<>(ImportReport.NOTHING);
        staging.each(comparison.outdated(), comparison.before(), portion -> {
            Staged whole = new Staged(portion.copies().stream().filter(Copy::whole).toList(), portion.texts());
            Proofs proofs =
                    new Proofs(quiet, Optional.of(quiet), comparison.before(), whole, List.of(), Optional.empty());
            report.updateAndGet(earlier -> compositor.compose(proofs).after(earlier));
        });
        return report.get();
    }

    private static String words(Throwable trouble) {
        Optional<IOException> full = DiskFull.in(trouble);
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
            Look look, Optional<Look> since, Map<String, SourceFile> before, Staged staged, List<SourceFile> missing,
            Optional<Written> ahead) {

        /** The same, those files refused, by their paths. */
        Proofs holdingBack(Map<String, Problem> problems) {
            return new Proofs(look, since, before, staged.holdingBack(problems), missing, ahead);
        }
    }
}
