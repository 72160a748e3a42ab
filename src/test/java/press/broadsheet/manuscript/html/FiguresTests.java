package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.publication.ImageHosts;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderProse;

/** Images: single, in a row, inline, and on other hosts. */
class FiguresTests {

    @Test
    void aLoneImageIsAFigureWithCaptionAndCredit() {
        assertThat(renderProse("![Two cranes](img/cranes.jpg \"The harbour\"){credit=\"Photo: A & B\"}"))
                .isEqualTo("<figure><img src=\"media:news/img/cranes.jpg\" alt=\"Two cranes\"><figcaption>The harbour "
                        + "<span class=\"credit\">Photo: A &amp; B</span></figcaption></figure>");
        assertThat(renderProse("![Cranes](/cranes.jpg)"))
                .isEqualTo("<figure><img src=\"media:cranes.jpg\" alt=\"Cranes\"></figure>");
        assertThat(renderProse("![Cranes](/cranes.jpg){credit='Me'}")).endsWith(
                "<figcaption><span class=\"credit\">Me</span></figcaption></figure>");
    }

    @Test
    void severalLoneImagesAreARow() {
        assertThat(renderProse("![A](a.jpg)\n![B](b.jpg \"Second\")\n")).isEqualTo("<div class=\"pictures\">"
                + "<figure><img src=\"media:news/a.jpg\" alt=\"A\"></figure>"
                + "<figure><img src=\"media:news/b.jpg\" alt=\"B\"><figcaption>Second</figcaption></figure></div>");
    }

    @Test
    void anInlineImageStaysInline() {
        assertThat(renderProse("The ![crane](c.png) moves."))
                .isEqualTo("<p class=\"end\">The <img src=\"media:news/c.png\" alt=\"crane\"> moves.</p>");
    }

    @Test
    void anImageMayBeALink() {
        assertThat(renderProse("[![Map](map.png)](https://example.org)")).isEqualTo("<figure><a href=\"https://example.org\">"
                + "<img src=\"media:news/map.png\" alt=\"Map\"></a></figure>");
    }

    @Test
    void anHtmlFigureKeepsItsCaption() {
        assertThat(renderProse("<figure>\n\n![Map](map.png){credit=\"C\"}\n\n<figcaption>Own words</figcaption>\n</figure>\n"))
                .isEqualTo("<figure><img src=\"media:news/map.png\" alt=\"Map\">"
                        + "<figcaption>Own words <span class=\"credit\">C</span></figcaption></figure>");
    }

    @Test
    void anImageOnAnotherHostIsALink() {
        assertThat(renderProse("![A crane](https://example.org/c.png \"T\")"))
                .isEqualTo("<p class=\"end\"><a href=\"https://example.org/c.png\" title=\"T\">A crane</a></p>");
        assertThat(renderProse("![](https://example.org/pics/c.png)"))
                .isEqualTo("<p class=\"end\"><a href=\"https://example.org/pics/c.png\">c.png</a></p>");
        assertThat(TestRenderer.render("One.\n\n![A crane](//Example.org/c.png)").problems()).singleElement().asString()
                .isEqualTo(
                        "news/story.md:12:1: warning: the image is on another host, example.org, so readers get a link to it."
                                + " Copy it into the content folder, or ask the operator to add the host to"
                                + " broadsheet.edge.image-hosts.");
    }

    @Test
    void anImageOnAnAllowedHostIsShown() {
        ArticleRenderer articleRenderer = new ArticleRenderer(new ImageHosts(List.of("IMG.example.org")));
        var sourceText =
                TestRenderer.sourceText("![A crane](https://img.example.org/c.png \"T\")\n\n![B](https://example.org/b.png)\n\n"
                        + "![C](https://img.example.org.evil.example/c.png)", false, Optional.of("Headline"), Optional.empty());

        var rendered = articleRenderer.render(sourceText);

        assertThat(rendered.body().prose()).startsWith("<figure><img src=\"https://img.example.org/c.png\" alt=\"A crane\""
                + " referrerpolicy=\"no-referrer\"><figcaption>T</figcaption></figure>")
                .contains("<a href=\"https://example.org/b.png\">", "<a href=\"https://img.example.org.evil.example/c.png\">");
        assertThat(rendered.problems()).hasSize(2);
    }

    @Test
    void anImageWithoutADescriptionIsAWarning() {
        assertThat(TestRenderer.render("One.\n\n![](a.jpg){credit=\"N. N.\"}").problems()).singleElement().asString()
                .startsWith("news/story.md:12:1: warning: the image has no description");
    }

    @Test
    void invalidImageIsReplacedByItsDescription() {
        var rendered = TestRenderer.render("![Words](data:image/png;base64,AAAA)");
        assertThat(rendered.body().prose()).isEqualTo("<p class=\"end\">Words</p>");
        assertThat(rendered.problems()).hasSize(1);
    }
}
