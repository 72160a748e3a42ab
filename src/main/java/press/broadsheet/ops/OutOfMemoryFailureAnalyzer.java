package press.broadsheet.ops;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do when the folder is too large for the memory that the process was given. */
class OutOfMemoryFailureAnalyzer extends AbstractFailureAnalyzer<OutOfMemoryError> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OutOfMemoryError cause) {
        return new FailureAnalysis(
                "The heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is full (" + cause.getMessage() + ").",
                "Give it more: JAVA_OPTS=-Xmx1g serves a million short articles. What was imported before is safe.", cause);
    }
}
