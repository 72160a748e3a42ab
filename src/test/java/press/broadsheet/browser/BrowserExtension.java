package press.broadsheet.browser;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One browser for all tests, started on first use and closed at the end. */
class BrowserExtension implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return evaluate(Browser.find(System.getenv()), System.getenv());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(Browser.class, key -> Browser.launch(Browser.find(System.getenv()).orElseThrow()),
                        Browser.class);
    }

    static ConditionEvaluationResult evaluate(Optional<Path> chromium, Map<String, String> environment) {
        if (chromium.isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is " + chromium.get());
        }
        var missing = "No Chromium on the path: install it, or name it in " + Browser.VARIABLE;
        if (environment.getOrDefault("CI", "").equals("true")) {
            throw new IllegalStateException(missing);
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
