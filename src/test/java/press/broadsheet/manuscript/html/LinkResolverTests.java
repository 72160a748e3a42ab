package press.broadsheet.manuscript.html;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderProse;

/** Links as resolved from {@code news/story.md}. */
class LinkResolverTests {

    @ParameterizedTest
    @CsvSource({"other.md, news/other.md", "./other.md, news/other.md", "../world/other.markdown, world/other.markdown",
            "/world/other.txt, world/other.txt", "a//b/../c.md, news/a/c.md", "Other%20story.md, news/Other story.md",
            "%E4%B8%AD.md, news/中.md", "other.md?x=1, news/other.md", "sub\\\\other.md, news/sub/other.md",
            "other, news/other", "bundle/, news/bundle", "/authors/chen.md, authors/chen.md"})
    void manuscriptLinkIsStoredAsAPath(String written, String path) {
        var rendered = TestRenderer.render("One.\n\n[text](<" + written + ">)");
        assertThat(rendered.links()).containsExactly(new ManuscriptLink(path, "", 12));
        assertThat(rendered.body().prose())
                .contains("<a href=\"manuscript:" + path.replace(" ", "%20") + "\">text</a>");
        assertThat(rendered.problems()).isEmpty();
    }

    @Test
    void fragmentIsKept() {
        var rendered = TestRenderer.render("[text](other.md#the-part)");
        assertThat(rendered.links()).containsExactly(new ManuscriptLink("news/other.md", "the-part", 10));
        assertThat(rendered.body().prose()).contains("href=\"manuscript:news/other.md#the-part\"");
    }

    @Test
    void specialCharactersArePercentEncoded() {
        assertThat(renderProse("[text](a%23b%3Fc%25d%22e&f.md)"))
                .contains("href=\"manuscript:news/a%23b%3Fc%25d%22e%26f.md\"");
    }

    @Test
    void htmlAndReferenceLinksAreResolved() {
        var rendered = TestRenderer.render("A <a href=\"one.md\">one</a>\nand [two].\n\n<p><a\nhref='three.md'>three</a></p>\n\n"
                + "[two]: two.md\n");
        assertThat(rendered.links()).containsExactly(new ManuscriptLink("news/one.md", "", 10),
                new ManuscriptLink("news/two.md", "", 11), new ManuscriptLink("news/three.md", "", 13));
    }

    @ParameterizedTest
    @CsvSource({"/articles/old-story, /articles/old-story", "/articles/old-story.md, /articles/old-story.md",
            "/sections/ip, /sections/ip", "/, /", "/feed.atom, /feed.atom", "/en/news.asp?id=5, /en/news.asp?id=5",
            "/pages/about#who, /pages/about#who", "/robots.txt, /robots.txt"})
    void sitePathIsUnchanged(String written, String url) {
        var rendered = TestRenderer.render("[text](" + written + ")");
        assertThat(rendered.body().prose()).contains("<a href=\"" + url + "\">text</a>");
        assertThat(rendered.links()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"report.pdf, news/report.pdf", "/files/report.PDF, files/report.PDF", "talk.mp3, news/talk.mp3"})
    void otherFilesAreMedia(String written, String path) {
        assertThat(renderProse("[text](" + written + ")")).contains("<a href=\"media:" + path + "\">text</a>");
    }

    @ParameterizedTest
    @CsvSource({"https://example.org/a?b=c&d, https://example.org/a?b=c&amp;d", "//example.org/a, https://example.org/a",
            "HTTP://example.org, http://example.org", "mailto:desk@example.org, mailto:desk@example.org",
            "tel:+49-30-123, tel:+49-30-123", "https://例え.jp/%7Ea, https://例え.jp/%7Ea",
            "https://example.org/100%, https://example.org/100%25", "http://[::1]:80/, http://[::1]:80/"})
    void externalUrlsAreLinkedAsWritten(String written, String url) {
        assertThat(renderProse("[text](" + written + ")")).contains("<a href=\"" + url + "\">text</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd",
            "ftp://example.org", "http:", "https://", "http://exa mple.org", "https://user:secret@example.org",
            "http://300.1.1.1", "http://example.org:99999", "mailto:", "tel:<b>", "manuscript:a.md", "media:a.png",
            "../../out.md", "/../out.md"})
    void invalidLinkBecomesTextAndIsReported(String written) {
        var rendered =
                TestRenderer.render("One.\n\nSee [the *text*](<" + written.replace("<", "\\<").replace(">", "\\>") + ">).");
        assertThat(rendered.body().prose()).endsWith("<p class=\"end\">See the <em>text</em>.</p>");
        assertThat(rendered.links()).isEmpty();
        assertThat(rendered.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.line()).isEqualTo(12);
        });
    }

    @Test
    void fragmentLinkNeedsAHeading() {
        var rendered =
                TestRenderer.render("[down](#the-part) [note](#fn1) [top](#)\n\n[gone](#missing)[^1]\n\n## The part\n\n[^1]: N.");
        assertThat(rendered.body().prose()).contains("<a href=\"#the-part\">down</a>", "<a href=\"#missing\">gone</a>");
        assertThat(rendered.problems()).extracting(Problem::line).containsExactly(12);
    }

    @Test
    void bareUrlsAreLinks() {
        assertThat(renderProse("See https://example.org/a_b?c=(d), or www.example.org. Write to desk@example.org!")).isEqualTo(
                "<p class=\"end\">See <a href=\"https://example.org/a_b?c=(d)\" data-bare>https://example.org/a_b?c=(d)</a>,"
                        + " or <a href=\"https://www.example.org\" data-bare>www.example.org</a>."
                        + " Write to <a href=\"mailto:desk@example.org\">desk@example.org</a>!</p>");
        assertThat(renderProse("（见http://example.org/新闻。）<https://example.org>")).contains(
                "<a href=\"http://example.org/新闻\" data-bare>http://example.org/新闻</a>。",
                "<a href=\"https://example.org\" data-bare>https://example.org</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`https://example.org`", "xhttp://example.org", "http://", "https://localhost", "www.", "a@b",
            "@example.org", "a@.org", "foo.bar", "http://.", "www..", "h w @"})
    void invalidBareUrlsAreText(String text) {
        assertThat(renderProse("a " + text + " b")).doesNotContain("<a ");
    }

    @Test
    void aFileNameMayContainSpaces() {
        assertThat(renderProse("[a](<my file.md>) [b](my file.md) ![c](My photo.jpg)")).contains(
                "<a href=\"manuscript:news/my%20file.md\">a</a>", "<a href=\"manuscript:news/my%20file.md\">b</a>",
                "<img src=\"media:news/My%20photo.jpg\" alt=\"c\">");
    }

    @Test
    void textInBracketsIsNotALink() {
        assertThat(renderProse("He said [*sic*](see below) it.")).isEqualTo(
                "<p class=\"end\">He said [<em>sic</em>](see below) it.</p>");
    }

    @Test
    void urlIsTheFirstAttribute() {
        assertThat(renderProse(
                "<a lang=\"de\" title=\"t\" href=\"a.md\">x</a> <img title=t src=a.png> <img alt=b lang=de src=b.png>"))
                .contains("<a href=\"manuscript:news/a.md\" ", "<img src=\"media:news/a.png\" alt=\"\" ",
                        "<img src=\"media:news/b.png\" alt=\"b\" ");
    }

    @Test
    void linksDoNotNest() {
        assertThat(renderProse("<a href=\"/a\">one <a href=\"/b\">two</a></a> [x https://example.org y](/c)"))
                .contains("<a href=\"/c\">x https://example.org y</a>");
    }

    @Test
    void lineNumbersCountFromTheFrontMatter() {
        List<ManuscriptLink> links = TestRenderer.render("a\n\n[x](1.md)\n\n> - [y](2.md)\n\n| [z](3.md) |\n|---|\n").links();
        assertThat(links).extracting(ManuscriptLink::line).containsExactly(12, 14, 16);
    }
}
