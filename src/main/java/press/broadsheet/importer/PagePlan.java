package press.broadsheet.importer;

import java.util.List;
import java.util.Optional;
import press.broadsheet.archive.Known;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.manuscript.Manuscript;

/**
 * What an import is going to do with standing pages.
 *
 * @param placed those to bring in
 * @param lost those left without a file
 */
record PagePlan(List<Placed> placed, List<Known> lost) {

    static final PagePlan NOTHING = new PagePlan(List.of(), List.of());

    /** A file and the page that was read from it. */
    record Page(Copy copy, Manuscript manuscript, int weight) {}

    /** The same, and which page it was until now. */
    record Placed(Copy copy, Manuscript manuscript, int weight, Optional<Known> known) {}

    boolean changesNothing() {
        return placed.isEmpty() && lost.isEmpty();
    }

    List<Manuscript> manuscripts() {
        return placed.stream().map(Placed::manuscript).toList();
    }

    int fresh() {
        return (int) placed.stream().filter(page -> page.known().isEmpty()).count();
    }

    /** What was renamed, for the report. */
    List<String> renames() {
        return placed.stream()
                .flatMap(page -> page.known().stream()
                        .filter(known -> known.present() && !known.path().equals(page.manuscript().path()))
                        .map(known -> "renamed from " + known.path() + " to " + page.manuscript().path()))
                .toList();
    }
}
