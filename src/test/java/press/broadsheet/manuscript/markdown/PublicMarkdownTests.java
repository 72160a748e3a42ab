package press.broadsheet.manuscript.markdown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.TrialCount;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The public Markdown contains the same text as the page: no comments, and nothing missing. */
@Timeout(300)
class PublicMarkdownTests {

    private static final List<String> HIDDEN =
            List.of("<!-- zz1 -->", "<!--\nzz1\n\nzz2\n-->", "{% comment %}zz1{% endcomment %}",
                    "{%- comment -%}\nzz1\n\nzz2\n{%- endcomment -%}", "{# zz1 #}", "{# zz1\nzz2 #}", "{{/* zz1 */}}",
                    "{{- /* zz1\nzz2 */ -}}",
                    "{{< comment >}}zz1{{< /comment >}}", "{/* zz1 */}", "{/*\nzz1\n*/}", "%%zz1%%", "%%\nzz1\n\nzz2\n%%",
                    "{::comment}zz1{:/comment}", "{::comment}\nzz1\n{:/}", "[//]: # (zz1)", "[//]: # \"zz1\"", "[//]: # zz1",
                    "[comment]: <> (zz1)",
                    "[comment]: # (zz1\nzz2)", "{{!-- zz1 --}}", "{{! zz1 }}", "{{-- zz1 --}}", "{>> zz1 <<}", "<%-- zz1 --%>",
                    "<%# zz1 %>",
                    "<div hidden>zz1</div>", "<div hidden>\n\nzz1\n\n<div>zz2</div>\n\n</div>", "<script>zz1</script>",
                    "<style>\nzz1\n</style>",
                    "<template>zz1</template>", "<?php zz1 ?>", "<!-- zz1\n```\nzz2 -->", "[^zz1]: zz2 zz3",
                    "[zz1]: https://example.org/zz2");

    private static final List<String> CONTEXTS =
            List.of("One.\n\n%s\n\nTwo.\n", "One %s two.\n", "One\n%s\ntwo.\n", "- one\n- %s\n- two\n",
                    "- one\n\n  %s\n\n  two\n", "> one\n>\n> %s\n>\n> two\n", "> one %s two\n", "# One %s\n\nTwo.\n",
                    "One.[^1]\n\n[^1]: Two. %s\n", "1. one\n\n   > %s\n\ntwo\n", "%s\nOne two.\n", "One two.\n\n%s",
                    "<aside>\n\n## One\n\n%s\n\nTwo.\n\n</aside>\n\nThree.\n", "`one` %s `two`\n",
                    "```\none\n```\n\n%s\n\ntwo\n");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    @Test
    void hiddenTextIsHiddenEverywhere() {
        for (String place : CONTEXTS) {
            for (String hidden : HIDDEN) {
                if (hidden.startsWith("[") && !(isWord(hidden) ? isOwnBlock(place) : isOwnLine(place))) {
                    continue;
                }
                String lead =
                        place.contains("> %s") ? place.startsWith("1.") ? "   > " : "> " : place.contains("  %s") ? "  " : "";
                String text = place.formatted(hidden.replace("\n", "\n" + lead));
                ArticleRenderer.Rendered rendered = TestRenderer.render(text);
                assertThat(rendered.problems()).as(text).noneMatch(Problem::isError);
                assertThat(page(rendered)).as(text).doesNotContain("zz").containsIgnoringCase("one").containsIgnoringCase("two");
                assertThat(rendered.markdown()).as(text).doesNotContain("zz").containsIgnoringCase("one")
                        .containsIgnoringCase("two");
            }
        }
    }

    /** Whether this case is shown differently: in a paragraph a definition is text, and a note includes the next line. */
    private static boolean isWord(String hidden) {
        return hidden.startsWith("[zz") || hidden.startsWith("[^");
    }

    private static boolean isOwnBlock(String place) {
        return List.of("\n\n%s\n\n", "\n\n  %s\n\n", ">\n> %s\n>\n", "\n\n%s").stream().anyMatch(place::contains);
    }

    private static boolean isOwnLine(String place) {
        return place.contains("\n%s") || place.startsWith("%s") || place.contains("\n> %s\n") || place.contains("\n  %s\n");
    }

    @Test
    void commentsInCodeAreText() {
        for (String hidden : HIDDEN) {
            for (String place : List.of("```\n%s\n```\n", "> ~~~\n> %s\n> ~~~\n", "- one\n\n  ```\n  %s\n  ```\n", "    %s\n")) {
                String lead = place.startsWith(">") ? "> " : place.startsWith("-") ? "  " : place.startsWith(" ") ? "    " : "";
                if (hidden.contains("```")) {
                    continue;
                }
                String text = "Code:\n\n" + place.formatted(hidden.replace("\n", "\n" + lead));
                ArticleRenderer.Rendered rendered = TestRenderer.render(text);
                assertThat(rendered.problems()).as(text).isEmpty();
                assertThat(page(rendered)).as(text).contains("zz1");
                assertThat(rendered.markdown()).as(text).isEqualTo(text);
            }
        }
    }

    @Test
    void markdownAndPageHaveTheSameWords() throws IOException {
        List<String> samples = new ArrayList<>(CommonMarkTests.examples());
        samples.addAll(HIDDEN);
        samples.addAll(HIDDEN);
        try (var files = Files.walk(Path.of("seeds"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
                assertSameWords(Files.readString(file).replaceFirst("(?s)\\A---\\n.*?\\n---\\n", ""));
            }
        }
        samples.forEach(PublicMarkdownTests::assertSameWords);
        Random random = new Random(16);
        for (int i = 0; i < TrialCount.of(600); i++) {
            StringBuilder text = new StringBuilder();
            for (int sample = random.nextInt(4); sample >= 0; sample--) {
                String next = samples.get(random.nextInt(samples.size()));
                String lead = List.of("", "", "> ", "- ", "   ").get(random.nextInt(5));
                text.append(lead).append(next.replace("\n", "\n" + lead.replace('-', ' ')))
                        .append(random.nextBoolean() ? "\n\n" : "\n");
            }
            assertSameWords(text.toString());
        }
    }

    /** Rendering the public Markdown again gives the page's words, so both hide the same content. */
    private static void assertSameWords(String text) {
        ArticleRenderer.Rendered first = TestRenderer.render(text);
        if (first.problems().stream().anyMatch(Problem::isError)) {
            return;
        }
        String markdown = MarkdownLinkRewriter.rewrite(first.markdown(), "news/story.md", new MarkdownLinkRewriter.Urls(
                Optional::of, Optional::of, address -> address));
        ArticleRenderer.Rendered again = TestRenderer.render(markdown);
        assertThat(words(page(again))).as("%s%n=>%n%s", text, markdown).isEqualTo(words(page(first)));
        assertThat(again.markdown().contains("zz") && !page(first).contains("zz")).as("%s%n=>%n%s", text, markdown).isFalse();
    }

    private static String page(ArticleRenderer.Rendered rendered) {
        return Jsoup.parseBodyFragment(rendered.body().prose() + "\n" + rendered.body().notes() + "\n" + rendered.body().asides())
                .text();
    }

    private static List<String> words(String page) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(page); word.find();) {
            words.add(word.group());
        }
        return List.copyOf(new TreeSet<>(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% comment %}\nzz1\n", "{/* zz1", "{{/* zz1", "{::comment} zz1", "%%\nzz1\n", "{{!-- zz1",
            "<div hidden>\nzz1",
            "<%-- zz1", "{{-- zz1", "{% comment %}{% comment %}zz1{% endcomment %}"})
    void unclosedCommentRefusesTheFile(String open) {
        ArticleRenderer.Rendered rendered = TestRenderer.render("One.\n\n" + open + "\n\nTwo.\n");
        assertThat(rendered.problems()).filteredOn(Problem::isError).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(12);
            assertThat(problem.reason()).contains("that starts here is never closed");
            assertThat(problem.remedy()).startsWith("Add `");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"One <!-- zz1\nzz2\n\nTwo.\n", "> One\n>\n> <!-- zz1\n> zz2\n\nTwo.\n", "One {# zz1\n\nTwo.\n"})
    void unclosedCommentHidesItsParagraphOrQuotation(String text) {
        ArticleRenderer.Rendered rendered = TestRenderer.render(text);
        assertThat(page(rendered)).contains("One").contains("Two").doesNotContain("zz");
        assertThat(rendered.markdown()).contains("One").contains("Two").doesNotContain("zz");
        assertThat(rendered.problems()).singleElement().asString().contains("is never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A[^1] b.\n\n[^1]: He said so.\n    And more.\n", "[r]: https://example.com/x \"Title\"\n\nA [r].\n",
            "1. one\n\n<!---->\n\n1. one\n", "- a\n\n\n- b\n", "Text  \nbreak\n\n\n\n```\n\n\n\ncode\n```\n",
            "[Editor's note]: The names.\n",
            "A [top] b\n\n[top]: # \"Up\"\n"})
    void visibleTextIsUnchanged(String text) {
        assertThat(TestRenderer.render(text).markdown()).isEqualTo(text);
    }

    @Test
    void commentsBetweenListsAreEmptied() {
        assertThat(TestRenderer.render("1. a <!-- zz -->\n\n<!-- zz -->\n\n1. b\n").markdown())
                .isEqualTo("1. a\n\n<!---->\n\n1. b");
    }

    @Test
    void commentsInFrontMatterAreRemoved() {
        Manuscript manuscript = TestManuscriptReader.readAccepted(TestManuscriptReader.yamlFile("title: \"Foo <!-- zz -->bar\"",
                "standfirst: \"One {# zz #}two\"",
                "authors: [Ann %%zz%%]", "date: 2026-01-01", "corrections: [{date: 2026-01-01, text: \"It {/* zz */}said.\"}]"));
        assertThat(manuscript.text().headline()).isEqualTo("Foo bar");
        assertThat(manuscript.text().standfirst()).contains("One two");
        assertThat(manuscript.filing().authors()).containsExactly("Ann");
        assertThat(manuscript.credits().corrections()).first().asString().contains("It said.").doesNotContain("zz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "%%\n", "[//]: # (", "{# ", "{>>", "<div hidden>", "<script>", "<?a", "{{!", "> <!--\n",
            "<a href=x hidden ",
            "[a]: # (b\n", "<!-- a -->\n", "- <!-- a\n"})
    void manyOpeningsAreHandledInTime(String opening) {
        assertThat(TestRenderer.render("One.\n\n" + opening.repeat(40_000 / opening.length()))).isNotNull();
    }
}
