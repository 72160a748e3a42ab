package press.broadsheet;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * An extension of every test. Reports why a test was skipped; if the environment has {@code CI=true}, a failed assumption
 * fails the test, and conditions are not evaluated; see the profile {@code ci} in pom.xml.
 */
public class SkippedTestReporter implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler, TestWatcher {

    private final Map<String, String> environment;

    /** Called by JUnit, which finds the extension as a service. */
    public SkippedTestReporter() {
        this(System.getenv());
    }

    SkippedTestReporter(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw failIfRequired(thrown);
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw failIfRequired(thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw failIfRequired(thrown);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        print(context, cause.getMessage());
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        print(context, reason.orElse("no reason is given"));
    }

    Throwable failIfRequired(Throwable thrown) {
        return thrown instanceof TestAbortedException && "true".equals(environment.get("CI"))
                ? new AssertionError("With CI=true no check may be skipped. " + thrown.getMessage(), thrown)
                : thrown;
    }

    private static void print(ExtensionContext context, String reason) {
        System.out.println("[SKIPPED] " + context.getTestClass().map(Class::getSimpleName).orElse("") + " "
                + context.getDisplayName() + ": " + reason);
    }
}
