package press.broadsheet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.pages.ManuscriptBuilder;
import press.broadsheet.pages.TestPublisher;
import press.broadsheet.pages.WithRunningSite;
import press.broadsheet.search.SearchCorpus.Expectation;

import static org.assertj.core.api.Assertions.assertThat;

/** A few words find the intended article in its language, despite inflection and misspelling. */
@WithRunningSite
class SearchQualityTests {

    @Autowired
    private TestPublisher testPublisher;

    @Autowired
    private Editions editions;

    @Autowired
    private ArticleSearch search;

    @BeforeEach
    void publish() {
        testPublisher.publishOnly(Stream.of(SearchCorpus.handWritten(), SearchCorpus.generated(300)).flatMap(List::stream)
                .toArray(ManuscriptBuilder[]::new));
    }

    @Test
    void intendedArticleComesFirst() {
        List<Expectation> expectations = SearchCorpus.expectations();
        List<String> wrong = new ArrayList<>();
        for (Expectation expected : expectations) {
            SearchResults searchResults = find(SearchQuery.of(expected.query()));
            if (expected.misspelled() == searchResults.suggestion().isEmpty()) {
                wrong.add(expected.query() + (expected.misspelled() ? " is not corrected" : " is corrected"));
            }
            SearchResults read = searchResults.suggestion().map(this::find).orElse(searchResults);
            List<String> found = read.hits().stream().map(hit -> hit.article().slug().value()).limit(3).toList();
            if (found.isEmpty() || !found.getFirst().equals(expected.slug())) {
                wrong.add(expected.query() + " finds " + found + " and not " + expected.slug());
            }
        }

        assertThat(expectations).hasSizeGreaterThan(60);
        assertThat(wrong).isEmpty();
    }

    @Test
    void passageContainsTheMatch() {
        assertThat(passage("rye spelt")).contains("sell [rye] and [spelt] at a loss");
        assertThat(passage("\"national economy\" patents -x")).isEmpty();
        assertThat(passage("国民经济")).contains("[国民经济]");
        assertThat(passage("baking")).contains("[bake]");
    }

    @Test
    void hitsAreCountedBySectionAndYear() {
        SearchResults searchResults = find(SearchQuery.of("museum"));

        assertThat(searchResults.count()).isEqualTo(2);
        assertThat(searchResults.sections()).singleElement().satisfies(it -> assertThat(it.articles()).isEqualTo(2));
        assertThat(searchResults.years()).containsEntry(2025, 2L);
        assertThat(find(searchResults.query().inYear(2025)).count()).isEqualTo(2);
        assertThat(find(searchResults.query().inYear(2024)).count()).isZero();
        assertThat(find(searchResults.query().inSection(searchResults.sections().getFirst().section())).count()).isEqualTo(2);
    }

    private String passage(String question) {
        return find(SearchQuery.of(question)).hits().stream().findFirst().flatMap(Hit::passage).map(HighlightedText::toString)
                .orElse("");
    }

    /** Production waits two seconds for the index and half a second for a search; slow machines need longer here. */
    private SearchResults find(SearchQuery searchQuery) {
        SearchResults searchResults = editions.inSnapshot(() -> search.search(searchQuery, 1));
        for (int attempts = 30; attempts > 0 && !isCertain(searchResults); attempts--) {
            searchResults = editions.inSnapshot(() -> search.search(searchQuery, 1));
        }
        return searchResults;
    }

    private static boolean isCertain(SearchResults searchResults) {
        return searchResults.complete() && (searchResults.count() > 0 || searchResults.suggestion().isPresent());
    }
}
