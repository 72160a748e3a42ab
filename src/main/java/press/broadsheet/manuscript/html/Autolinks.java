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
 * Makes links of the web and mail addresses that stand bare in a text, as GitHub Flavored Markdown 0.29, section 6.9,
 * does; in one pass, which Flexmark's extension does not.
 */
public final class Autolinks {

    private static final List<String> STARTS = List.of("http://", "https://", "www.");
    private static final String TRAILING = "?!.,:;*_~'\"";
    private static final int LONGEST = 2_000;

    private final String text;
    private final List<Node> pieces = new ArrayList<>();
    private int done;

    private Autolinks(String text) {
        this.text = text;
    }

    public static void set(Element parent) {
        replaceChildren(parent, child -> {
            if (child instanceof TextNode text) {
                return new Autolinks(text.getWholeText()).pieces(text);
            }
            if (child instanceof Element element && !is(element, "a", "code", "pre", "kbd", "samp")) {
                set(element);
            }
            return List.of(child);
        });
    }

    private List<Node> pieces(TextNode whole) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '@') {
                i = mail(i);
            } else if ((c | 0x20) == 'h' || (c | 0x20) == 'w') {
                i = web(i);
            }
        }
        if (done == 0 && !text.isEmpty()) {
            return List.of(whole);
        }
        if (done < text.length()) {
            pieces.add(new TextNode(text.substring(done)));
        }
        return pieces;
    }

    /** Links the address that starts here, if one does; returns the position to go on behind. */
    private int web(int start) {
        if (!starts(start) || start > done && Character.isLetterOrDigit(text.charAt(start - 1))
                && text.charAt(start - 1) < 0x250) {
            return start;
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST && belongs(text.charAt(end))) {
            end++;
        }
        String url = text.substring(start, start + trimmed(text.substring(start, end)));
        String whole = url.toLowerCase(Locale.ROOT).startsWith("www.") ? "https://" + url : url;
        if (!whole.substring(whole.indexOf(':') + 1).contains(".") || ExternalUrls.elsewhere(whole).isEmpty()) {
            return start;
        }
        return link(start, url, whole);
    }

    private boolean starts(int at) {
        for (String start : STARTS) {
            if (text.regionMatches(true, at, start, 0, start.length())) {
                return true;
            }
        }
        return false;
    }

    /** White space, angle brackets and the stops of Chinese and Japanese end an address. */
    private static boolean belongs(char c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '<' && c != '>' && c != '"' && c != '“'
                && c != '”' && "，。；：！？、（）「」『』《》【】".indexOf(c) < 0;
    }

    /** How much of it is left without the stops and the closing brackets that belong to the sentence around it. */
    private static int trimmed(String url) {
        int open = (int) url.chars().filter(c -> c == '(').count();
        int closed = (int) url.chars().filter(c -> c == ')').count();
        int end = url.length();
        while (end > 0) {
            char last = url.charAt(end - 1);
            if (last == ')' && closed > open) {
                closed--;
            } else if (TRAILING.indexOf(last) < 0) {
                break;
            }
            end--;
        }
        return end;
    }

    private int mail(int at) {
        int start = at;
        while (start > done && isLocal(text.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        int dots = 0;
        while (end < text.length() && isDomain(text.charAt(end))) {
            dots += text.charAt(end) == '.' ? 1 : 0;
            end++;
        }
        while (end > at + 1 && !isAlphanumeric(text.charAt(end - 1))) {
            dots -= text.charAt(end - 1) == '.' ? 1 : 0;
            end--;
        }
        boolean address = start < at && dots > 0 && end - start <= 254 && text.charAt(at + 1) != '.';
        return address ? link(start, text.substring(start, end), "mailto:" + text.substring(start, end)) : at;
    }

    private int link(int start, String words, String url) {
        if (start > done) {
            pieces.add(new TextNode(text.substring(done, start)));
        }
        pieces.add(element("a", new TextNode(words)).attr("href", url));
        done = start + words.length();
        return done - 1;
    }

    private static boolean isLocal(char c) {
        return isAlphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+';
    }

    private static boolean isDomain(char c) {
        return isAlphanumeric(c) || c == '.' || c == '-';
    }

    private static boolean isAlphanumeric(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
