package press.broadsheet.manuscript.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.ArticleBody;

import static org.assertj.core.api.Assertions.assertThat;

/** Footnotes: numbers, links and errors. */
class FootnotesTests {

    @Test
    void referenceAndNoteLinkToEachOther() {
        ArticleBody articleBody = TestRenderer.render("A postcard.[^card]\n\n[^card]: It *shows* the harbour.\n").body();
        assertThat(articleBody.prose()).isEqualTo("<p class=\"end\">A postcard.<sup>"
                + "<a href=\"#fn1\" id=\"ref1\" aria-label=\"Footnote 1\">1</a></sup></p>");
        assertThat(articleBody.notes()).isEqualTo("<ol><li id=\"fn1\">It <em>shows</em> the harbour. "
                + "<a href=\"#ref1\" aria-label=\"Back to the text, note 1\">↑</a></li></ol>");
    }

    @Test
    void notesAreNumberedByTheirFirstReference() {
        ArticleBody articleBody = TestRenderer.render("a[^z] b[^y] c[^z]\n\n[^y]: Why\n\n[^z]: Zed\n").body();
        assertThat(articleBody.prose()).contains("id=\"ref1\"", "id=\"ref2\"", "id=\"ref1-2\"");
        assertThat(articleBody.notes()).isEqualTo("<ol><li id=\"fn1\">Zed "
                + "<a href=\"#ref1\" aria-label=\"Back to the text, note 1\">↑</a> "
                + "<a href=\"#ref1-2\" aria-label=\"Back to the text, note 1, place 2\">↑</a></li>"
                + "<li id=\"fn2\">Why <a href=\"#ref2\" aria-label=\"Back to the text, note 2\">↑</a></li></ol>");
    }

    @Test
    void aLongNoteKeepsItsParagraphs() {
        assertThat(TestRenderer.render("a[^1]\n\n[^1]: One.\n\n    Two.\n").body().notes()).isEqualTo(
                "<ol><li id=\"fn1\"><p>One.</p><p>Two. "
                        + "<a href=\"#ref1\" aria-label=\"Back to the text, note 1\">↑</a></p></li></ol>");
    }

    @Test
    void notesMayCiteNotesAndThemselves() {
        ArticleBody articleBody = TestRenderer.render("a[^1]\n\n[^1]: One[^2] and[^1].\n\n[^2]: Two[^1].\n").body();
        assertThat(articleBody.notes()).contains("id=\"fn1\"", "id=\"fn2\"", "id=\"ref1-2\"", "id=\"ref1-3\"", "id=\"ref2\"");
    }

    @Test
    void asidesHaveNotesToo() {
        ArticleBody articleBody =
                TestRenderer.render("a\n\n<aside>\n\n## Box\n\nb[^1]\n\n</aside>\n\nc[^2]\n\n[^1]: One\n\n[^2]: Two\n").body();
        assertThat(articleBody.prose()).contains("<a href=\"#fn1\" id=\"ref1\"");
        assertThat(articleBody.asides()).contains("<a href=\"#fn2\" id=\"ref2\"");
        assertThat(articleBody.notes()).contains("<li id=\"fn1\">Two ", "<li id=\"fn2\">One ");
    }

    @Test
    void aReferenceWithoutANoteIsText() {
        assertThat(TestRenderer.render("a[^1] b").body().prose()).isEqualTo("<p class=\"end\">a[^1] b</p>");
    }

    @Test
    void uncitedNoteIsAWarning() {
        var rendered = TestRenderer.render("a\n\n[^lost]: Words.\n");
        assertThat(rendered.body().notes()).isEmpty();
        assertThat(rendered.problems()).singleElement().asString()
                .startsWith("news/story.md:12:1: warning: no reference points to the footnote");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Words[^1] more.\n\n[^1]:", "Words[^1] more.\n\n[^1]:\n", "Words[^1] more.\n\n[^1]: <!-- todo -->\n",
            "Words[^1] more.\n\n[^1]: {{< x >}}\n", "Words[^1] more.\n\n[^1]: <iframe src=\"https://example.org\"></iframe>\n",
            "Words[^1][^1] more.\n\n[^1]:\n\n[^1]:\n", "Words more.\n\n[^1]:\n", "Words[^1] more.\n\n> [^1]:\n",
            "Words[^1] more.\n\n- [^1]:\n", "Words[^1] more[^2].\n\n[^1]:\n[^2]: %% later %%\n",
            "[^1]:\n\nWords[^1] more.\n"})
    void emptyNoteIsNotShown(String text) {
        var rendered = TestRenderer.render(text);
        assertThat(rendered.body().prose()).contains("Words more").doesNotContain("<sup", "[^");
        assertThat(rendered.body().notes()).isEmpty();
        assertThat(rendered.markdown()).contains("Words more").doesNotContain("[^");
        assertThat(rendered.problems()).noneMatch(Problem::isError)
                .anyMatch(problem -> problem.reason().startsWith("this footnote is empty"));
    }

    @Test
    void noteLabelEndsAtItsFirstBracket() {
        ArticleBody articleBody = TestRenderer.render("a[^1]\n\n[^1]: See [Note]: careful, he said.\n").body();
        assertThat(articleBody.notes()).contains("See [Note]: careful, he said.");
    }
}
