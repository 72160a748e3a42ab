package press.broadsheet.search;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What an article's HTML says. It is our own, sanitized: no tag's attribute holds a {@code >}. */
final class HtmlToText {

    /** Marks of notes, ways back from them, and the sign that links to a heading. */
    private static final Pattern NOTE_AND_ANCHOR_SIGNS =
            Pattern.compile("<sup[^>]*><a[^>]*>[^<]*</a></sup>|<a[^>]*>[\u2191#]</a>");

    /** Elements within a line; where any other begins or ends, so does a word. */
    private static final Pattern INLINE =
            Pattern.compile(
                    "</?(?:a|abbr|b|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var)(?:\\s[^>]*)?>");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");

    private HtmlToText() {}

    static String convert(String html) {
        String text = NOTE_AND_ANCHOR_SIGNS.matcher(html).replaceAll("");
        text = INLINE.matcher(text).replaceAll("");
        text = TAG.matcher(text).replaceAll(" ");
        return WHITESPACE.matcher(HtmlUtils.htmlUnescape(text)).replaceAll(" ").strip();
    }
}
