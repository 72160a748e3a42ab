package press.broadsheet.ops;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why Broadsheet could not start in one line on stderr. Replaces Spring's multi-line report. */
class OneLineFailureReporter implements FailureAnalysisReporter {

    @Override
    @SuppressWarnings("SystemOut") // logging may not be initialized yet
    public void report(FailureAnalysis analysis) {
        String remedy = analysis.getAction() == null ? "" : " " + analysis.getAction();
        System.err.println("Broadsheet could not start. " + (analysis.getDescription() + remedy).replaceAll("\\s*\\R\\s*", " "));
    }
}
