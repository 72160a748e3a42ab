package press.broadsheet.ops;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says why Broadsheet could not start in one line, on stderr; Spring's own report, a page of a log, is switched off. */
class OneLineFailureReporter implements FailureAnalysisReporter {

    @Override
    @SuppressWarnings("SystemOut") // there may be no log yet
    public void report(FailureAnalysis analysis) {
        String remedy = analysis.getAction() == null ? "" : " " + analysis.getAction();
        System.err.println("Broadsheet could not start. " + (analysis.getDescription() + remedy).replaceAll("\\s*\\R\\s*", " "));
    }
}
