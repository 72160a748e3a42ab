package press.broadsheet.manuscript.html;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes a tree as HTML. What means something in HTML is escaped by jsoup; what no page may hold is left out here. */
final class HtmlWriter {

    private HtmlWriter() {}

    /**
     * The HTML of those pieces, each on a line of its own.
     *
     * @param pieces that stand in no tree
     */
    static String writeLines(List<? extends Node> pieces) {
        Document page = new Document("");
        page.outputSettings().prettyPrint(false);
        for (Node piece : pieces) {
            if (page.childNodeSize() > 0) {
                page.appendText("\n");
            }
            page.appendChild(piece);
        }
        page.forEachNode(HtmlWriter::prepare);
        return page.html().replace("&nbsp;", "\u00A0"); // which needs no name in UTF-8; what says "&nbsp;" is escaped
    }

    private static void prepare(Node node) {
        if (node instanceof TextNode text) {
            text.text(allowed(text.getWholeText()));
        } else if (node instanceof Element element) {
            if (element.attributesSize() > 0) {
                HtmlSanitizer.INTERNAL_ATTRIBUTES.forEach(element::removeAttr);
                for (Attribute attribute : element.attributes()) {
                    if (attribute.hasDeclaredValue()) {
                        attribute.setValue(allowed(attribute.getValue()));
                    }
                }
            }
            // HTML Standard, 13.1.2.5: a newline right after <pre> is dropped, so one that is meant needs another
            if (element.nameIs("pre") && HtmlTree.text(element).startsWith("\n")) {
                element.prependText("\n");
            }
        }
    }

    /**
     * HTML Standard, 13.1.4: no noncharacters, no surrogates, no controls but the blank ones. Others that part words, such as a
     * vertical tab, become a blank.
     */
    static String allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!needsNoEscaping(text.charAt(i))) {
                StringBuilder allowed = new StringBuilder(text.length());
                text.codePoints().map(c -> isAllowed(c) || !parts(c) ? c : ' ').filter(HtmlWriter::isAllowed)
                        .forEach(allowed::appendCodePoint);
                return allowed.toString();
            }
        }
        return text;
    }

    /** What needs no second look. */
    private static boolean needsNoEscaping(char c) {
        return c >= ' ' && c < 0x7F || c == '\n' || c >= 0xA0 && c < Character.MIN_SURROGATE;
    }

    private static boolean parts(int c) {
        return Character.isWhitespace(c) || c == 0x85;
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c < 0x7F || c == '\n' || c == '\t'
                || c >= 0xA0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        && !(c >= 0xFDD0 && c <= 0xFDEF) && (c & 0xFFFE) != 0xFFFE;
    }
}
