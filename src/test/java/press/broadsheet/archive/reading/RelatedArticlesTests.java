package press.broadsheet.archive.reading;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.importer.TestPublication;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.headlines;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Related articles share tags, a rare section, or long headline words. */
class RelatedArticlesTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void sharedTagRelatesArticlesAndSingleWeakSignalDoesNot() {
        testPublication.write("a.md", manuscript("Battery makers agree", "date: 2026-03-03", "tags: [Batteries]"))
                .write("b.md", manuscript("A quiet week", "date: 2026-03-04", "tags: [Batteries]"))
                .write("c.md", manuscript("An older one", "date: 2026-03-01", "tags: [Batteries]"))
                .write("d.md", manuscript("Rowing club wins", "date: 2026-03-02"))
                .runImport();

        RelatedArticles.Selection selection = of("/articles/a");

        assertThat(headlines(selection.newer())).containsExactly("A quiet week");
        assertThat(headlines(selection.related())).containsExactly("A quiet week", "An older one");
        assertThat(of("/articles/d").related()).isEmpty();
    }

    @Test
    void longHeadlineWordsRelateArticles() {
        testPublication.write("a.md", manuscript("Semiconductor subsidies announced", "date: 2026-03-01"))
                .write("b.md", manuscript("Regulator questions semiconductor subsidies", "date: 2026-03-02"))
                .write("c.md", manuscript("Rain in the north", "date: 2026-03-02"))
                .runImport();

        assertThat(headlines(of("/articles/a").related())).containsExactly("Regulator questions semiconductor subsidies");
    }

    @Test
    void resultIsLimitedAndEqualScoresAreNewestFirst() {
        for (int i = 1; i <= 9; i++) {
            testPublication.write("s" + i + ".md", manuscript("S" + i, "date: 2026-03-0" + i, "tags: [Ports]"));
        }
        testPublication.runImport();

        assertThat(headlines(of("/articles/s1").related())).isEqualTo(List.of("S9", "S8", "S7"));
    }

    private RelatedArticles.Selection of(String address) {
        Article article = ((PermalinkState.Live) testPublication.resolve(address)).article();
        return testPublication.bean(RelatedArticles.class).of(article, 3);
    }
}
