package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.TrialCount;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts that would overflow a parser or take hours are rendered or refused quickly, and do not affect the next text. */
@Timeout(300)
class HostileTextTests {

    private static final int SIZE = TrialCount.isFullRun() ? 50_000 : 12_000;

    private static final List<String> REPEATED = List.of("_", "*", "**", "*a ", "a*", "_a", "*_", "***a", "~", "~~a", "`",
            "`a", "``a`", "[", "]", "[a", "![", "[]", "[a](", "[a](<b", "[a](b \"", "[^a]", "[^", "<", "<a", "<a href=\"", "<!",
            "<!--", "a <? ", "a <!A ", "a <![CDATA[ ", "<b>", "</b>", "<p>", "<div>", "<div>\n\n", "<table>",
            "<table><tr><td>", "<details>\n\n", "<b><i>", "<b><p>", "<i><b></i>", "<a><b><a>", "<ul><li>", "<dl><dt>",
            "<ruby><rt>", "<aside>\n\n", "&", "&#", "&amp;", "&#1234567;", "\\", "!", "|", "| a |\n", "|-|\n",
            "a|b\n-|-\n", "a|b\n-|-\n\n", "> ", ">", "> - ", "- ", "* ", "1. ", "- a\n  ", "+\n", "=", "# ", "# a\n",
            "a\n===\n", "\n", " ", "\t", "a", "a ", "a\n", "a  \n", "http://a.b ", "www.", "a@b.c ", "a+", "a.", "[a]: b\n",
            "[a]: b\n\n", "[^a]: b\n\n", "[^a]: b [^a]\n\n", ": a\n", "a\n: b\n\n", "- [ ] a\n", "```\n", "    a\n", "{#a}",
            "![a](b){credit=\"c\"}", "**a _b ~~c ", "中", "😀", "\u0000", "\u202e", "(", "[(", "[a](((", "\"", "<http:", "<a@b",
            "[a](b) ", "![a](b) ", "<style>", "<script>", "<svg><math>", "<!-- a -->", "(Source: a)\n", "# {#a}\n");

    static Stream<String> repeated() {
        return REPEATED.stream().map(piece -> piece.repeat(SIZE / piece.length()));
    }

    static Stream<String> built() {
        int n = SIZE;
        return Stream.of("[".repeat(n / 2) + "a" + "]".repeat(n / 2), "[".repeat(n / 5) + "a" + "](b)".repeat(n / 5),
                "![".repeat(n / 6) + "a" + "](b)".repeat(n / 6), "*a ".repeat(n / 6) + " a*".repeat(n / 6),
                "**a ".repeat(n / 8) + " a**".repeat(n / 8), "*a _b ".repeat(n / 12) + " b_ a*".repeat(n / 12),
                "- ".repeat(n / 2) + "a", "* ".repeat(n / 2) + "a", "a.".repeat(n / 2) + "@b", "#".repeat(n),
                "# " + "#".repeat(n),
                "[a]: /" + "x".repeat(n / 2) + "\n\n" + "[a] ".repeat(n / 8),
                "[^a] ".repeat(n / 10) + "\n\n[^a]: " + "x ".repeat(n / 4),
                "|a".repeat(n / 6) + "\n" + "|-".repeat(n / 6) + "\n" + "|b".repeat(n / 6) + "\n",
                "|a".repeat(400) + "\n" + "|-".repeat(400) + "\n" + "|b\n".repeat(n / 3), "a|b\n-|-\n" + "*c|_d\n".repeat(n / 6),
                "<b x=\"".repeat(n / 6), "<b " + "a=1 ".repeat(n / 4) + ">", "<blockquote>".repeat(n / 12) + "x",
                "<b>".repeat(200) + "<p>x".repeat(n / 4),
                "<b><i><u><s>".repeat(n / 40) + "</b></i>".repeat(n / 40) + "<p>x".repeat(n / 8),
                ">".repeat(40) + "a\n" + "b\n".repeat(n / 2), "[a](" + "(".repeat(n), "[a](b \"" + "\\\"".repeat(n / 2),
                "a" + " ".repeat(n - 2) + "b", "a\n" + "=".repeat(n), "&" + "a".repeat(n) + ";", "http://a.b/" + "(".repeat(n),
                "http://" + "a.".repeat(n / 2), nested(">", " a\n"), nested("  ", "- a\n"), nested("   ", "1. a\n"),
                nested("`", "a"), numbered("[r%d]: /u\n", "[r%d] "), numbered("[^%d]: x\n\n", "[^%d] "));
    }

    /** Growing repetitions of one construct before another. */
    private static String nested(String before, String then) {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; text.length() < SIZE; depth++) {
            text.append(before.repeat(depth)).append(then);
        }
        return text.toString();
    }

    private static String numbered(String definition, String mention) {
        StringBuilder text = new StringBuilder("a\n\n");
        for (int i = 0; text.length() < SIZE; i++) {
            text.append(definition.replace("%d", "" + i)).append("\n");
        }
        for (int i = 0; text.length() < 2 * SIZE; i++) {
            text.append(mention.replace("%d", "" + i));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource({"repeated", "built"})
    void hostileTextIsRenderedOrRefusedQuickly(String text) {
        var rendered =
                new ArticleRenderer().render(TestRenderer.sourceText(text, false, Optional.of("Headline"), Optional.empty()));
        List<Problem> errors = rendered.problems().stream().filter(Problem::isError).toList();
        assertThat(errors).hasSizeLessThanOrEqualTo(1).allSatisfy(problem -> {
            assertThat(problem.line()).isGreaterThanOrEqualTo(10);
            assertThat(problem.remedy()).endsWith(".");
            assertThat(rendered.body().prose()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 5_000})
    void knownParserOverflowsRefuseTheFile(int n) {
        for (String text : List.of("_".repeat(n), ">".repeat(2 * n), nested("  ", "- a\n"), "*a ".repeat(n) + " a*".repeat(n))) {
            ArticleRenderer articleRenderer = new ArticleRenderer();
            articleRenderer.render(TestRenderer.sourceText(text, false, Optional.of("Headline"), Optional.empty()));
            assertThat(articleRenderer.render(TestRenderer.sourceText("Fine.", false, Optional.of("Headline"), Optional.empty()))
                    .body()
                    .prose()).isEqualTo("<p class=\"end\">Fine.</p>");
        }
    }

    @Test
    void problemNamesItsLine() {
        assertThat(refusal("a\n\nb\n\n" + ">".repeat(100) + " c\n")).startsWith(
                "news/story.md:14:1: error: quotations or lists are nested more than 40 levels deep. Use fewer");
        assertThat(refusal("a\n\n" + "x".repeat(100_001)))
                .startsWith("news/story.md:12:1: error: the line has 100001 characters; at most 100000 are allowed. Split");
        assertThat(refusal("a\n\n" + "=".repeat(2_000))).startsWith("news/story.md:12:1: error: the line consists of");
        assertThat(refusal("[a](".repeat(20_000))).contains(":10:1: error: the paragraph that ends here has too many");
        assertThat(refusal("a\n" + "b\n".repeat(6_000))).contains(":5010:1: error: the paragraph or table has more than");
        assertThat(refusal("x\n".repeat(1_000_001))).contains("at most");
    }

    private static String refusal(String text) {
        return new ArticleRenderer().render(TestRenderer.sourceText(text, false, Optional.of("Headline"), Optional.empty()))
                .problems()
                .getFirst().toString();
    }

    @Test
    void hugeSingleLineIsRead() {
        assertThat(TestRenderer.render("word ".repeat(19_000)).problems()).isEmpty();
    }

    @Test
    void largeOrdinaryTextsAreRead() {
        String code = "```json\n" + "{ \"a\": [1, 2, \"*\"], \"_b\": \"`\" },\n".repeat(3_000) + "```\n";
        String table = "| a | b |\n|---|---|\n" + "| **x** | [y](z.md) |\n".repeat(2_000);
        String list = "- one *two* [three](four.md)\n".repeat(3_000);
        String html = "<table>\n" + "<tr><td>a_b</td><td>c*d</td></tr>\n".repeat(1_500) + "</table>\n";
        String prose = "Some *words* and [a link](https://example.org/a_b), “quoted”, and more of them.\n\n".repeat(5_000);
        String rule = "- ".repeat(40) + "\n";
        for (String text : List.of(code, table, list, html, prose, rule)) {
            assertThat(TestRenderer.render(text).problems()).isEmpty();
        }
    }

    @Test
    void randomPunctuationIsRenderedOrRefused() {
        Random random = new Random(11);
        List<String> tokens = List.of("*", "_", "[", "]", "(", ")", "`", "<", ">", "!", "&", "\n", "\n\n", "    ", "- ", "> ",
                "|", "a", " ", "#", "\\", "~", "^", ":", "1. ", "<b>", "</b>", "<p>", "<!--", "-->", "\"", "|-|\n", "```\n");
        for (int i = 0; i < TrialCount.of(400); i++) {
            StringBuilder text = new StringBuilder();
            List<String> few = tokens.subList(random.nextInt(10), 11 + random.nextInt(tokens.size() - 11));
            for (int j = random.nextInt(3_000); j > 0; j--) {
                text.append(few.get(random.nextInt(few.size())));
            }
            TestRenderer.render(text.toString());
        }
    }
}
