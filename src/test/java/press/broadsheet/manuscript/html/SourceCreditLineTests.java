package press.broadsheet.manuscript.html;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.publication.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Credit lines of republished articles. */
class SourceCreditLineTests {

    @ParameterizedTest
    @ValueSource(strings = {"(Source:IPR in China)", "(Source: IPR in China)", "( source :  IPR in China )",
            "（Source：IPR in China）"})
    void creditLineIsParsedAndRemoved(String line) {
        var rendered = TestRenderer.render("Text.\n\n" + line + "\n\nMore.\n");
        assertThat(rendered.source()).contains(new Source("IPR in China", Optional.empty()));
        assertThat(rendered.body().prose()).isEqualTo("<p>Text.</p>\n<p class=\"end\">More.</p>");
    }

    @Test
    void creditMayBeTheLastLineOfAParagraph() {
        var rendered = TestRenderer.render("Text\n*goes* on.\n(Source: Wire)\n");
        assertThat(rendered.source()).map(Source::name).contains("Wire");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Text\n<em>goes</em> on.</p>");
    }

    @Test
    void creditMayBeALink() {
        assertThat(TestRenderer.render("Text.\n\n(Source: [Wire](https://wire.example/1))").source())
                .contains(new Source("Wire", Optional.of("https://wire.example/1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Source: Wire", "(Source)", "(Source:)", "(Source: Wire) said", "(Sources: Wire)", "()", "("})
    void otherLinesAreText(String line) {
        var rendered = TestRenderer.render("Text.\n\n" + line);
        assertThat(rendered.source()).isEmpty();
        assertThat(rendered.body().prose()).contains(">" + line + "<");
    }
}
