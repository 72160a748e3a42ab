package press.broadsheet.manuscript.frontmatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestManuscriptReader;

import static org.assertj.core.api.Assertions.assertThat;

class SearchEngineFieldsTests {

    @ParameterizedTest
    @ValueSource(strings = {"noindex: true", "noindex: yes", "noindex: 1", "no_index: on", "robots: noindex",
            "robots: NOINDEX, nofollow", "robots: none", "robots: false", "robots: [noindex, nofollow]", "robots: {index: false}",
            "robots: {noindex: true}", "robots: {googlebot: noindex}", "seo: {noindex: true}", "seo: {robots: \"noindex\"}",
            "seo: {robots: {index: false}}", "meta: {robots: noindex}", "params: {noindex: true}", "meta_robots: noindex follow",
            "robots_noindex: true", "index: false", "indexable: false", "googlebot: noindex", "robotsdisallow: true"})
    void fieldsThatMeanNoindex(String field) {
        assertThat(TestManuscriptReader.readAccepted(TestManuscriptReader.yamlFile("title: Harbour", field))
                .filing().searchEngineDirectives()).isEqualTo(new SearchEngineDirectives(true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sitemap: false", "sitemap: no", "sitemap: 0", "sitemap: exclude", "sitemap: {disable: true}",
            "sitemap: {exclude: yes}", "sitemap: {ignore: true}", "sitemap: {enabled: false}", "sitemap_exclude: true",
            "exclude_from_sitemap: true", "nositemap: true", "seo: {sitemap: false}", "params: {sitemap_exclude: true}"})
    void fieldsThatOnlyExcludeFromTheSitemap(String field) {
        assertThat(TestManuscriptReader.readAccepted(TestManuscriptReader.yamlFile("title: Harbour", field))
                .filing().searchEngineDirectives()).isEqualTo(new SearchEngineDirectives(false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"noindex: false", "noindex: 0", "noindex:", "robots: all", "robots: index, follow", "robots: true",
            "robots: nofollow",
            "robots: noimageindex", "robots: {index: true}", "seo: {title: x}", "index: 3", "index: true", "sitemap: true",
            "sitemap: {priority: 0.5, changefreq: never}", "sitemap: {disable: false}", "sitemap_exclude: false",
            "searchExclude: true"})
    void otherFieldsLeaveItIndexedAndListed(String field) {
        assertThat(TestManuscriptReader.readAccepted(TestManuscriptReader.yamlFile("title: Harbour", field))
                .filing().searchEngineDirectives()).isEqualTo(SearchEngineDirectives.DEFAULT);
    }

    @Test
    void searchEngineFieldsAreKnownKeys() {
        assertThat(TestManuscriptReader.readYaml("noindex: true", "robots: noindex", "sitemap: false").filing()
                .searchEngineDirectives()
                .noindex()).isTrue();
    }

    @Test
    void unclearValueIsAnError() {
        assertThat(TestManuscriptReader.problem(TestManuscriptReader.yamlFile("noindex: perhaps")))
                .isEqualTo("2:10: error: `noindex` should be true or false, but is"
                        + " the text \"perhaps\". Write, for example, `noindex: true`.");
    }
}
