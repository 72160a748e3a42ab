package press.broadsheet;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

class SkippedChecksTests {

    private static final TestAbortedException SKIPPED = new TestAbortedException("Assumption failed: No rsync: install it");

    @Test
    void whereEveryCheckIsDemandedASkippedOneFails() {
        assertThat(new SkippedChecks(Map.of("CI", "true")).judged(SKIPPED)).isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("No rsync: install it");
    }

    @Test
    void elsewhereItIsSkipped() {
        assertThat(new SkippedChecks(Map.of()).judged(SKIPPED)).isSameAs(SKIPPED);
        assertThat(new SkippedChecks(Map.of("CI", "false")).judged(SKIPPED)).isSameAs(SKIPPED);
    }

    @Test
    void failureStaysAFailure() {
        AssertionError failure = new AssertionError("Wrong");

        assertThat(new SkippedChecks(Map.of("CI", "true")).judged(failure)).isSameAs(failure);
    }
}
