package press.broadsheet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.pages.Copy;
import press.broadsheet.pages.Press;
import press.broadsheet.pages.Served;
import press.broadsheet.search.Corpus.Expectation;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers who remember a few words find the story, in its language, with its endings and with slips in the words. */
@Served
class SearchQualityTests {

    @Autowired
    private Press press;

    @Autowired
    private Editions editions;

    @Autowired
    private ArticleSearch search;

    @BeforeEach
    void publish() {
        press.publishOnly(Stream.of(Corpus.written(), Corpus.generated(300)).flatMap(List::stream).toArray(Copy[]::new));
    }

    @Test
    void storyThatIsMeantComesFirst() {
        List<Expectation> expectations = Corpus.expectations();
        List<String> wrong = new ArrayList<>();
        for (Expectation expected : expectations) {
            SearchResults searchResults = find(SearchQuery.of(expected.question()));
            if (expected.misspelled() == searchResults.instead().isEmpty()) {
                wrong.add(expected.question() + (expected.misspelled() ? " is not mended" : " is mended"));
            }
            SearchResults read = searchResults.instead().map(this::find).orElse(searchResults);
            List<String> found = read.hits().stream().map(hit -> hit.story().slug().value()).limit(3).toList();
            if (found.isEmpty() || !found.getFirst().equals(expected.slug())) {
                wrong.add(expected.question() + " finds " + found + " and not " + expected.slug());
            }
        }

        assertThat(expectations).hasSizeGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    @Test
    void passageShowsWhy() {
        assertThat(passage("rye spelt")).contains("sell [rye] and [spelt] at a loss");
        assertThat(passage("\"national economy\" patents -x")).isEmpty();
        assertThat(passage("国民经济")).contains("[国民经济]");
        assertThat(passage("baking")).contains("[bake]");
    }

    @Test
    void hitsAreCountedBySectionAndYear() {
        SearchResults searchResults = find(SearchQuery.of("museum"));

        assertThat(searchResults.count()).isEqualTo(2);
        assertThat(searchResults.sections()).singleElement().satisfies(it -> assertThat(it.stories()).isEqualTo(2));
        assertThat(searchResults.years()).containsEntry(2025, 2L);
        assertThat(find(searchResults.question().in(2025)).count()).isEqualTo(2);
        assertThat(find(searchResults.question().in(2024)).count()).isZero();
        assertThat(find(searchResults.question().within(searchResults.sections().getFirst().section())).count()).isEqualTo(2);
    }

    private String passage(String question) {
        return find(SearchQuery.of(question)).hits().stream().findFirst().flatMap(Hit::passage).map(HighlightedText::toString).orElse("");
    }

    /**
     * A reader waits two seconds for the index to catch up, and half of one for what a question finds or what else may have
     * been meant; here both are waited for on the slowest machine.
     */
    private SearchResults find(SearchQuery searchQuery) {
        SearchResults searchResults = editions.reading(() -> search.find(searchQuery, 1));
        for (int attempts = 30; attempts > 0 && !isCertain(searchResults); attempts--) {
            searchResults = editions.reading(() -> search.find(searchQuery, 1));
        }
        return searchResults;
    }

    private static boolean isCertain(SearchResults searchResults) {
        return searchResults.whole() && (searchResults.count() > 0 || searchResults.instead().isPresent());
    }
}
