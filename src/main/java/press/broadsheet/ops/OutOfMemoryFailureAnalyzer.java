package press.broadsheet.ops;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a start that failed because the content folder is too large for the heap. */
class OutOfMemoryFailureAnalyzer extends AbstractFailureAnalyzer<OutOfMemoryError> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OutOfMemoryError cause) {
        return new FailureAnalysis(
                "The heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB is full (" + cause.getMessage() + ").",
                "Increase the heap: JAVA_OPTS=-Xmx1g is enough for a million short articles. Imported articles are safe.", cause);
    }
}
