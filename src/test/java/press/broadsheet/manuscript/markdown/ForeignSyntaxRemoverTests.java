package press.broadsheet.manuscript.markdown;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.TrialCount;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.TestManuscriptReader;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** Syntax of other publishing systems: reported with a replacement, and never shown. */
@Timeout(600)
class ForeignSyntaxRemoverTests {

    private static final int LOTS = TrialCount.isFullRun() ? 40_000 : 10_000;

    private static final String IMAGE = "Write `![what it shows](image.jpg \"caption\")`.";
    private static final String LINK = "Write a link: `[words](https://…)`.";
    private static final String ASIDE = "Write `<aside>`, a blank line, the text, a blank line, `</aside>`.";
    private static final String REMOVE = "Remove it.";
    private static final String OTHER = "Replace it with Markdown, or remove it.";

    @Test
    void eachKindIsReportedWithAReplacement() {
        assertSays("{{< figure src=\"a.jpg\" >}}", "the Hugo shortcode \"{{< figure src=\\\"a.jpg\\\" >}}\"", IMAGE);
        assertSays("{{< youtube w7Ft2ymGmfc >}}", "the Hugo shortcode \"{{< youtube w7Ft2ymGmfc >}}\"", LINK);
        assertSays("{{% notice %}}", "the Hugo shortcode \"{{% notice %}}\"", ASIDE);
        assertSays("{% include video.html %}", "the Liquid tag \"{% include video.html %}\"", OTHER);
        assertSays("{{ site.title }}", "the template variable \"{{ site.title }}\"", "Write its value.");
        assertSays("{: .lead}", "the kramdown attribute \"{: .lead}\"", "Remove it.");
        assertSays("{/* later */}", "the MDX comment \"{/* later */}\"", "Remove it.");
        assertSays("import Chart from '../Chart'", "the MDX import \"import Chart from '../Chart'\"", "Remove it.");
        assertSays("<Chart data={{ a: 1 }} />", "the component \"<Chart data={{ a: 1 }} />\"", OTHER);
        assertSays("<Tweet id=\"1\" />", "the component \"<Tweet id=\\\"1\\\" />\"", LINK);
        assertSays("[gallery ids=\"1,2\"]", "the WordPress shortcode \"[gallery ids=\\\"1,2\\\"]\"", IMAGE);
        assertSays("[[Other story]]", "the wiki link \"[[Other story]]\"",
                "Name the file: `[words](other-article.md)`, or `![what it shows](image.jpg)`.");
        assertSays("::: note", "the admonition \"::: note\"", ASIDE);
        assertSays("!!! warning", "the admonition \"!!! warning\"", ASIDE);
        assertSays("> [!NOTE]\n> Words", "the alert \"[!NOTE]\"", ASIDE);
    }

    @Test
    void unclosedSyntaxAndCommentsAreReported() {
        assertSays("{{< figure src=\"a.jpg\"", "the unclosed Hugo shortcode \"{{< figure src=\\\"a.jpg\\\"\"", IMAGE);
        assertSays("{% include a.html", "the unclosed Liquid tag \"{% include a.html\"", OTHER);
        assertSays("{# later #}", "the template comment \"{# later #}\"", REMOVE);
        assertSays("<%= partial %>", "the template tag \"<%= partial %>\"", OTHER);
        assertSays("{{{ body }}}", "the template variable \"{{{ body }}}\"", "Write its value.");
        assertSays("{::comment}later{:/comment}", "the kramdown comment \"{::comment}later{:/comment}\"", REMOVE);
        assertSays("%%ask Ada%%", "the Obsidian comment \"%%ask Ada%%\"", REMOVE);
        assertSays("[TOC]", "the table of contents marker \"[TOC]\"", REMOVE);
        assertSays("??? note", "the admonition \"??? note\"", ASIDE);
    }

    @Test
    void removedElementsAreReported() {
        assertSays("<script src=w.js></script>", "the HTML element \"<script src=w.js></script>\"", REMOVE);
        assertSays("<style>\np { color: red }\n</style>", "the HTML element \"<style>\"", REMOVE);
        assertSays("<iframe src=//a.example/v></iframe>", "the HTML element \"<iframe src=//a.example/v></iframe>\"", LINK);
        assertThat(TestRenderer.render("A <video src=\"a.mp4\"></video> b.\n").problems()).map(Problem::remedy)
                .containsExactly("Write `![what it shows](clip.mp4)`.");
    }

    @Test
    void frontMatterAndPlainTextAreCleanedToo() {
        String file =
                TestManuscriptReader.yamlFile("title: \"Harbour {{ page.title }}reopens\"", "standfirst: \"{% include a %}\"",
                        "tags: [\"{{ x }}\", ports]", "date: 2026-01-01");
        Manuscript manuscript = TestManuscriptReader.readAccepted(file);

        assertThat(manuscript.text().headline()).isEqualTo("Harbour reopens");
        assertThat(manuscript.text().standfirst()).isEmpty();
        assertThat(manuscript.filing().tags()).containsExactly("ports");
        assertThat(TestManuscriptReader.problems(file)).first()
                .isEqualTo("2:8: warning: the template variable \"{{ page.title }}\" is not supported"
                        + " and is left out. Replace it with plain text, or remove it.");
        assertThat(TestManuscriptReader.read("wire.txt", "Head {{< x >}}\n\nText {% y %}here [[sic]].\n")).isInstanceOfSatisfying(
                ReadResult.Accepted.class, wire -> {
                    assertThat(wire.manuscript().text().headline()).isEqualTo("Head");
                    assertThat(wire.manuscript().text().body().prose()).isEqualTo("<p class=\"end\">Text here [[sic]].</p>");
                    assertThat(wire.problems()).map(Problem::line).containsExactly(1, 3);
                });
        assertThat(TestManuscriptReader.readYaml("title: Say `{{ x }}`").text().headline()).isEqualTo("Say `{{ x }}`");
    }

    @Test
    void eachKindIsReportedOnceAtItsFirstOccurrence() {
        assertThat(TestRenderer.render("One.\n\n{{% note %}}Two{{% /note %}}\n\n{{% tip %}}\n").problems()).map(Problem::toString)
                .containsExactly("news/story.md:12:1: warning: the Hugo shortcode \"{{% note %}}\" is not supported and is"
                        + " left out, as are 2 others. " + ASIDE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "A {{< x a=\"*b*\" >}}b{{< /x >}} c.¦A b c.",
            "A {% if page.a %}b{% endif %} c.¦A b c.",
            "A {% comment %}secret{% endcomment %}b.¦A b.",
            "A {{ page.title | upcase }}b.¦A b.",
            "See [it]({{< ref \"other.md\" >}}).¦See <a href=\"manuscript:news/other.md\">it</a>.",
            "See [it]({{ '/files/a.pdf' | relative_url }}).¦See <a href=\"media:files/a.pdf\">it</a>.",
            "[caption id=\"a\" width=\"3\"]Words[/caption]¦Words",
            "A <Callout type=\"x\">b</Callout>.¦A b.",
            "A [[Page#Part|label]] and [[Page#Part]].¦A label and Page.",
            "A ![[crane.png]]b.¦A b.",
            "A{: .b #c} d.¦A d."})
    void syntaxIsRemovedAndTextStays(String text, String prose) {
        assertThat(TestRenderer.render(text).body().prose()).isEqualTo("<p class=\"end\">" + prose + "</p>");
    }

    @Test
    void removalKeepsLineNumbers() {
        ArticleRenderer.Rendered rendered =
                TestRenderer.render("One.\n\n{{< figure\n  src=\"a.jpg\"\n  >}}\n\n[x](javascript:y)\n");
        assertThat(rendered.problems()).map(Problem::line).containsExactly(12, 16);
        assertThat(rendered.body().prose()).isEqualTo("<p>One.</p>\n<p class=\"end\">x</p>");
    }

    @Test
    void anAdmonitionsTitleStays() {
        assertThat(TestRenderer.render("::: note\nWords\n:::\n").body().prose()).isEqualTo("<p class=\"end\">Words</p>");
        assertThat(TestRenderer.render("!!! warning \"Mind the gap\"\n    Words\n").body().prose())
                .isEqualTo("<p class=\"end\"><strong>Mind the gap</strong>\nWords</p>");
        assertThat(TestRenderer.render("> [!TIP]\n> Words\n\nEnd.").body().prose()).contains("<blockquote>")
                .doesNotContain("TIP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`{{< code >}}`", "```\n{% raw %}\n```", "    {{ indented }}", "``[[a `b` c]]``",
            "<pre>{{ x }}</pre>", "<p><code>{% x %}</code></p>"})
    void syntaxInCodeIsText(String text) {
        ArticleRenderer.Rendered rendered = TestRenderer.render("Words:\n\n" + text + "\n");
        assertThat(rendered.problems()).isEmpty();
        assertThat(rendered.body().prose()).containsAnyOf("{{", "{%", "[[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A {brace} and a {{", "See [[1]](https://example.org).", "A [video](https://example.org).",
            "import duties on “steel” rose", "He said [gallery opening] and [video released by police]",
            "A <B>bold</B> <IMG alt=a>",
            "Write to <Desk@example.org> or <HTTPS://example.org/a>", "if a::b and :::", "Wow!!! It works", "50 %% and 60 %% of",
            "Why??? note",
            "# Part {#one}", "A [toc] and <b>x</b>", "1 < 2 and A <B> c"})
    void otherTextIsUnchanged(String text) {
        assertThat(TestRenderer.render(text).problems()).filteredOn(problem -> problem.reason().contains("means nothing"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{<", "{% comment %}", "{%", "{{", "{{ a", "[[", "[[a|", "<A b=\"", "<A b={", "<A ", "{/*",
            "[caption a=",
            "[embed]", "export const a\n", "import a from ", ":::\n", "!!! a \"", "{: .a", "> [!NOTE]\n", "{#", "<%", "%%a",
            "<script>",
            "<iframe ", "{{{", "{::comment}", "??? a", "<pre> {{ a }} "})
    void manyOpeningsAreHandledInTime(String opening) {
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> TestRenderer.render(opening.repeat(LOTS / opening.length())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{<", "{{", "{%", "{% comment", "{:", "<Chart", "[caption", "{{< ref", "import", "export default",
            "!!! a"})
    void manySpacesAfterAnOpeningAreHandledInTime(String opening) {
        assertTimeoutPreemptively(Duration.ofMinutes(5),
                () -> TestRenderer.render("Words.\n\n" + opening + " ".repeat(90_000) + "x"));
    }

    private static void assertSays(String text, String description, String remedy) {
        List<String> problems = TestRenderer.render("One.\n\n" + text + "\n").problems().stream().map(Problem::toString).toList();
        int column = text.indexOf("[!") < 0 ? 1 : 3;
        assertThat(problems).containsExactly("news/story.md:12:" + column + ": warning: "
                + description.replace("\\\"", "\"") + " is not supported and is left out. " + remedy);
    }
}
