package press.broadsheet.manuscript.html;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.broadsheet.manuscript.TestRenderer;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.publication.ArticleBody;

import static org.assertj.core.api.Assertions.assertThat;

/** Interface texts inside an article. */
class ArticleMessagesTests {

    private static final String TEXT = """
            Eins.[^1] Wieder.[^1]

            - [x] a
            - [ ] b

            | a |
            |---|
            | b |

            <details>

            Mehr.

            </details>

            [^1]: Zwei.
            """;

    @Test
    void messagesAreInTheArticlesLanguage() {
        ArticleBody articleBody = body("de-CH");

        assertThat(articleBody.prose())
                .contains("aria-label=\"Fußnote 1\"", "aria-label=\"Erledigt\"", "aria-label=\"Zu erledigen\"",
                        "aria-label=\"Tabelle 1\"", "<summary>Einzelheiten</summary>")
                .doesNotContain("lang=");
        assertThat(articleBody.notes()).contains("aria-label=\"Zurück zum Text, Anmerkung 1\"",
                "aria-label=\"Zurück zum Text, Anmerkung 1, Stelle 2\"");
        assertThat(body("ar").prose()).contains("aria-label=\"الهامش 1\"");
        assertThat(body("zh-TW").prose()).contains("<summary>詳情</summary>");
    }

    @Test
    void englishFallbackIsMarkedAsEnglish() {
        ArticleBody articleBody = body("pl");

        assertThat(articleBody.prose()).contains("aria-label=\"Footnote 1\" lang=\"en\">1</a>",
                "<summary lang=\"en\">Details</summary>");
        assertThat(articleBody.notes()).contains("aria-label=\"Back to the text, note 1\" lang=\"en\">↑</a>");
    }

    /** Without messages the hash would be 0. */
    @Test
    void messagesArePartOfTheRendererVersion() {
        assertThat(ArticleMessages.version()).isEqualTo(ArticleMessages.version()).isNotEqualTo("0");
    }

    private static ArticleBody body(String language) {
        return TestRenderer.render(new SourceText("news/story.md", 1, TEXT, false, Optional.of("Headline"), Optional.empty(),
                Locale.forLanguageTag(language))).body();
    }
}
