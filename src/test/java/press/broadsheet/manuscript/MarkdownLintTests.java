package press.broadsheet.manuscript;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Markdown that is valid but probably not rendered as its editor intended. */
class MarkdownLintTests {

    @Test
    void aListThatDoesNotBeginWithOneNeedsABlankLine() {
        assertSays("Words:\n2. two\n3. three\n", "13:1: warning: a list that does not start with 1 needs a blank line above "
                + "it; this one is shown as running text. Put a blank line above its first number.");
    }

    @Test
    void aListNeedsSpacesAndMarkdownsOwnMarkers() {
        assertSays("-one\n-two\n", "12:1: warning: there is no space after the hyphens of these lines, so they are not a list. "
                + "Write `- words`.");
        assertSays("1.one\n2.two\n",
                "12:1: warning: there is no space after the numbers of these lines, so they are not a list. "
                        + "Write `1. words`.");
        assertSays("• one\n• two\n• three\n", "12:1: warning: `•` is not a list marker in Markdown, so these lines are "
                + "shown as running text. Write `- words`.");
    }

    @Test
    void aFenceNeedsItsEnd() {
        assertSays("Words.\n\n```js\ncode\n\n# All code\n", "14:1: warning: the code block that starts here is never closed, so "
                + "everything below it is shown as code. Repeat the opening characters on a line of their own where the "
                + "code ends.");
        assertSays("- item\n  ~~~\n  code\n", "13:3: warning: the code block that starts here is never closed, so everything "
                + "below it is shown as code. Repeat the opening characters on a line of their own where the code ends.");
    }

    @Test
    void aLinkNeedsAllItsBrackets() {
        String remedy = "Write `[words](URL)`, and close both pairs of brackets.";
        assertSays("See [the report](report.pdf and more.\n", "12:5: warning: the link that starts here is never closed, so "
                + "readers see its brackets. " + remedy);
        assertSays("> See *it* in [the report(report.pdf)\n", "12:15: warning: the bracket that opens here is never closed, so "
                + "this is not a link. " + remedy);
        assertSays("See [it] (https://example.org)\n", "12:8: warning: there is a space between the link's words and its URL, "
                + "so this is not a link. Write `[words](URL)` without the space.");
    }

    @Test
    void twoAsterisksNeedAPartner() {
        String warning = ": warning: the two asterisks here do not make text bold, and readers see them. Close them, "
                + "without spaces inside. Move punctuation at the inner edges outside of the asterisks.";
        assertSays("A **bold word and *more*.\n", "12:3" + warning);
        assertSays("文字**重要：**文字。\n", "12:3" + warning);
        assertSays("A ** bold ** word.\n", "12:3" + warning);
    }

    @Test
    void aHeadingNeedsASpace() {
        assertSays("##Heading\nWords\n", "12:1: warning: there is no space after `##`, so this is not a heading. "
                + "Add a space if a heading is meant.");
        assertSays("#The heading\n", "12:1: warning: there is no space after `#`, so this is not a heading. "
                + "Add a space if a heading is meant.");
    }

    @Test
    void aRuleRightBelowAParagraphMakesAHeadingOfIt() {
        assertSays("word ".repeat(40) + "\n---\n", "12:1: warning: the line of `-` below this paragraph makes it a heading. "
                + "Put a blank line between the two.");
    }

    @Test
    void aTablesRowsHaveAsManyCellsAsItsHead() {
        assertSays("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |\n| 1 | 2 | 3 |\n", "15:1: warning: this table row has 1 cell, but "
                + "the header has 2 cells. Use the same number of cells. To show a vertical bar, write `\\|`.");
        assertSays("| a | b |\n|---|---|---|\n| 1 | 2 | 3 |\n", "12:1: warning: this is not shown as a table: its header has 2 "
                + "columns, but the line of hyphens below has 3. Use the same number of columns in both.");
    }

    @Test
    void aTableNeedsALineOfHyphens() {
        assertSays("| a | b |\n| 1 | 2 |\n", "12:1: warning: these lines are not shown as a table, because there is no line "
                + "of hyphens below the first. Write `|---|---|` below it.");
    }

    @Test
    void aMarkOfAFootnoteAndAReferenceNeedWhatTheyReferTo() {
        assertSays("A note[^1] and [^two].\n\n[^1]: It.\n", "12:16: warning: there is no footnote for `[^two]`, so readers see "
                + "it as text. Write the footnote below, on a line that starts with `[^two]:`.");
        assertSays("See [the report][report].\n", "12:5: warning: there is no URL for `[report]`, so this is not a link. "
                + "Write `[report]: URL` on a line of its own, or `[words](URL)`.");
        assertSays("A.\n\n[^1]: Not cited.\n", "14:1: warning: no reference points to the footnote \"Not cited.\". "
                + "Add a reference in the text, or remove the footnote.");
    }

    @Test
    void htmlThatIsNotClosedTakesWhatStandsBelow() {
        assertSays("Words.\n\n<!-- later\n\nMore.\n",
                "14:1: warning: the `<!--` that starts here is never closed, so everything"
                        + " below it is not shown. Add `-->` where it ends.");
        assertSays("<pre>\ncode\n\nMore.\n", "12:1: warning: the `<pre` that starts here is never closed, so everything below"
                + " it belongs to it and is not read as Markdown. Add `</pre>` where it ends.");
    }

    @Test
    void markdownRightAfterHtmlIsNotRendered() {
        assertSays("<div>\nA **bold** word.\n</div>\n",
                "12:1: warning: Markdown right after an HTML tag is not rendered, so readers see its formatting"
                        + " characters. Put a blank line after the opening tag and before the closing tag.");
    }

    @Test
    void aParagraphIndentedByFourSpacesIsCode() {
        assertSays("    The ships came back on Thursday, nine days late.\n",
                "12:5: warning: this paragraph is indented by four spaces, so"
                        + " Markdown shows it as code. Remove the spaces.");
    }

    @Test
    void aDashThatCameFirstInALineMakesAListOfIt() {
        assertSays("The sum was\n- as so often - wrong.\n", "13:1: warning: the dash at the start of this line makes it a list "
                + "item. Join the line with the one above. If a list is meant, put a blank line above it.");
    }

    @Test
    void aSkippedLevelIsAdvice() {
        assertThat(TestRenderer.render("## One\n\n#### Two\n\n## Three\n").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ADVICE);
            assertThat(problem.toString()).isEqualTo("news/story.md:12:1: warning: this heading has level 4, but the one above "
                    + "it has level 2. Write `###`; the page shows it so anyway.");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Words:\n- one\n- two\n", "Only this:\n- one\n", "To do\n\n- one\n", "<!-- a\n\nb -->\n\nWords.",
            "<div>\n\n**Bold**\n\n</div>\n", "<pre>\n**\n</pre>\n", "    if (x) return y; // as it was, and as it will be.\n",
            "    $ sudo systemctl restart the thing now.\n", "|x| is the absolute value of x", "An array a[i][j], see [12][13].",
            "In the year\n1984. It was cold.", "#Budget2026 was all over the news #hot",
            "Words (see [1]) and [brackets] and a[0](b)", "`**` and \\** and 2 ** 3",
            "A [link](b.md \"Title\"), ![c](d.png){credit=\"N. N.\"}.",
            "- -5 degrees\n- -6 degrees", "[^1] Note\n\n[^1]: It.",
            "| a | b |\n|---|---|\n| x\\|y | z |\n",
            "```\n[a](b\n**\n```\n", "Words\n\n---\n\nWords", "“[Sic](a.md)” (https://example.org)", "*a* **b** ***c*** __d__",
            "# One\n\n## Two\n\n### Three\n\n# Four\n", "*one*\n*two*", "A\\[b](c)"})
    void whatIsRenderedAsMeantIsNotReported(String text) {
        assertThat(TestRenderer.render("One.\n\n" + text).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#A b ", "[", "](", "[a](", "**", "|--", "1.a\n", "• a\n", "[a(", "] (", "-a\n"})
    void manyMarkersAreReadOrRefused(String marker) {
        assertTimeoutPreemptively(Duration.ofMinutes(2),
                () -> TestRenderer
                        .render("#A " + marker.repeat(40_000 / marker.length()) + "#\n|" + marker.repeat(900 / marker.length())));
    }

    private static void assertSays(String text, String problem) {
        assertThat(TestRenderer.render("One.\n\n" + text).problems()).map(Problem::toString)
                .containsExactly("news/story.md:" + problem);
    }
}
