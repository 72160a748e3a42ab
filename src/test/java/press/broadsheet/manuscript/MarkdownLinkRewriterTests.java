package press.broadsheet.manuscript;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.markdown.MarkdownLinkRewriter;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownLinkRewriterTests {

    private static final Map<String, String> LIVE = Map.of("news/other.md", "https://a.example/articles/other",
            "a b (c).md", "https://a.example/articles/a-b-c");

    private static final Map<String, String> MEDIA = Map.of("news/a.png", "https://a.example/media/0/a.png",
            "report.pdf", "https://a.example/media/1/report.pdf");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "[It](other.md)|[It](https://a.example/articles/other)",
            "[It](other.md#part \"Title\"), so|[It](https://a.example/articles/other#part \"Title\"), so",
            "[It](</a b (c).md>)|[It](https://a.example/articles/a-b-c)",
            "[It](../a%20b%20(c).md)|[It](https://a.example/articles/a-b-c)",
            "[a [b] *c*](./other.md) and [d](other.md)|"
                    + "[a [b] *c*](https://a.example/articles/other) and [d](https://a.example/articles/other)",
            "<a class=x href='other.md'>It</a>|<a class=x href=\"https://a.example/articles/other\">It</a>",
            "[It](/tags/it?before=x#y)|[It](https://a.example/tags/it?before=x#y)",
            "![A *map*](a.png \"Title\")|![A *map*](https://a.example/media/0/a.png \"Title\")",
            "[The report](../report.pdf), ![](</news/a.png>)|"
                    + "[The report](https://a.example/media/1/report.pdf), ![](https://a.example/media/0/a.png)",
            "<IMG alt='x' src=a.png>|<IMG alt='x' src=\"https://a.example/media/0/a.png\">",
    })
    void linkToALiveArticleIsAbsolute(String written, String expected) {
        assertThat(rewrite(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
            "See [it *all*](secret.md).|See it *all*.",
            "[![Alt](a.png)](secret.md)|![Alt](https://a.example/media/0/a.png)",
            "So ![a *map*](secret.png) is|So a *map* is",
            "[The report](secret.pdf)|The report",
            "<img src='secret.png' alt=It>|<img  alt=It>",
            "[Out](../../../secret)|Out",
            "[`x]`](secret.md)|`x]`",
            "[a](secret.md)[b](secret-2.md#x 'y')|ab",
            "[it]: secret.md|''",
            "<a href=secret.md>It</a>|<a >It</a>",
            "[it](\\secret.md)|it",
    })
    void linkToAnArticleThatIsNotLiveBecomesItsText(String written, String expected) {
        assertThat(rewrite(written)).isEqualTo(expected.equals("''") ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[It](https://b.example/other.md)", "[It](#part)", "![Alt](https://b.example/a.png)",
            "`[It](other.md)`", "``a ` [It](other.md)``", "```\n[It](other.md)\n\n[It](other.md)\n```\n", "\\[It\\]\\(other.md)",
            "~~~\n```\n[It](other.md)", "", "[", "](", "<a href", "[x]:", "a\n\n\nb\n"})
    void otherTextStaysUnchanged(String written) {
        assertThat(rewrite(written)).isEqualTo(written);
    }

    @Test
    void linkAfterCodeIsFound() {
        assertThat(rewrite("```\nx\n```\n[It](other.md)\n\n`a\n\n[It](other.md)`"))
                .isEqualTo(
                        "```\nx\n```\n[It](https://a.example/articles/other)\n\n`a\n\n[It](https://a.example/articles/other)`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "](", "`", "[a](", "<a ", "[a]: ", "\\", "[a](x.md)", "(", "``` "})
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.SECONDS)
    void hostileTextEnds(String part) {
        assertThat(rewrite(part.repeat(100_000 / part.length()))).isNotNull();
    }

    private static String rewrite(String markdown) {
        return MarkdownLinkRewriter.rewrite(TestRenderer.render(markdown).markdown(), "news/this.md",
                new MarkdownLinkRewriter.Urls(
                        path -> Optional.ofNullable(LIVE.get(path)), path -> Optional.ofNullable(MEDIA.get(path)),
                        address -> "https://a.example" + address));
    }
}
