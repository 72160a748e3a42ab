package press.broadsheet.ops;

import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/** Reports an invalid setting with its name and value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final String REMEDY = "See src/docs/reference.md for all settings and their values.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        Throwable deepest = rootCause(cause);
        if (deepest.getMessage() != null && deepest.getMessage().startsWith("broadsheet.")) { // own validation
            return new FailureAnalysis("The setting " + deepest.getMessage() + ".", REMEDY, cause);
        }
        String value = Optional.ofNullable(cause.getProperty())
                .map(ConfigurationProperty::getValue)
                .map(raw -> " cannot be \"" + raw + "\"")
                .orElse(" cannot be read");
        String reason = Optional.ofNullable(deepest.getMessage()).map(message -> ": " + message).orElse("");
        return new FailureAnalysis("The setting " + cause.getName() + value + reason + ".", REMEDY, cause);
    }

    /** The cause that describes what is wrong with the value, not the generic conversion failure around it. */
    private static Throwable rootCause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && !(deepest.getCause() instanceof ConversionFailedException last
                && last.getCause() == null)) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
