package press.broadsheet.manuscript.html;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.TestRenderer;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderWithoutHeadline;

/** Where the headline comes from; it is shown once. */
class HeadlineExtractorTests {

    @Test
    void theFirstHeadingIsTheHeadline() {
        var rendered = renderWithoutHeadline("# The *big* story\n\nText.\n");
        assertThat(rendered.headline()).contains("The big story");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
    }

    @Test
    void laterHeadingMayBeTheHeadline() {
        var rendered = renderWithoutHeadline("![p](a.jpg)\n\n# Story\n\nText.\n");
        assertThat(rendered.headline()).contains("Story");
        assertThat(rendered.body().prose()).startsWith("<figure>").doesNotContain("Story");
    }

    @Test
    void shortFirstLineIsTheFallback() {
        var rendered = renderWithoutHeadline("A short line\n\nText.\n");
        assertThat(rendered.headline()).contains("A short line");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(renderWithoutHeadline("## Lower\n\nText.").headline()).contains("Lower");
    }

    @Test
    void paragraphIsNotAHeadline() {
        assertThat(renderWithoutHeadline("word ".repeat(60) + "\n\nText.").headline()).isEmpty();
        assertThat(renderWithoutHeadline("Two lines\nof text.\n\nText.").headline()).isEmpty();
        assertThat(renderWithoutHeadline("- item\n\nText.").headline()).isEmpty();
        assertThat(renderWithoutHeadline("![p](a.jpg)\n\nText.").headline()).isEmpty();
    }

    @Test
    void repetitionIsRemoved() {
        assertThat(renderWithoutHeadline("Headline\n\nHeadline\n\nText.").body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(TestRenderer.renderProse("# HEADLINE\n\nText.")).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(TestRenderer.renderProse("# Other\n\nText.")).startsWith("<h2 ");
    }

    @Test
    void bidiControlsAreRemovedFromHeadlines() {
        assertThat(
                TestManuscriptReader.readAccepted("---\ntitle: \"Safe \\u202Etxt.exe\\u2067\"\n---\n\nText.\n").text().headline())
                .isEqualTo("Safe txt.exe");
        assertThat(TestManuscriptReader.readAccepted("# Safe &#x202E;txt.\u2066exe\n\nText.\n").text().headline())
                .isEqualTo("Safe txt.exe");
        assertThat(TestManuscriptReader.problem("---\ntitle: Safe \u202Etxt.exe\n---\n\nText.\n"))
                .startsWith("2:13: warning: an invisible control character (U+202E) is removed.");
        assertThat(TestManuscriptReader.problem("---\nid: 7\ntitle: Safe \u2067txt.exe\n---\n\nText.\n")).startsWith(
                "3:8: warning: an invisible character that changes the text direction (U+2067) is removed.");
    }

    @Test
    void frontMatterTitleWins() {
        assertThat(TestRenderer.render("# Another\n\nText.").headline()).contains("Headline");
    }
}
