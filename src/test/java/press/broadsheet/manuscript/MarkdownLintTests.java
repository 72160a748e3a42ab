package press.broadsheet.manuscript;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Markdown that renders differently from what its editor probably meant. */
class MarkdownLintTests {

    @Test
    void listThatDoesNotBeginWithOneNeedsABlankLine() {
        assertSays("Words:\n2. two\n3. three\n", "13:1: warning: a list that does not begin with 1 has no blank line above it, "
                + "so that it is set as running text. Put a blank line above its first number.");
    }

    @Test
    void aListNeedsSpacesAndMarkdownsOwnMarkers() {
        assertSays("-one\n-two\n", "12:1: warning: there is no blank after the hyphens of these lines, so that they are no list. "
                + "Write `- words`.");
        assertSays("1.one\n2.two\n",
                "12:1: warning: there is no blank after the numbers of these lines, so that they are no list. "
                        + "Write `1. words`.");
        assertSays("• one\n• two\n• three\n", "12:1: warning: `•` begins no list in Markdown, so that these lines are set as "
                + "running text. Write `- words`.");
    }

    @Test
    void unclosedFenceIsReported() {
        assertSays("Words.\n\n```js\ncode\n\n# All code\n", "14:1: warning: the code that begins here has no end, so that all "
                + "below it is set as code. Write the same marks on a line of their own where it ends.");
        assertSays("- item\n  ~~~\n  code\n", "13:3: warning: the code that begins here has no end, so that all below it is set"
                + " as code. Write the same marks on a line of their own where it ends.");
    }

    @Test
    void aLinkNeedsAllItsBrackets() {
        String remedy = "Write `[words](address)`, both pairs of brackets closed.";
        assertSays("See [the report](report.pdf and more.\n", "12:5: warning: the link that begins here has no end, so that "
                + "readers see its brackets. " + remedy);
        assertSays("> See *it* in [the report(report.pdf)\n", "12:15: warning: the bracket that opens here is never closed, so "
                + "that this is no link. " + remedy);
        assertSays("See [it] (https://example.org)\n", "12:8: warning: a blank stands between a link's words and its address, "
                + "so that this is no link. Write `[words](address)` without it.");
    }

    @Test
    void unclosedEmphasisIsReported() {
        String warning = ": warning: the two asterisks here mark nothing as bold, and readers see them. Close them, without a "
                + "blank within; where punctuation stands at their inner side, put it outside of them.";
        assertSays("A **bold word and *more*.\n", "12:3" + warning);
        assertSays("文字**重要：**文字。\n", "12:3" + warning);
        assertSays("A ** bold ** word.\n", "12:3" + warning);
    }

    @Test
    void aHeadingNeedsASpace() {
        assertSays("##Heading\nWords\n", "12:1: warning: there is no blank after `##`, so that this is no heading. "
                + "Put a blank behind it if it is meant as one.");
        assertSays("#The heading\n", "12:1: warning: there is no blank after `#`, so that this is no heading. "
                + "Put a blank behind it if it is meant as one.");
    }

    @Test
    void aRuleRightBelowAParagraphMakesAHeadingOfIt() {
        assertSays("word ".repeat(40) + "\n---\n", "12:1: warning: the line of `-` below this paragraph makes it a heading. "
                + "Put a blank line between the two.");
    }

    @Test
    void aTablesRowsHaveAsManyCellsAsItsHead() {
        assertSays("| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |\n| 1 | 2 | 3 |\n", "15:1: warning: this row of the table has 1 cell, "
                + "and its head 2 cells. Give it as many; a bar that is to be read needs a backslash before it (`\\|`).");
        assertSays("| a | b |\n|---|---|---|\n| 1 | 2 | 3 |\n", "12:1: warning: this is not set as a table: its head has another "
                + "number of columns (2) than the line of hyphens below (3). Give both as many bars.");
    }

    @Test
    void aTableNeedsALineOfHyphens() {
        assertSays("| a | b |\n| 1 | 2 |\n", "12:1: warning: these lines are not set as a table, for no line of hyphens stands "
                + "below the first. Write `|---|---|` there.");
    }

    @Test
    void aMarkOfAFootnoteAndAReferenceNeedWhatTheyReferTo() {
        assertSays("A note[^1] and [^two].\n\n[^1]: It.\n", "12:16: warning: there is no footnote for the mark `[^two]`, so that "
                + "readers see it. Write the note below, on a line that begins with `[^two]:`.");
        assertSays("See [the report][report].\n", "12:5: warning: no address is given for `[report]`, so that this is no link. "
                + "Write `[report]: address` on a line of its own, or `[words](address)`.");
        assertSays("A.\n\n[^1]: Not cited.\n", "14:1: warning: nothing refers to the footnote \"Not cited.\". "
                + "Refer to it where it belongs, or remove it.");
    }

    @Test
    void htmlThatIsNotClosedTakesWhatStandsBelow() {
        assertSays("Words.\n\n<!-- later\n\nMore.\n",
                "14:1: warning: the `<!--` that begins here has no end, so that all below it"
                        + " belongs to it and is no text. Write `-->` where it ends.");
        assertSays("<pre>\ncode\n\nMore.\n", "12:1: warning: the `<pre` that begins here has no end, so that all below it belongs"
                + " to it and is no text. Write `</pre>` where it ends.");
    }

    @Test
    void markdownRightAfterHtmlIsNotRendered() {
        assertSays("<div>\nA **bold** word.\n</div>\n",
                "12:1: warning: Markdown right behind HTML is not set, so that readers see"
                        + " its marks. Put a blank line behind the opening tag, and one before the closing one.");
    }

    @Test
    void aParagraphIndentedByFourSpacesIsCode() {
        assertSays("    The ships came back on Thursday, nine days late.\n",
                "12:5: warning: four blanks stand before this text, so"
                        + " that it is set as code. Take them away.");
    }

    @Test
    void aDashThatCameFirstInALineMakesAListOfIt() {
        assertSays("The sum was\n- as so often - wrong.\n", "13:1: warning: the sign that begins this line makes a list of it. "
                + "Put the word above before it; a list has a blank line above it.");
    }

    @Test
    void aSkippedLevelIsAdvice() {
        assertThat(TestRenderer.render("## One\n\n#### Two\n\n## Three\n").problems()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ADVICE);
            assertThat(problem.toString()).isEqualTo("news/story.md:12:1: warning: the heading is of level 4, and the one above "
                    + "it of level 2, so that a level is skipped. Write `###`: the page sets it so.");
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
