package press.broadsheet.edge.cache;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CacheKeyTests {

    @ParameterizedTest
    @CsvSource({
            "utm_source=mail&utm_campaign=a%20b, /tags/x", "fbclid=IwAR0, /tags/x", "'', /tags/x", "&&, /tags/x", "x, /tags/x",
            "before=story, /tags/x?before=story", "after=story-2, /tags/x?after=story-2",
            "utm_source=mail&before=story&x=1, /tags/x?before=story", "Before=story, /tags/x"})
    void irrelevantParametersAreIgnored(String query, String key) {
        assertThat(CacheKey.of("/tags/x", query)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "before=a&after=b", "before=a&before=b", "%62efore=a", "befor%65=a", "x=%", "x=%zz", "x=%ff", "x=%00", "x=é",
            "+before=a",
            "before&before=a", "x=a\\b", "x=%C3%A9"})
    void ambiguousQueryIsNotCached(String query) {
        assertThat(CacheKey.of("/tags/x", query)).isEmpty();
    }

    @Test
    void overlongQueryIsNotCached() {
        assertThat(CacheKey.of("/tags/x", "x".repeat(2001))).isEmpty();
    }

    @Test
    void searchIsNotCached() {
        assertThat(CacheKey.of("/search", "q=x")).isEqualTo(Optional.empty());
        assertThat(CacheKey.of("/search", null)).isEqualTo(Optional.empty());
        assertThat(CacheKey.of("/corrections", "before=x&correction=2026-03-05-2")).isEqualTo(Optional.empty());
        assertThat(CacheKey.of("/corrections", "correction=2026-03-05-2&before=x")).isEqualTo(Optional.empty());
        assertThat(CacheKey.of("/corrections", "before=x&corrections=1")).contains("/corrections?before=x");
    }
}
