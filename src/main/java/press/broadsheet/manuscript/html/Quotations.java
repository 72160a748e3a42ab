package press.broadsheet.manuscript.html;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.lastLine;
import static press.broadsheet.manuscript.html.HtmlTree.rename;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * Marks up the attribution of a quotation: its last line, if it starts with an em dash, becomes a {@code footer}, or the
 * caption of a pull quote.
 */
final class Quotations {

    private Quotations() {}

    static void transform(Element parent) {
        parent.children().forEach(Quotations::transform);
        if (is(parent, "blockquote")) {
            moveAttribution(parent);
        }
        if (is(parent, "figure")) {
            addCaption(parent);
        }
    }

    private static void moveAttribution(Element quotation) {
        if (!(quotation.lastChild() instanceof Element last) || !is(last, "p")) {
            return;
        }
        int start = lastLine(last);
        int end = last.childNodeSize();
        boolean signed = text(last.childNodes().subList(start, end)).strip().startsWith("—");
        boolean whole = start == 0;
        if (!signed || whole && quotation.childNodeSize() == 1) {
            return;
        }
        List<Node> line = takeChildren(last, start, end);
        if (last.childNodeSize() == 0) {
            last.remove();
        } else if (last.lastChild() instanceof Element before && is(before, "br")) {
            before.remove();
        }
        if (line.getFirst() instanceof TextNode text) {
            text.text(text.getWholeText().stripLeading());
        }
        quotation.appendChild(element("footer", line));
    }

    private static void addCaption(Element figure) {
        List<Element> parts = figure.children();
        boolean captioned = parts.stream().anyMatch(part -> is(part, "figcaption"));
        if (captioned || !figure.attr("class").equals("quote")) {
            return;
        }
        parts.stream().filter(part -> is(part, "blockquote")).findFirst()
                .flatMap(quotation -> quotation.children().stream().filter(part -> is(part, "footer")).findFirst())
                .ifPresent(footer -> figure.appendChild(rename(footer, "figcaption")));
    }
}
