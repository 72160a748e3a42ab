package press.broadsheet;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

class SkippedTestReporterTests {

    private static final TestAbortedException SKIPPED = new TestAbortedException("Assumption failed: No rsync: install it");

    @Test
    void skippedTestFailsWhenCiIsSet() {
        assertThat(new SkippedTestReporter(Map.of("CI", "true")).failIfRequired(SKIPPED)).isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("No rsync: install it");
    }

    @Test
    void skippedTestStaysSkippedWithoutCi() {
        assertThat(new SkippedTestReporter(Map.of()).failIfRequired(SKIPPED)).isSameAs(SKIPPED);
        assertThat(new SkippedTestReporter(Map.of("CI", "false")).failIfRequired(SKIPPED)).isSameAs(SKIPPED);
    }

    @Test
    void failureStaysAFailure() {
        AssertionError failure = new AssertionError("Wrong");

        assertThat(new SkippedTestReporter(Map.of("CI", "true")).failIfRequired(failure)).isSameAs(failure);
    }
}
