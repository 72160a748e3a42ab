package press.broadsheet.ops;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/** Names the setting that cannot be read, and what was written there. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final String REMEDY = "src/docs/reference.md lists the settings and what they may be.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        Throwable deepest = rootCause(cause);
        if (deepest.getMessage() != null && deepest.getMessage().startsWith("broadsheet.")) { // our own sentence
            return new FailureAnalysis("The setting " + deepest.getMessage() + ".", REMEDY, cause);
        }
        String value = Optional.ofNullable(cause.getProperty())
                .map(ConfigurationProperty::getValue)
                .map(written -> " cannot be \"" + written + "\"")
                .orElse(" cannot be read");
        String reason = Optional.ofNullable(deepest.getMessage()).map(message -> ": " + message).orElse("");
        return new FailureAnalysis("The setting " + cause.getName() + value + reason + ".", REMEDY, cause);
    }

    /** What was wrong with the value itself; that it could not be converted says nothing. */
    private static Throwable rootCause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest.getCause() instanceof ConversionFailedException last
                && last.getCause() == null)) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
