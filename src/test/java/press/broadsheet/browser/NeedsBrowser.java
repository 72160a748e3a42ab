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
 * Tests that open pages in Chromium, one class at a time; each may take a {@link Browser} as a parameter. Where there is no
 * Chromium they are skipped, and say so; where the environment has {@code CI=true} they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@Tag("browser")
@Execution(ExecutionMode.SAME_THREAD)
public @interface NeedsBrowser {}
