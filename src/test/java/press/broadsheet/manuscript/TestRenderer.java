package press.broadsheet.manuscript;

import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.text.SourceText;

/** Renders texts and checks the HTML with {@link ArticleHtmlAssertions}. */
public final class TestRenderer {

    private static final ArticleRenderer RENDERER = new ArticleRenderer();

    private TestRenderer() {}

    /** A Markdown text in {@code news/story.md}, with the headline in the text and no front matter. */
    public static ArticleRenderer.Rendered render(String text) {
        return render(sourceText(text, false, Optional.of("Headline"), Optional.empty()));
    }

    public static ArticleRenderer.Rendered renderWithoutHeadline(String text) {
        return render(sourceText(text, false, Optional.empty(), Optional.empty()));
    }

    static ArticleRenderer.Rendered renderWithDateline(String text, String dateline) {
        return render(sourceText(text, false, Optional.of("Headline"), Optional.of(dateline)));
    }

    static ArticleRenderer.Rendered renderPlainText(String text) {
        return render(sourceText(text, true, Optional.empty(), Optional.empty()));
    }

    public static ArticleRenderer.Rendered render(SourceText sourceText) {
        ArticleRenderer.Rendered rendered = RENDERER.render(sourceText);
        ArticleHtmlAssertions.assertClean(rendered);
        return rendered;
    }

    public static String renderProse(String text) {
        return render(text).body().prose();
    }

    public static SourceText sourceText(String text, boolean plain, Optional<String> title, Optional<String> dateline) {
        return new SourceText("news/story.md", 10, text, plain, title, dateline, Locale.ENGLISH);
    }
}
