package press.broadsheet.importer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import press.broadsheet.archive.edition.InitialImportCounts;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;

/**
 * The articles that were written for an edition which is not open yet.
 *
 * @param asOf the moment that edition judges by
 * @param articles their ids, by path
 * @param ahead how many of them were written before the rest was planned
 * @param links between manuscripts, by the path of the one they stand in
 * @param counts of what was written as it will stand in a paper's first edition
 */
record WrittenArticles(
        Instant asOf, Map<String, Long> articles, int ahead, Map<String, List<ManuscriptLink>> links, List<Problem> problems,
        InitialImportCounts counts) {

    static WrittenArticles nothing(Instant asOf) {
        return new WrittenArticles(asOf, Map.of(), 0, Map.of(), List.of(), new InitialImportCounts());
    }
}
