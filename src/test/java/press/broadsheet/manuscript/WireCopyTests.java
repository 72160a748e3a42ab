package press.broadsheet.manuscript;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderPlainText;

/** Plain text in wire-copy format. */
class WireCopyTests {

    @Test
    void markdownAndHtmlAreNotInterpreted() {
        var rendered =
                renderPlainText(
                        "*A* <b>headline</b>\n\n# One <script>alert(1)</script> [x](y.md) &amp; https://example.org\n- two\n");
        assertThat(rendered.headline()).contains("*A* <b>headline</b>");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\"># One &lt;script&gt;alert(1)&lt;/script&gt; "
                + "[x](y.md) &amp;amp; https://example.org\n- two</p>");
    }

    @Test
    void firstLineIsAlwaysTheHeadline() {
        var rendered = renderPlainText("\n\n Head \nFirst.\n\n\nSecond.\nThird.");
        assertThat(rendered.headline()).contains("Head");
        assertThat(rendered.body().prose()).isEqualTo("<p>First.</p>\n<p class=\"end\">Second.\nThird.</p>");
    }

    @Test
    void creditEndsTheArticle() {
        var rendered = renderPlainText("Head\n\nText.\n(Source:Wire)\n\nBox\nLine.\n\nMore.");
        assertThat(rendered.source()).map(source -> source.name()).contains("Wire");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Text.</p>");
        assertThat(rendered.body().asides()).isEqualTo(
                "<aside class=\"aside\" aria-labelledby=\"box\"><h2 id=\"box\">Box</h2><p>Line.</p><p>More.</p></aside>");
    }

    @Test
    void noTextAfterTheCreditMeansNoAside() {
        assertThat(renderPlainText("Head\n\nText.\n\n(Source: Wire)\n\n").body().asides()).isEmpty();
    }

    @Test
    void emptyFileHasNoHeadline() {
        assertThat(renderPlainText("").headline()).isEmpty();
        assertThat(renderPlainText("\n \n").body().prose()).isEmpty();
    }
}
