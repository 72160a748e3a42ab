package press.broadsheet.manuscript.html;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.Desk;
import press.broadsheet.manuscript.Rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.Rendering.withoutTitle;

/** Where the headline comes from, and that it is shown once. */
class HeadlineExtractorTests {

    @Test
    void theFirstHeadingIsTheHeadline() {
        var rendered = withoutTitle("# The *big* story\n\nText.\n");
        assertThat(rendered.headline()).contains("The big story");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
    }

    @Test
    void aHeadingFurtherDownCountsToo() {
        var rendered = withoutTitle("![p](a.jpg)\n\n# Story\n\nText.\n");
        assertThat(rendered.headline()).contains("Story");
        assertThat(rendered.body().prose()).startsWith("<figure>").doesNotContain("Story");
    }

    @Test
    void elseAShortFirstLineIs() {
        var rendered = withoutTitle("A short line\n\nText.\n");
        assertThat(rendered.headline()).contains("A short line");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(withoutTitle("## Lower\n\nText.").headline()).contains("Lower");
    }

    @Test
    void aParagraphIsNoHeadline() {
        assertThat(withoutTitle("word ".repeat(60) + "\n\nText.").headline()).isEmpty();
        assertThat(withoutTitle("Two lines\nof text.\n\nText.").headline()).isEmpty();
        assertThat(withoutTitle("- item\n\nText.").headline()).isEmpty();
        assertThat(withoutTitle("![p](a.jpg)\n\nText.").headline()).isEmpty();
    }

    @Test
    void aRepetitionIsDropped() {
        assertThat(withoutTitle("Headline\n\nHeadline\n\nText.").body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(Rendering.prose("# HEADLINE\n\nText.")).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(Rendering.prose("# Other\n\nText.")).startsWith("<h2 ");
    }

    @Test
    void noHeadlineTurnsTheDirectionOfWhatStandsBesideIt() {
        assertThat(Desk.accepted("---\ntitle: \"Safe \\u202Etxt.exe\\u2067\"\n---\n\nText.\n").headline())
                .isEqualTo("Safe txt.exe");
        assertThat(Desk.accepted("# Safe &#x202E;txt.\u2066exe\n\nText.\n").headline()).isEqualTo("Safe txt.exe");
        assertThat(Desk.problem("---\ntitle: Safe \u202Etxt.exe\n---\n\nText.\n"))
                .startsWith("2:13: warning: an invisible control character (U+202E) is left out.");
        assertThat(Desk.problem("---\nid: 7\ntitle: Safe \u2067txt.exe\n---\n\nText.\n")).startsWith(
                "3:8: warning: an invisible character that turns the direction of writing (U+2067) is left out.");
    }

    @Test
    void theGivenHeadlineWins() {
        assertThat(Rendering.of("# Another\n\nText.").headline()).contains("Headline");
    }
}
