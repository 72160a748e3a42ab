package press.broadsheet.manuscript.html;

import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Serializes a tree as HTML. jsoup escapes markup; characters that HTML forbids are removed here. */
final class HtmlWriter {

    private HtmlWriter() {}

    /**
     * The HTML of these nodes, each on its own line.
     *
     * @param nodes without a parent
     */
    static String writeLines(List<? extends Node> nodes) {
        Document page = new Document("");
        page.outputSettings().prettyPrint(false);
        for (Node node : nodes) {
            if (page.childNodeSize() > 0) {
                page.appendText("\n");
            }
            page.appendChild(node);
        }
        page.forEachNode(HtmlWriter::prepare);
        // UTF-8 needs no entity; a literal "&nbsp;" in text is escaped as "&amp;nbsp;"
        return page.html().replace("&nbsp;", "\u00A0");
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
            // HTML Standard, 13.1.2.5: parsers drop a newline right after <pre>, so an intended one is doubled
            if (element.nameIs("pre") && HtmlTree.text(element).startsWith("\n")) {
                element.prependText("\n");
            }
        }
    }

    /**
     * HTML Standard, 13.1.4: removes noncharacters, surrogates and controls other than whitespace. Other control characters
     * that separate words, such as a vertical tab, become a space.
     */
    static String allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isCommon(text.charAt(i))) {
                StringBuilder allowed = new StringBuilder(text.length());
                text.codePoints().map(c -> isAllowed(c) || !isSeparator(c) ? c : ' ').filter(HtmlWriter::isAllowed)
                        .forEach(allowed::appendCodePoint);
                return allowed.toString();
            }
        }
        return text;
    }

    /** Fast path for common characters. */
    private static boolean isCommon(char c) {
        return c >= ' ' && c < 0x7F || c == '\n' || c >= 0xA0 && c < Character.MIN_SURROGATE;
    }

    private static boolean isSeparator(int c) {
        return Character.isWhitespace(c) || c == 0x85;
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c < 0x7F || c == '\n' || c == '\t'
                || c >= 0xA0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                        && !(c >= 0xFDD0 && c <= 0xFDEF) && (c & 0xFFFE) != 0xFFFE;
    }
}
