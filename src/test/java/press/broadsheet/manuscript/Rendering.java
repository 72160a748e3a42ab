package press.broadsheet.manuscript;

import java.util.Locale;
import java.util.Optional;

/** Short ways to have a text rendered, checked on the way for what every article's HTML keeps to. */
public final class Rendering {

    private static final ArticleRenderer MARKDOWN = new ArticleRenderer();

    private Rendering() {}

    /** A Markdown text in {@code news/story.md}, without front matter but with the headline in it. */
    public static ArticleRenderer.Rendered of(String text) {
        return of(copy(text, false, Optional.of("Headline"), Optional.empty()));
    }

    public static ArticleRenderer.Rendered withoutTitle(String text) {
        return of(copy(text, false, Optional.empty(), Optional.empty()));
    }

    static ArticleRenderer.Rendered withDateline(String text, String dateline) {
        return of(copy(text, false, Optional.of("Headline"), Optional.of(dateline)));
    }

    static ArticleRenderer.Rendered plain(String text) {
        return of(copy(text, true, Optional.empty(), Optional.empty()));
    }

    public static ArticleRenderer.Rendered of(ArticleRenderer.Copy copy) {
        ArticleRenderer.Rendered rendered = MARKDOWN.render(copy);
        CleanHtml.check(rendered);
        return rendered;
    }

    public static String prose(String text) {
        return of(text).body().prose();
    }

    public static ArticleRenderer.Copy copy(String text, boolean plain, Optional<String> title, Optional<String> dateline) {
        return new ArticleRenderer.Copy("news/story.md", 10, text, plain, title, dateline, Locale.ENGLISH);
    }
}
