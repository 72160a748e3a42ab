package press.broadsheet.manuscript.html;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.TestRenderer;

import static org.assertj.core.api.Assertions.assertThat;

/** Asides: their headings, order and errors. */
class AsidesTests {

    @Test
    void firstHeadingBecomesTheLabel() {
        var articleBody = TestRenderer.render("Text.\n\n<aside>\n\n# People *watch*\n\nOne.\n\n## More\n\n</aside>\n").body();
        assertThat(articleBody.prose()).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(articleBody.asides()).isEqualTo("<aside class=\"aside\" aria-labelledby=\"people-watch\">"
                + "<h2 id=\"people-watch\">People <em>watch</em></h2><p>One.</p>"
                + "<h3 id=\"more\"><a class=\"anchor\" href=\"#more\">More</a></h3></aside>");
    }

    @Test
    void firstLineIsTheFallbackLabel() {
        assertThat(TestRenderer.render("<aside>\n\nPeople watch\nOne.\n\nTwo.\n\n</aside>\n").body().asides())
                .isEqualTo("<aside class=\"aside\" aria-labelledby=\"people-watch\">"
                        + "<h2 id=\"people-watch\">People watch</h2><p>One.</p><p>Two.</p></aside>");
    }

    @Test
    void asideWithoutHeadingHasADefaultLabel() {
        assertThat(TestRenderer.render("<aside>\n\n- item\n\n</aside>\n").body().asides())
                .isEqualTo("<aside class=\"aside\" aria-label=\"Aside\"><ul><li>item</li></ul></aside>");
    }

    @Test
    void asidesKeepTheirOrder() {
        assertThat(TestRenderer.render("<aside>\n\n## A\n\n</aside>\n\nText\n\n<aside>\n\n## A\n\n</aside>\n").body().asides())
                .contains("id=\"a\"", "id=\"a-2\"").containsSubsequence("<aside", "</aside>\n<aside");
    }

    @Test
    void anAsideWithoutAnEndIsAWarning() {
        assertThat(TestRenderer.render("Text.\n\n<aside>\n\nBox\n\nMore.\n").problems()).singleElement().asString()
                .startsWith("news/story.md:12:1: warning: the aside that starts here is never closed");
        assertThat(TestRenderer.render("```\n<aside>\n```\n").problems()).isEmpty();
    }
}
