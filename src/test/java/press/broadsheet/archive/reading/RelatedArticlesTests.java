package press.broadsheet.archive.reading;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.importer.Newsroom;
import press.broadsheet.publication.Article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;
import static press.broadsheet.archive.SampleStories.titles;

/** Stories that have to do with each other share tags, a section that few share, or long words. */
class RelatedArticlesTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void sharedTagCountsAndChanceDoesNot() {
        newsroom.write("a.md", story("Battery makers agree", "date: 2026-03-03", "tags: [Batteries]"))
                .write("b.md", story("A quiet week", "date: 2026-03-04", "tags: [Batteries]"))
                .write("c.md", story("An older one", "date: 2026-03-01", "tags: [Batteries]"))
                .write("d.md", story("Rowing club wins", "date: 2026-03-02"))
                .run();

        RelatedArticles.Company company = of("/articles/a");

        assertThat(titles(company.newer())).containsExactly("A quiet week");
        assertThat(titles(company.others())).containsExactly("A quiet week", "An older one");
        assertThat(of("/articles/d").others()).isEmpty();
    }

    @Test
    void longWordsOfHeadlinesLeadToEachOther() {
        newsroom.write("a.md", story("Semiconductor subsidies announced", "date: 2026-03-01"))
                .write("b.md", story("Regulator questions semiconductor subsidies", "date: 2026-03-02"))
                .write("c.md", story("Rain in the north", "date: 2026-03-02"))
                .run();

        assertThat(titles(of("/articles/a").others())).containsExactly("Regulator questions semiconductor subsidies");
    }

    @Test
    void noMoreThanAskedForTheNewestFirstAmongEquals() {
        for (int i = 1; i <= 9; i++) {
            newsroom.write("s" + i + ".md", story("S" + i, "date: 2026-03-0" + i, "tags: [Ports]"));
        }
        newsroom.run();

        assertThat(titles(of("/articles/s1").others())).isEqualTo(List.of("S9", "S8", "S7"));
    }

    private RelatedArticles.Company of(String address) {
        Article story = ((PermalinkState.Live) newsroom.at(address)).article();
        return newsroom.bean(RelatedArticles.class).of(story, 3);
    }
}
