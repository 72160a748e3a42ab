package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.replaceChildren;

/**
 * Turns bare URLs and mail addresses in text into links, as GitHub Flavored Markdown 0.29, section 6.9, does. Scans the text
 * once, unlike Flexmark's extension.
 */
public final class Autolinks {

    private static final List<String> PREFIXES = List.of("http://", "https://", "www.");
    private static final String TRAILING_PUNCTUATION = "?!.,:;*_~'\"";
    private static final int MAX_LENGTH = 2_000;

    private final String text;
    private final List<Node> nodes = new ArrayList<>();
    private int consumed;

    private Autolinks(String text) {
        this.text = text;
    }

    public static void transform(Element parent) {
        replaceChildren(parent, child -> {
            if (child instanceof TextNode text) {
                return new Autolinks(text.getWholeText()).nodes(text);
            }
            if (child instanceof Element element && !is(element, "a", "code", "pre", "kbd", "samp")) {
                transform(element);
            }
            return List.of(child);
        });
    }

    private List<Node> nodes(TextNode whole) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                i = linkEmail(i);
            } else if ((c | 0x20) == 'h' || (c | 0x20) == 'w') {
                i = linkUrl(i);
            }
        }
        if (consumed == 0 && !text.isEmpty()) {
            return List.of(whole);
        }
        if (consumed < text.length()) {
            nodes.add(new TextNode(text.substring(consumed)));
        }
        return nodes;
    }

    /** Links the URL that starts here, if any. Returns the last position read. */
    private int linkUrl(int start) {
        if (!startsUrl(start) || start > consumed && Character.isLetterOrDigit(text.charAt(start - 1))
                && text.charAt(start - 1) < 0x250) {
            return start;
        }
        int end = start;
        while (end < text.length() && end - start < MAX_LENGTH && isUrlCharacter(text.charAt(end))) {
            end++;
        }
        String url = text.substring(start, start + trimmedLength(text.substring(start, end)));
        String whole = url.toLowerCase(Locale.ROOT).startsWith("www.") ? "https://" + url : url;
        if (!whole.substring(whole.indexOf(':') + 1).contains(".") || ExternalUrls.normalize(whole).isEmpty()) {
            return start;
        }
        return addLink(start, url, whole);
    }

    private boolean startsUrl(int at) {
        for (String start : PREFIXES) {
            if (text.regionMatches(true, at, start, 0, start.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whitespace, angle brackets, quotes and Chinese and Japanese punctuation end a URL. */
    private static boolean isUrlCharacter(char c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '<' && c != '>' && c != '"' && c != '“'
                && c != '”' && "，。；：！？、（）「」『』《》【】".indexOf(c) < 0;
    }

    /** The length without trailing punctuation and unbalanced closing brackets, which belong to the sentence. */
    private static int trimmedLength(String url) {
        int open = (int) url.chars().filter(c -> c == '(').count();
        int closed = (int) url.chars().filter(c -> c == ')').count();
        int end = url.length();
        while (end > 0) {
            char last = url.charAt(end - 1);
            if (last == ')' && closed > open) {
                closed--;
            } else if (TRAILING_PUNCTUATION.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    private int linkEmail(int at) {
        int start = at;
        while (start > consumed && isLocalPartCharacter(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        int dots = 0;
        while (end < text.length() && isDomainCharacter(text.charAt(end))) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        while (end > at + 1 && !isAlphanumeric(text.charAt(end - 1))) {
            dots -= text.charAt(end - 1) == '.' ? 1 : 0;
            end--;
        }
        boolean valid = start < at && dots > 0 && end - start <= 254 && text.charAt(at + 1) != '.';
        return valid ? addLink(start, text.substring(start, end), "mailto:" + text.substring(start, end)) : at;
    }

    private int addLink(int start, String words, String url) {
        if (start > consumed) {
            nodes.add(new TextNode(text.substring(consumed, start)));
        }
        nodes.add(element("a", new TextNode(words)).attr("href", url));
        consumed = start + words.length();
        return consumed - 1;
    }

    private static boolean isLocalPartCharacter(char c) {
        return isAlphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+';
    }

    private static boolean isDomainCharacter(char c) {
        return isAlphanumeric(c) || c == '.' || c == '-';
    }

    private static boolean isAlphanumeric(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
