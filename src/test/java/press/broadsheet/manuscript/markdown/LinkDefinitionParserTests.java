package press.broadsheet.manuscript.markdown;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Link definitions as CommonMark defines them; everything else is text, and none is lost. */
class LinkDefinitionParserTests {

    @ParameterizedTest
    @ValueSource(strings = {"[Editor's note]: The names were changed.", "[Q]: Why?", "[A]: Yes (laughs)",
            "[foo]: /url \"title\" ok",
            "[Correction]: It was \"Smith\"", "[编者按]: 姓名 已经更改", "[注]: 小心。", "[ملاحظة]: تم تغيير الأسماء", "[Score]: 3.5",
            "[Time]: 10:30", "[Sic]: \"quoted\"", "[Photo]: (AP)", "[Note]: Careful", "[Note]: <a b"})
    void textAfterABracketAndColonStays(String words) {
        assertThat(text(words)).contains(words);
        assertThat(text("Before.\n\n" + words + "\n\nAfter.")).contains(words);
        assertThat(text("> " + words + "\n")).contains(words);
        assertThat(text("- " + words + "\n- more\n")).contains(words);
        assertThat(TestRenderer.render("Before.\n\n" + words + "\n\nAfter.\n").problems()).isEmpty();
        assertThat(TestRenderer.render("Before.\n\n" + words + "\n\nAfter.\n").markdown()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "[r]: https://example.org/x¦https://example.org/x", "[r]: <https://example.org/x>¦https://example.org/x",
            "[r]: https://example.org/x 'T'¦https://example.org/x", "[R]:https://example.org/x (T)¦https://example.org/x",
            "   [r]: https://example.org/(x)  ¦https://example.org/%28x%29"})
    void definitionIsParsed(String definition, String url) {
        assertThat(TestRenderer.renderProse("See [it][r].\n\n" + definition + "\n")).contains("<a href=\"" + url + "\"");
        assertThat(TestRenderer.renderProse("See [it][r].\n\n> " + definition + "\n")).contains("<a href=\"" + url + "\"");
    }

    @Test
    void definitionsInAQuotationKeepItsText() {
        assertThat(TestRenderer
                .renderProse("> [a]: https://example.org/1\n> [b]:\n> https://example.org/2\n> \"T\"\n> Words of [a] and [b].\n"))
                .isEqualTo("<blockquote><p>Words of <a href=\"https://example.org/1\">a</a> and "
                        + "<a href=\"https://example.org/2\" title=\"T\">b</a>.</p></blockquote>");
    }

    @Test
    void unusedDefinitionIsAWarning() {
        assertThat(TestRenderer.render("Words.\n\n[source]: https://example.org/x\n").problems()).map(Problem::toString)
                .containsExactly(
                        "news/story.md:12:1: warning: no link uses the definition \"[source]:\", so readers do not see it. "
                                + "Write `[words][source]` where the link belongs, or remove the definition. If it is text, "
                                + "write `\\[source]:`.");
        assertThat(TestRenderer.render("Words.\n\n[source]: https://example.org/x\n").markdown()).isEqualTo("Words.");
    }

    /** Showing it as text would also make the definition below text, since a definition cannot interrupt a paragraph. */
    @Test
    void definitionAboveAnotherIsKept() {
        var rendered = TestRenderer.render("[Note]: Careful\n[r]: https://example.org/x\n\nA [r].\n");
        assertThat(rendered.body().prose()).contains("<a href=\"https://example.org/x\">r</a>");
        assertThat(rendered.problems()).singleElement().asString().contains("no link uses the definition \"[Note]:\"");
    }

    @Test
    void spacesStayInTheDestinationOfAnInlineLink() {
        assertThat(TestRenderer.renderProse("A [x](my file.md) and ![y](photo one.jpg).")).contains(
                "manuscript:news/my%20file.md",
                "media:news/photo%20one.jpg");
    }

    private static String text(String markdown) {
        return Jsoup.parseBodyFragment(TestRenderer.renderProse(markdown)).text();
    }
}
