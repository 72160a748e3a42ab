package press.broadsheet.edge.response;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTests {

    private static final long NOW = Instant.parse("2026-03-12T10:00:00Z").toEpochMilli();
    private static final Pattern SECONDS = Pattern.compile("=(\\d+)");

    @Test
    void pageWithoutExpiryGetsTheDefaultLifetime() {
        assertThat(Freshness.until(Optional.empty()).cacheControl(NOW))
                .isEqualTo("public, max-age=60, stale-while-revalidate=60, stale-if-error=86400");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            86460000 | public, max-age=60, stale-while-revalidate=60, stale-if-error=86400
            86459999 | public, max-age=60, stale-while-revalidate=60, stale-if-error=86399
            100500   | public, max-age=60, stale-while-revalidate=40, stale-if-error=40
            60000    | public, max-age=60, stale-while-revalidate=0, stale-if-error=0
            5999     | public, max-age=5, stale-while-revalidate=0, stale-if-error=0
            999      | no-cache
            0        | no-cache
            -1       | no-cache
            """)
    void lifetimeEndsAtTheExpiry(long left, String header) {
        assertThat(new Freshness(NOW + left).cacheControl(NOW)).isEqualTo(header);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000, 59_999, 60_001, 119_000, 3_600_000, 86_400_000, 90_000_000})
    void neitherAgeNorStaleWindowReachesPastTheEnd(long left) {
        Matcher seconds = SECONDS.matcher(new Freshness(NOW + left).cacheControl(NOW));
        long fresh = next(seconds);

        assertThat((fresh + next(seconds)) * 1000).isLessThanOrEqualTo(left);
        assertThat((fresh + next(seconds)) * 1000).isLessThanOrEqualTo(left);
    }

    private static long next(Matcher seconds) {
        assertThat(seconds.find()).isTrue();
        return Long.parseLong(seconds.group(1));
    }
}
