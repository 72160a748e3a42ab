package press.broadsheet.importer.check;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;
import press.broadsheet.importer.check.CheckReport.Notice;
import press.broadsheet.manuscript.text.Problem;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of a check report. */
@JsonPropertyOrder({"summary", "problems", "notices"})
record CheckJsonReport(Summary summary, List<JsonProblem> problems, List<Notice> notices) {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @param trouble why nothing was checked; null if the check ran */
    @JsonPropertyOrder({"files", "errors", "warnings", "milliseconds", "trouble"})
    record Summary(int files, long errors, long warnings, long milliseconds, Optional<String> trouble) {}

    /** Line and column start at 1; both are 0 if the problem has no position. */
    @JsonPropertyOrder({"path", "line", "column", "severity", "what", "remedy"})
    record JsonProblem(String path, int line, int column, String severity, String what, String remedy) {

        static JsonProblem of(Problem problem) {
            return new JsonProblem(problem.path(), problem.line(), problem.line() == 0 ? 0 : Math.max(problem.column(), 1),
                    problem.severityLabel(), problem.reason(), problem.remedy());
        }
    }

    static String of(CheckReport report) {
        Summary summary = new Summary(report.files(), report.errors(), report.warnings(), report.duration().toMillis(),
                report.failure());
        return MAPPER.writeValueAsString(new CheckJsonReport(summary, report.problems().stream().map(JsonProblem::of).toList(),
                report.notices())) + "\n";
    }
}
