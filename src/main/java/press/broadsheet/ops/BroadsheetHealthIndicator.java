package press.broadsheet.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.importer.ImportReport;
import press.broadsheet.importer.Importer;

/**
 * Reports the current edition, the last import, and when the next scheduled change is due. Always up; failed imports are
 * reported by {@link ImportHealthIndicator}.
 */
@Component("newspaperHealthIndicator")
class BroadsheetHealthIndicator extends AbstractHealthIndicator {

    /** The log has all problems. */
    private static final int MAX_PROBLEMS = 50;

    private final Editions editions;
    private final ArticleCalendar articleCalendar;
    private final Importer importer;

    BroadsheetHealthIndicator(Editions editions, ArticleCalendar articleCalendar, Importer importer) {
        super("The database cannot be read");
        this.editions = editions;
        this.articleCalendar = articleCalendar;
        this.importer = importer;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        editions.current().ifPresent(edition -> health.withDetails(details(edition)));
        importer.last().ifPresent(last -> health.withDetail("lastImport", details(last)));
    }

    private Map<String, Object> details(Edition edition) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("edition", edition.number());
        details.put("asOf", edition.asOf().toString());
        details.put("articles", articleCalendar.countAll());
        details.put("nextMoment", editions.nextDue(edition).toString());
        return details;
    }

    private static Map<String, Object> details(Importer.CompletedImport last) {
        ImportReport report = last.report();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("when", last.finishedAt().toString());
        details.put("took", report.duration().toString());
        report.failure().ifPresent(reason -> details.put("trouble", reason));
        details.put("added", report.added());
        details.put("changed", report.changed());
        details.put("renamed", report.renamed());
        details.put("withdrawn", report.withdrawn());
        details.put("unchanged", report.unchanged());
        details.put("refused", report.refused());
        details.put("problems", report.problemLines().stream().limit(MAX_PROBLEMS).toList());
        return details;
    }
}
