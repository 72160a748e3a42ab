package press.broadsheet.manuscript;

import java.util.Locale;
import java.util.Optional;

/** Short ways to have a text rendered, checked on the way for what every article's HTML keeps to. */
final class Rendering {

    private static final Markdown MARKDOWN = new Markdown();

    private Rendering() {}

    /** A Markdown text in {@code news/story.md}, without front matter but with the headline in it. */
    static Markdown.Rendered of(String text) {
        return of(copy(text, false, Optional.of("Headline"), Optional.empty()));
    }

    static Markdown.Rendered withoutTitle(String text) {
        return of(copy(text, false, Optional.empty(), Optional.empty()));
    }

    static Markdown.Rendered withDateline(String text, String dateline) {
        return of(copy(text, false, Optional.of("Headline"), Optional.of(dateline)));
    }

    static Markdown.Rendered plain(String text) {
        return of(copy(text, true, Optional.empty(), Optional.empty()));
    }

    static Markdown.Rendered of(Markdown.Copy copy) {
        Markdown.Rendered rendered = MARKDOWN.render(copy);
        CleanHtml.check(rendered);
        return rendered;
    }

    static String prose(String text) {
        return of(text).body().prose();
    }

    static Markdown.Copy copy(String text, boolean plain, Optional<String> title, Optional<String> dateline) {
        return new Markdown.Copy("news/story.md", 10, text, plain, title, dateline, Locale.ENGLISH);
    }
}
