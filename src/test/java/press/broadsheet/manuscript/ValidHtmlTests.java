package press.broadsheet.manuscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import press.broadsheet.browser.HtmlChecker;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;

import static org.assertj.core.api.Assertions.assertThat;

/** The Nu HTML checker finds no errors in rendered articles, whether their manuscripts are well formed or not. */
class ValidHtmlTests {

    private static final String MALFORMED = """
            <b>One<p>two</b>three</p> <li>four</li> <td>five <h1></h1><h2><p>six</p></h2>

            <table><tr><td>a<table><caption>x</caption><tr></tr></table><td>b<tr><td>c<thead><th></thead></table>

            <ul>text<li>a<p>b<ol><p>c</ol></ul> <dl><dd>a<dt>b</dl> <dl><p>x</p></dl> <figure><figcaption>a</figcaption><p>b</p>
            <figcaption>c</figcaption></figure>

            <details>text<summary>a<p>b</summary><summary>c</summary></details> <ruby>x</ruby> <time>y</time> <a>z</a>
            <a href="/x">one <a href="/y">two</a> <details>three</details></a> <sup><p>x</p></sup>

            <blockquote>text<footer>a<p>b</p><footer>c</footer></footer></blockquote> <aside><aside>x</aside></aside>

            [a](https://exa_mple.org:9999/|"<>?a[b]#c#d) ## x {#a b} <h2 id="a b">y</h2> <ol start=x reversed><li>

            """;

    @Test
    void everyElementAnEditorMayUseIsValid() throws IOException {
        assertThat(HtmlChecker.check(Map.of("everything", page(TestRenderer.renderWithDateline(everything(), "Tianjin")))))
                .isEmpty();
    }

    @Test
    void malformedHtmlBecomesValid() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("muddle", page(TestRenderer.render(MALFORMED)));
        for (int start = 0; start + 20 < MALFORMED.length(); start += 17) {
            pages.put("from " + start, page(TestRenderer.render(MALFORMED.substring(start))));
            pages.put("to " + start, page(TestRenderer.render(MALFORMED.substring(0, start))));
        }
        assertThat(HtmlChecker.check(pages)).isEmpty();
    }

    @Test
    void everyElementOccursWhereExpected() throws IOException {
        var rendered = TestRenderer.render(everything());
        assertThat(rendered.problems()).filteredOn(problem -> problem.severity() != Problem.Severity.ADVICE)
                .extracting(Problem::reason).hasSize(2)
                .anyMatch(reason -> reason.startsWith("this table row has 1 cell"))
                .anyMatch(reason -> reason.startsWith("the image is on another host, example.org"));
        assertThat(rendered.source()).isPresent();
        assertThat(rendered.links()).extracting(ManuscriptLink::path).containsExactly("world/other.md");
        assertThat(rendered.body().asides().split("</aside>")).hasSize(2);
        assertThat(rendered.body().notes().split("<li id=")).hasSize(4);
        assertThat(rendered.body().prose()).contains("<h3 id=\"short\">").endsWith("<p class=\"end\">Last <em>words</em>.</p>");
    }

    private static String everything() throws IOException {
        try (InputStream file = ValidHtmlTests.class.getResourceAsStream("/everything.md")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String page(ArticleRenderer.Rendered rendered) {
        ArticleBody articleBody = rendered.body();
        String notes = articleBody.notes().isEmpty() ? "" : "<section><h2>Notes</h2>" + articleBody.notes() + "</section>";
        return "<!doctype html><html lang=\"en\"><head><title>t</title></head><body><main><article><h1>Headline</h1><div>"
                + articleBody.prose() + "</div>" + notes + articleBody.asides() + "</article></main></body></html>";
    }
}
