package press.broadsheet.search;

import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Extracts the text of an article's stored HTML. It is sanitized, so no attribute value contains {@code >}. */
final class HtmlToText {

    /** Footnote references, back links and heading links. */
    private static final Pattern NOTE_AND_ANCHOR_SIGNS =
            Pattern.compile("<sup[^>]*><a[^>]*>[^<]*</a></sup>|<a[^>]*>[\u2191#]</a>");

    /** Inline elements. The tags of all other elements separate words. */
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
