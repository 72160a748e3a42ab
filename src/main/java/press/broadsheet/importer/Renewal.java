package press.broadsheet.importer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.importer.Intake.Brought;
import press.broadsheet.importer.SourceFolder.Entry;

/**
 * Sets articles anew whose files are as they were, but were read by an older Broadsheet. No one of them has a say in another,
 * so that they are taken a portion at a time, each an edition of its own: only a few texts are in memory at once, and
 * whatever else falls due waits for no more than one portion.
 */
@Component
class Renewal {

    private static final int PORTION = 500;
    private static final Logger log = LoggerFactory.getLogger(Renewal.class);

    private final CopyDesk desk;
    private final Compositor compositor;
    private final Editions editions;
    private final Halt halt;

    Renewal(CopyDesk desk, Compositor compositor, Editions editions, Halt halt) {
        this.desk = desk;
        this.compositor = compositor;
        this.editions = editions;
        this.halt = halt;
    }

    /** Whether readers have an edition already: the first one shows all of the paper. */
    boolean isPossible() {
        return editions.current().isPresent();
    }

    /**
     * Reads those files again and publishes them as they come out now. What was written meanwhile is left to the next look.
     *
     * @param known what is known of them
     * @param galley in which no text is
     */
    ImportReport of(List<Entry> outdated, Map<String, SourceFile> known, Look look, Galley galley) {
        Look quiet = look.quiet();
        ImportReport report = ImportReport.NOTHING;
        for (int from = 0; from < outdated.size(); from += PORTION) {
            halt.check();
            List<Copy> copies = desk.read(outdated.subList(from, Math.min(from + PORTION, outdated.size())), known).stream()
                    .filter(Copy::whole)
                    .toList();
            Map<String, SourceFile> before = copies.stream()
                    .map(copy -> known.get(copy.entry().path()))
                    .collect(Collectors.toMap(SourceFile::path, Function.identity()));
            report = compositor.compose(
                    new Proofs(quiet, Optional.of(quiet), false, before, copies, galley, List.of(), Brought.NOTHING))
                    .after(report);
            log.info("Set {} of {} articles anew", from + copies.size(), outdated.size());
        }
        return report;
    }
}
