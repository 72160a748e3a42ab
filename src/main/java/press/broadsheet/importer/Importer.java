package press.broadsheet.importer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Labels;
import press.broadsheet.archive.LedgerFile;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.CopyDesk.Copy;
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
    private final Compositor compositor;
    private final LedgerFile ledgerFile;
    private final Labels labels;

    Importer(
            SourceFolder folder, SourceFiles files, CopyDesk desk, Compositor compositor, LedgerFile ledgerFile,
            Labels labels) {
        this.folder = folder;
        this.files = files;
        this.desk = desk;
        this.compositor = compositor;
        this.ledgerFile = ledgerFile;
        this.labels = labels;
    }

    /**
     * Imports once; one import runs at a time. What is wrong with the folder as a whole, or with single files, is in the
     * report; only a broken archive throws.
     */
    public synchronized ImportReport run() {
        long start = System.nanoTime();
        List<Problem> damage = ledgerFile.restore(folder.path().resolve(".ledger.tsv"));
        ImportReport report = folder.trouble()
                .map(trouble -> ImportReport.failed(trouble, List.of()))
                .orElseGet(this::readAndCompose)
                .alsoNaming(damage)
                .took(Duration.ofNanos(System.nanoTime() - start));
        if (report.edition().isPresent()) {
            ledgerFile.mirror();
        }
        log(report);
        return report;
    }

    private ImportReport readAndCompose() {
        Look look;
        try {
            look = folder.look();
        } catch (IOException trouble) {
            return ImportReport.failed("the content folder cannot be read: " + trouble, List.of());
        }
        if (look.entries().isEmpty()) {
            return ImportReport.failed(
                    "the content folder " + folder.path() + " holds no manuscript (.md, .markdown or .txt)."
                            + " What is published stays as it is.",
                    look.problems());
        }
        Map<String, SourceFile> before =
                files.all().stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
        List<Entry> suspects = look.entries().stream()
                .filter(entry -> !isUntouched(entry, Optional.ofNullable(before.get(entry.path()))))
                .toList();
        List<String> told = Spelling.notices(labels);
        ImportReport report = compositor
                .compose(new Proofs(look, before, desk.read(suspects, before), missing(look, before)));
        return report.edition().isPresent()
                ? report.alsoTelling(Spelling.notices(labels).stream().filter(notice -> !told.contains(notice)).toList())
                : report;
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
     */
    record Proofs(Look look, Map<String, SourceFile> before, List<Copy> copies, List<SourceFile> missing) {}
}
