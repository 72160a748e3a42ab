package press.broadsheet.importer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Labels;
import press.broadsheet.archive.LedgerFile;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.Intake.Brought;
import press.broadsheet.importer.Intake.Taken;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.importer.SourceFolder.Look;
import press.broadsheet.manuscript.Problem;

/**
 * Brings the content folder into the archive: looks, compares, reads what changed, recognises whose text it is, and writes
 * it all in one transaction that opens the next edition. A file that is refused keeps its last good version online.
 */
@Component
public class Importer {

    private static final Logger log = LoggerFactory.getLogger(Importer.class);

    private final SourceFolder folder;
    private final SourceFiles files;
    private final CopyDesk desk;
    private final Intake intake;
    private final Compositor compositor;
    private final LedgerFile ledgerFile;
    private final Labels labels;
    private final Clock clock;
    private volatile @Nullable Done last;

    Importer(
            SourceFolder folder, SourceFiles files, CopyDesk desk, Intake intake, Compositor compositor, LedgerFile ledgerFile,
            Labels labels, Clock clock) {
        this.folder = folder;
        this.files = files;
        this.desk = desk;
        this.intake = intake;
        this.compositor = compositor;
        this.ledgerFile = ledgerFile;
        this.labels = labels;
        this.clock = clock;
    }

    /** What became of an import, and when. */
    public record Done(Instant at, ImportReport report) {}

    /**
     * Imports the folder as it is now. What is wrong with it as a whole, or with single files, is in the report; only a
     * broken archive throws.
     */
    public ImportReport run() {
        try {
            return run(folder.trouble().isPresent() ? Look.NOTHING : folder.look());
        } catch (IOException trouble) {
            return done(ImportReport.failed("the content folder cannot be read: " + trouble, List.of()));
        }
    }

    /** Imports the folder as it was when it was looked at; one import runs at a time. */
    synchronized ImportReport run(Look look) {
        long start = System.nanoTime();
        List<Problem> damage = ledgerFile.restore(folder.path().resolve(".ledger.tsv"));
        ImportReport report = folder.trouble()
                .map(trouble -> ImportReport.failed(trouble, List.of()))
                .orElseGet(() -> readAndCompose(look))
                .alsoNaming(damage)
                .took(Duration.ofNanos(System.nanoTime() - start));
        if (report.edition().isPresent()) {
            ledgerFile.mirror();
        }
        return done(report);
    }

    /** The last import since the start; empty while the first is still running. */
    public Optional<Done> last() {
        return Optional.ofNullable(last);
    }

    private ImportReport readAndCompose(Look look) {
        if (look.entries().isEmpty()) {
            return ImportReport.failed(
                    "the content folder " + folder.path() + " holds no manuscript (.md, .markdown or .txt)."
                            + " What is published stays as it is.",
                    look.problems());
        }
        Map<String, SourceFile> before = known();
        List<Entry> suspects = look.entries().stream()
                .filter(entry -> look.doubts(entry.path()) || !isUntouched(entry, Optional.ofNullable(before.get(entry.path()))))
                .toList();
        Taken taken = intake.isFor(suspects)
                ? intake.take(suspects, before)
                : new Taken(Brought.NOTHING, desk.read(suspects, before));
        List<Copy> copies = taken.rest();
        Optional<Copy> torn = copies.stream().filter(copy -> !copy.whole()).findFirst();
        if (torn.isPresent()) {
            return ImportReport.failed(torn.get().entry().path() + " was written while it was read."
                    + " What is published stays as it is until the file is whole.", look.problems());
        }
        List<String> told = Spelling.notices(labels);
        ImportReport report = compositor.compose(new Proofs(
                look, taken.brought().articles().isEmpty() ? before : known(), copies, missing(look, before), taken.brought()));
        return report.edition().isPresent()
                ? report.alsoTelling(Spelling.notices(labels).stream().filter(notice -> !told.contains(notice)).toList())
                : report;
    }

    private Map<String, SourceFile> known() {
        return files.all().stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    private ImportReport done(ImportReport report) {
        last = new Done(clock.instant(), report);
        log(report);
        return report;
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

    /** Size and time first: only where they differ is the file opened. */
    private boolean isUntouched(Entry entry, Optional<SourceFile> before) {
        return before.filter(file -> !file.refused()
                && file.size() == entry.size()
                && file.modified() == entry.modified()
                && file.version().equals(desk.version()))
                .isPresent();
    }

    private static List<SourceFile> missing(Look look, Map<String, SourceFile> before) {
        Set<String> seen = look.entries().stream().map(Entry::path).collect(Collectors.toSet());
        return before.values().stream()
                .filter(file -> !seen.contains(file.path()) && !look.couldNotSee(file.path()))
                .toList();
    }

    /**
     * What an import goes by.
     *
     * @param copies the files that may have changed
     * @param missing the files that are no longer there
     * @param brought the articles that are in the archive already, in no edition yet
     */
    record Proofs(
            Look look, Map<String, SourceFile> before, List<Copy> copies, List<SourceFile> missing, Brought brought) {}
}
