package press.broadsheet.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs tests with Chromium, one class at a time; each may take a {@link Browser} as a parameter. Without Chromium they are
 * skipped with a message; with {@code CI=true} in the environment they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@Tag("browser")
@Execution(ExecutionMode.SAME_THREAD)
public @interface NeedsBrowser {}
