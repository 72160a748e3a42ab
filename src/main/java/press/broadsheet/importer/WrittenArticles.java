package press.broadsheet.importer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import press.broadsheet.archive.edition.InitialImportCounts;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;

/**
 * The articles that were written for an edition that is not open yet.
 *
 * @param asOf the instant for which the edition decides what is live
 * @param articles article ids, by path
 * @param ahead how many of them were written before the rest was planned
 * @param links links to other manuscripts, by path of the linking manuscript
 * @param counts counts of the articles written for a first edition
 */
record WrittenArticles(
        Instant asOf, Map<String, Long> articles, int ahead, Map<String, List<ManuscriptLink>> links, List<Problem> problems,
        InitialImportCounts counts) {

    static WrittenArticles nothing(Instant asOf) {
        return new WrittenArticles(asOf, Map.of(), 0, Map.of(), List.of(), new InitialImportCounts());
    }
}
