package press.broadsheet.importer.check;

import java.util.Locale;
import press.broadsheet.importer.check.CheckReport.Notice;
import press.broadsheet.manuscript.text.Problem;

/** A check's report for people, a line for each problem. */
record CheckTextReport(boolean coloured) {

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    String of(CheckReport report) {
        StringBuilder text = new StringBuilder();
        report.problems().forEach(problem -> text.append(line(problem)).append('\n'));
        if (!report.notices().isEmpty()) {
            text.append(report.problems().isEmpty() ? "" : "\n").append(in(BOLD, "What will happen")).append('\n');
            report.notices().forEach(notice -> text.append(line(notice)).append('\n'));
        }
        return text.append(text.isEmpty() ? "" : "\n").append(summary(report)).append('\n').toString();
    }

    private String line(Problem problem) {
        return in(BOLD, problem.place()) + ": " + in(problem.isError() ? RED : YELLOW, problem.label()) + ": " + problem.reason()
                + ". " + problem.remedy();
    }

    private String line(Notice notice) {
        return in(BOLD, notice.path()) + " " + notice.what();
    }

    private String summary(CheckReport report) {
        return report.trouble()
                .map(trouble -> in(RED, "Nothing checked") + ": " + trouble)
                .orElseGet(() -> String.format(Locale.ROOT, "Checked %s in %.1f s: %s, %s",
                        counted(report.files(), "file"), report.duration().toMillis() / 1000.0,
                        in(report.errors() > 0 ? RED : "", counted(report.errors(), "error")),
                        in(report.warnings() > 0 ? YELLOW : "", counted(report.warnings(), "warning"))));
    }

    private static String counted(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }

    private String in(String colour, String words) {
        return coloured && !colour.isEmpty() ? colour + words + PLAIN : words;
    }
}
