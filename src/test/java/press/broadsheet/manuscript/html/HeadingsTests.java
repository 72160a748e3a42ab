package press.broadsheet.manuscript.html;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestRenderer;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderProse;

/** Heading levels, stable ids and links to headings. */
class HeadingsTests {

    @Test
    void aHeadingIsALinkToItself() {
        assertThat(renderProse("## What the *numbers* say\n")).isEqualTo("<h2 id=\"what-the-numbers-say\">"
                + "<a class=\"anchor\" href=\"#what-the-numbers-say\">What the <em>numbers</em> say</a></h2>");
    }

    @Test
    void headingWithALinkGetsASeparateAnchor() {
        assertThat(renderProse("## See [them](https://example.org)\n")).isEqualTo("<h2 id=\"see-them\">See "
                + "<a href=\"https://example.org\">them</a> "
                + "<a class=\"anchor\" href=\"#see-them\" aria-label=\"Link to this section\">#</a></h2>");
    }

    @Test
    void levelsStartBelowTheHeadlineWithoutGaps() {
        assertThat(levels("# A\n## B\n# C\n")).isEqualTo("2 3 2");
        assertThat(levels("### A\n### B\n")).isEqualTo("2 2");
        assertThat(levels("## A\n#### B\n##### C\n## D\n")).isEqualTo("2 3 4 2");
        assertThat(levels("#### A\n## B\n### C\n")).isEqualTo("2 2 3");
        assertThat(levels("# A\n## B\n### C\n#### D\n##### E\n###### F\n")).isEqualTo("2 3 4 5 6 6");
    }

    @Test
    void equalHeadingsGetNumberedIds() {
        assertThat(ids("## Dup\n## Dup\n## Dup 2\n## Dup\n")).isEqualTo("dup dup-2 dup-2-2 dup-3");
    }

    @Test
    void idDoesNotChangeWithOtherHeadings() {
        assertThat(ids("## New\n\nText\n\n## Old\n")).isEqualTo("new old");
        assertThat(ids("## Old\n")).isEqualTo("old");
    }

    @Test
    void editorMayChooseAnId() {
        assertThat(ids("## Rather long words {#short}\n## Short\n")).isEqualTo("short short-2");
        assertThat(renderProse("## Words {#short}\n")).doesNotContain("{");
    }

    @Test
    void idsOfThePageAreReserved() {
        var rendered = TestRenderer.render("## Main\n## q\n## hed\n## fn1\n## notes-h\n## X {#ref2}\n");
        assertThat(rendered.body().prose()).contains("id=\"section-main\"", "id=\"section-q\"", "id=\"section-hed\"",
                "id=\"section-fn1\"",
                "id=\"section-notes-h\"", "id=\"x\"");
        assertThat(rendered.problems()).singleElement().asString()
                .startsWith("news/story.md:15:1: warning: the heading id \"ref2\" is reserved");
    }

    /** The page around the article labels its own sections so; two elements of one id would break the label. */
    @ParameterizedTest
    @ValueSource(strings = {"Newer h", "Related H", "Others-h", "News h", "Index h"})
    void headingNeverTakesTheIdOfASectionOfThePage(String heading) {
        String id = heading.toLowerCase(Locale.ROOT).replace(' ', '-');

        assertThat(renderProse("## " + heading + "\n")).contains("id=\"section-" + id + "\"");
    }

    @Test
    void headingsInAnyScriptGetIds() {
        assertThat(renderProse("## 数字说明什么\n")).contains("id=\"数字说明什么\"", "href=\"#数字说明什么\"");
        assertThat(ids("## …\n")).isEqualTo("untitled");
    }

    private static String levels(String text) {
        return renderProse(text).replaceAll("(?s)<h(.).*?</h.>\\n?", "$1 ").strip();
    }

    private static String ids(String text) {
        return renderProse(text).replaceAll("<p.*?</p>\\n?", "").replaceAll("(?s)<h. id=\"([^\"]*)\".*?</h.>\\n?", "$1 ").strip();
    }
}
