package press.broadsheet.manuscript;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderProse;

/** Rendering of Markdown as HTML. */
class ArticleRendererTests {

    @Test
    void paragraphsAreRenderedAsWritten() {
        assertThat(renderProse("“One” -- isn't it...\n\nTwo *em* **strong** ~~gone~~ `code`."))
                .isEqualTo("""
                        <p>“One” -- isn't it...</p>
                        <p class="end">Two <em>em</em> <strong>strong</strong> <del>gone</del> <code>code</code>.</p>""");
    }

    @Test
    void unclosedLinkEndsWithItsParagraph() {
        var rendered = TestRenderer.render("One <a href=\"x.md\">link.\n\n## Part\n\n- item\n\nEnd.");
        assertThat(rendered.body().prose()).isEqualTo("""
                <p>One <a href="manuscript:news/x.md">link.</a></p>
                <h2 id="part"><a class="anchor" href="#part">Part</a></h2>
                <ul><li>item</li></ul>
                <p class="end">End.</p>""");
        assertThat(rendered.links()).hasSize(1);
        assertThat(TestRenderer.render("One <a href=\"javascript:x\">link.\n\nTwo.\n\nThree.").problems()).hasSize(1);
    }

    @Test
    void listItemsWithoutAListAreWrappedInOne() {
        assertThat(renderProse("A.\n\n<li>one</li>\n<li>two</li>\n\nB.")).contains("<ul><li>one</li><li>two</li></ul>");
    }

    @Test
    void tableHasOneHeadAboveAndOneFootBelow() {
        assertThat(
                renderProse("<table><tfoot><tr><td>f</tfoot><tr><td>a<thead><tr><th>h</thead><thead><tr><th>i</thead></table>"))
                .containsSubsequence("<table><thead>", "h</th>", "</thead><tbody>", "a</td>", "i</th>", "</tbody><tfoot>",
                        "f</td>")
                .containsOnlyOnce("<thead>");
    }

    @Test
    void controlCharactersBetweenWordsBecomeSpacesAndOthersAreRemoved() {
        var rendered = TestRenderer.renderWithoutHeadline("# The\u000Btide\u0001s\n\nOne\u000Btwo\u001Cthree&#x85;four\uFFFE.");
        assertThat(rendered.headline()).contains("The tides");
        assertThat(rendered.body().opening()).isEqualTo("One two three four.");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">One two three four.</p>");
    }

    @Test
    void noBreakSpacesArePreserved() {
        assertThat(renderProse("10\u00A0km &nbsp; `&nbsp;`")).contains("10\u00A0km \u00A0 <code>&amp;nbsp;</code>");
    }

    @Test
    void textThatBrowsersReadAsACommentIsNotShown() {
        assertThat(renderProse("a <![CDATA[<b>secret</b>]]> b")).doesNotContain("secret").contains("a ");
        assertThat(renderProse("a <svg><p>b</p><text>c</text><style>secret</style></svg> d")).doesNotContain("secret", "svg");
    }

    @Test
    void onlyTheLastParagraphHasTheEndMark() {
        assertThat(renderProse("One.\n\nTwo.\n")).isEqualTo("<p>One.</p>\n<p class=\"end\">Two.</p>");
        assertThat(renderProse("One.\n\n- item\n")).isEqualTo("<p>One.</p>\n<ul><li>item</li></ul>");
    }

    @Test
    void datelineStartsTheFirstParagraph() {
        var articleBody = TestRenderer.renderWithDateline("> motto\n\nThe room has forty chairs.", "Tianjin").body();
        assertThat(articleBody.prose()).endsWith(
                "<p class=\"end\"><span class=\"dateline\">Tianjin —</span> The room has forty chairs.</p>");
        assertThat(articleBody.opening()).isEqualTo("The room has forty chairs.");
    }

    @Test
    void datelineInTheTextIsNotRepeated() {
        assertThat(TestRenderer.renderWithDateline("Tianjin — The room.", "Tianjin").body().prose())
                .isEqualTo("<p class=\"end\">Tianjin — The room.</p>");
        assertThat(TestRenderer.renderWithDateline("Tianjin has a room.", "Tianjin").body().prose())
                .contains("Tianjin —</span> Tianjin has");
    }

    @Test
    void renderingInParallelGivesTheSameResult() {
        String text = "# A\n\n- [x](y.md)\n\n| a |\n|---|\n| b[^1] |\n\n[^1]: c\n";
        ArticleRenderer articleRenderer = new ArticleRenderer();
        var alone = articleRenderer.render(TestRenderer.sourceText(text, false, Optional.empty(), Optional.empty()));
        assertThat(IntStream.range(0, 200).parallel().mapToObj(
                _ -> articleRenderer.render(TestRenderer.sourceText(text, false, Optional.empty(), Optional.empty()))))
                .containsOnly(alone);
    }

    @Test
    void dropCapNeedsALongLatinOpeningWithoutDateline() {
        String lengthy = "word ".repeat(45);
        assertThat(TestRenderer.render(lengthy).body().dropCap()).isTrue();
        assertThat(TestRenderer.render("“" + lengthy).body().dropCap()).isTrue();
        assertThat(TestRenderer.render("![p](a.jpg)\n\n" + lengthy).body().dropCap()).isTrue();
        assertThat(TestRenderer.render("word ".repeat(30)).body().dropCap()).isFalse();
        assertThat(TestRenderer.render("14 " + lengthy).body().dropCap()).isFalse();
        assertThat(TestRenderer.render("Слово ".repeat(45)).body().dropCap()).isFalse();
        assertThat(TestRenderer.render("*" + lengthy.strip() + "*").body().dropCap()).isFalse();
        assertThat(TestRenderer.render("## Heading\n\n" + lengthy).body().dropCap()).isFalse();
        assertThat(TestRenderer.renderWithDateline(lengthy, "Bonn").body().dropCap()).isFalse();
    }

    @Test
    void listsNestAndKeepTheirNumbers() {
        assertThat(renderProse("3. three\n   - inner\n     - deeper\n4. four\n"))
                .isEqualTo("<ol start=\"3\"><li>three<ul><li>inner<ul><li>deeper</li></ul></li></ul></li>"
                        + "<li>four</li></ol>");
    }

    @Test
    void taskItemsHaveALabelForScreenReaders() {
        assertThat(renderProse("- [ ] write\n- [x] check\n")).isEqualTo("<ul class=\"tasks\">"
                + "<li><span role=\"img\" aria-label=\"To do\">☐</span> write</li>"
                + "<li><span role=\"img\" aria-label=\"Done\">☑</span> check</li></ul>");
    }

    @Test
    void definitionListsAreRendered() {
        assertThat(renderProse("Die\n: One chip of a wafer.\n\nWafer\n: A slice.\n: A biscuit.\n"))
                .isEqualTo("<dl><dt>Die</dt><dd>One chip of a wafer.</dd><dt>Wafer</dt><dd>A slice.</dd>"
                        + "<dd>A biscuit.</dd></dl>");
    }

    @Test
    void codeKeepsItsLanguageAndIsFocusable() {
        assertThat(renderProse("```json\n{ \"a\": \"<b>\" }\n```\n")).isEqualTo(
                "<pre tabindex=\"0\"><code class=\"language-json\">{ \"a\": \"&lt;b&gt;\" }\n</code></pre>");
        assertThat(renderProse("    plain\n")).isEqualTo("<pre tabindex=\"0\"><code>plain\n</code></pre>");
    }

    @Test
    void quotationHasItsAttribution() {
        assertThat(renderProse("> We are late.\n> — The secretary\n"))
                .isEqualTo("<blockquote><p>We are late.</p><footer>— The secretary</footer></blockquote>");
        assertThat(renderProse("> One.\n>\n> Two.\n>\n> — *The* secretary\n")).isEqualTo(
                "<blockquote><p>One.</p><p>Two.</p><footer>— <em>The</em> secretary</footer></blockquote>");
        assertThat(renderProse("> — said nobody\n")).isEqualTo("<blockquote><p>— said nobody</p></blockquote>");
    }

    @Test
    void pullQuoteIsAFigureWithItsAttributionAsCaption() {
        assertThat(renderProse("<figure class=\"quote\">\n\n> “Nine days.”\n> — Secretary\n\n</figure>\n"))
                .isEqualTo("<figure class=\"quote\"><blockquote><p>“Nine days.”</p></blockquote>"
                        + "<figcaption>— Secretary</figcaption></figure>");
    }

    @Test
    void detailsAlwaysHaveASummary() {
        assertThat(renderProse("<details><summary>More *here*</summary>\n\nHidden *words*.\n\n</details>\n")).isEqualTo(
                "<details><summary>More *here*</summary><p>Hidden <em>words</em>.</p></details>");
        assertThat(renderProse("<details>\n\nHidden.\n\n</details>\n"))
                .isEqualTo("<details><summary>Details</summary><p>Hidden.</p></details>");
    }

    @Test
    void languageAndDirectionAttributesAreKept() {
        assertThat(renderProse("<blockquote dir=\"rtl\" lang=\"ar\">\n\nمثل\n\n</blockquote>\n"))
                .isEqualTo("<blockquote dir=\"rtl\" lang=\"ar\"><p>مثل</p></blockquote>");
        assertThat(renderProse("Say <span lang=\"de\">Guten Tag</span>."))
                .isEqualTo("<p class=\"end\">Say <span lang=\"de\">Guten Tag</span>.</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<abbr title=\"Extensible\">X</abbr>", "<cite>Book</cite>", "<q>word</q>", "H<sub>2</sub>O",
            "<kbd>Esc</kbd>", "<time datetime=\"2026-03-14\">Pi day</time>", "<ruby>漢<rt>かん</rt></ruby>",
            "<mark>new</mark>", "<small>by the way</small>", "<ins>added</ins>", "<bdi>إيان</bdi>"})
    void harmlessHtmlIsKept(String html) {
        assertThat(renderProse("See " + html + " here.")).isEqualTo("<p class=\"end\">See " + html + " here.</p>");
    }

    @Test
    void misplacedHtmlIsUnwrapped() {
        assertThat(renderProse("<b>One<p>two</p></b>\n")).contains("One").contains("two").doesNotContain("<b><p>");
        assertThat(renderProse("a <li>b</li> <td>c</td> <time>d</time> <h2>e</h2> f").replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")).isEqualTo("a b c d e f");
        assertThat(renderProse("<div class=\"x\" style=\"color:red\" onclick=\"y()\">\n\nInside.\n\n</div>\n"))
                .isEqualTo("<p class=\"end\">Inside.</p>");
    }

    @Test
    void bracesAreText() {
        assertThat(renderProse("The set {a, b} and {#c} and {.d} stay."))
                .isEqualTo("<p class=\"end\">The set {a, b} and {#c} and {.d} stay.</p>");
    }

    @Test
    void controlCharactersNeverReachThePage() {
        assertThat(renderProse("a\u0000b\u0008c\u007fd\ufffee\ud800f")).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f]")
                .doesNotContain("\ufffe").contains("e").contains("f");
    }

    @Test
    void windowsLineBreaksAreLineBreaks() {
        assertThat(renderProse("One\r\ntwo.\r\n\r\nThree.\r\n")).isEqualTo("<p>One\ntwo.</p>\n<p class=\"end\">Three.</p>");
    }

    @Test
    void emptyTextGivesAnEmptyBody() {
        assertThat(TestRenderer.render("").body()).isEqualTo(TestRenderer.render(" \n\n\t\n").body());
        assertThat(TestRenderer.render("").problems()).isEmpty();
    }

    @Test
    void openingIsTheFirstParagraphAsPlainText() {
        assertThat(TestRenderer.render("## H\n\nSome *words*[^1]\nand `code` & more.\n\nElse.\n\n[^1]: Note.").body().opening())
                .isEqualTo("Some words and code & more.");
        assertThat(TestRenderer.render("- only\n- a list").body().opening()).isEmpty();
    }
}
