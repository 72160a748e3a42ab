package press.broadsheet.importer.check;

import java.util.Locale;
import press.broadsheet.importer.check.CheckReport.Notice;
import press.broadsheet.manuscript.text.Problem;

/** The text form of a check report: one line per problem. */
record CheckTextReport(boolean coloured) {

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RESET = "\u001b[0m";

    String of(CheckReport report) {
        StringBuilder text = new StringBuilder();
        report.problems().forEach(problem -> text.append(line(problem)).append('\n'));
        if (!report.notices().isEmpty()) {
            text.append(report.problems().isEmpty() ? "" : "\n").append(colour(BOLD, "Changes to expect")).append('\n');
            report.notices().forEach(notice -> text.append(line(notice)).append('\n'));
        }
        return text.append(text.isEmpty() ? "" : "\n").append(summary(report)).append('\n').toString();
    }

    private String line(Problem problem) {
        return colour(BOLD, problem.location()) + ": " + colour(problem.isError() ? RED : YELLOW, problem.severityLabel()) + ": "
                + problem.reason()
                + ". " + problem.remedy();
    }

    private String line(Notice notice) {
        return colour(BOLD, notice.path()) + " " + notice.what();
    }

    private String summary(CheckReport report) {
        return report.failure()
                .map(reason -> colour(RED, "Nothing checked") + ": " + reason)
                .orElseGet(() -> String.format(Locale.ROOT, "Checked %s in %.1f s: %s, %s",
                        plural(report.files(), "file"), report.duration().toMillis() / 1000.0,
                        colour(report.errors() > 0 ? RED : "", plural(report.errors(), "error")),
                        colour(report.warnings() > 0 ? YELLOW : "", plural(report.warnings(), "warning"))));
    }

    private static String plural(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private String colour(String colour, String text) {
        return coloured && !colour.isEmpty() ? colour + text + RESET : text;
    }
}
