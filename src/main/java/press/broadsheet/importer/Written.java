package press.broadsheet.importer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import press.broadsheet.archive.Counts;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.Problem;

/**
 * The articles that were written for an edition which is not open yet.
 *
 * @param asOf the moment that edition judges by
 * @param articles their ids, by path
 * @param ahead how many of them were written before the rest was planned
 * @param links between manuscripts, by the path of the one they stand in
 * @param counts of what was written as it will stand in a paper's first edition
 */
record Written(
        Instant asOf, Map<String, Long> articles, int ahead, Map<String, List<Manuscript.Link>> links, List<Problem> problems,
        Counts counts) {

    static Written nothing(Instant asOf) {
        return new Written(asOf, Map.of(), 0, Map.of(), List.of(), new Counts());
    }
}
