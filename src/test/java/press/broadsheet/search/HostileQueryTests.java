package press.broadsheet.search;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.TrialCount;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

/** Any query, valid or hostile, gets a result. */
@WithRunningSite
class HostileQueryTests {

    private static final int QUESTIONS = TrialCount.of(10_000);

    private static final List<String> PIECES = List.of("patent", "museums", "*", "?", "~2", "^9", "AND", "OR", "NOT", "(", ")",
            "[a TO z]", "{", "}", "\"", "“", "«", "„", "-", "--", "−", "+", "&&", "||", "!", ":", "\\", "/.*/", "author:",
            "tag:x",
            "section:", "after:2026", "before:2026-13-45", "after:0000", "before:9999-12-31", "专利", "産業", "한국", "🦊", "\u202e",
            "\u0000", "\ud83d", "\udc00", "é", "e\u0301\u0301\u0301", "\uFFFF", "<script>", "' OR 1=1 --", "%", "_", "${x}",
            "[[${1}]]", "a",
            "the", "ﷺ", "İ", "ß", "\t", "\n", "\u3000", "1e999", "-1", "x".repeat(300), "专".repeat(300), "a ".repeat(150),
            "\u0640");

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private Editions editions;

    @Autowired
    private ArticleSearch search;

    private final Random random = new Random(7);

    @BeforeEach
    void publish() {
        testPublisher.publishOnly(SearchCorpus.handWritten().toArray(ManuscriptBuilder[]::new));
    }

    @Test
    @Timeout(600)
    void everyQueryReturnsAResult() {
        for (int i = 0; i < QUESTIONS; i++) {
            String text = i % 3 == 0 ? randomText() : randomFragments();
            SearchQuery searchQuery = SearchQuery.of(text);
            SearchResults searchResults = editions.inSnapshot(() -> search.search(searchQuery, random.nextInt(-5, 2_000)));
            assertThat(searchResults.complete()).as(text).isTrue();
            assertThat(searchResults.count()).as(text).isGreaterThanOrEqualTo(searchResults.hits().size());
            searchResults.suggestion()
                    .ifPresent(it -> assertThat(editions.inSnapshot(() -> search.search(it, 1)).count()).as(text).isPositive());
        }
    }

    /** Otherwise filter links on the result page would change the query. */
    @Test
    @Timeout(600)
    void canonicalQueryTextParsesToTheSameQuery() {
        for (int i = 0; i < QUESTIONS; i++) {
            SearchQuery searchQuery = SearchQuery.of(randomFragments());
            if (searchQuery.text().length() < 200) {
                assertThat(SearchQuery.of(searchQuery.text())).isEqualTo(searchQuery);
            }
        }
    }

    private String randomFragments() {
        return Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? " " : ""))
                .limit(1 + random.nextInt(12))
                .collect(Collectors.joining());
    }

    private String randomText() {
        return random.ints(1 + random.nextInt(400), 0, random.nextBoolean() ? 0x250 : 0x11000)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }
}
