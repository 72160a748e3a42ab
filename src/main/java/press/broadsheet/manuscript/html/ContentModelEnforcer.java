package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.isBlankText;
import static press.broadsheet.manuscript.html.HtmlTree.isOneOf;
import static press.broadsheet.manuscript.html.HtmlTree.replaceChildren;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;

/**
 * Repairs the tree to follow the content models of the HTML Standard (section 4), so that a browser parses the written HTML
 * into the same tree and no content escapes its parent. An element in the wrong place is unwrapped; its text stays.
 *
 * <p>jsoup's parser balances tags but does not check content models: it accepts a list item without a list, a paragraph in a
 * heading, or two captions, which confuse screen readers. Table rows and cells are in their table after parsing, except
 * where the parser cuts deep nesting or the sanitizer removes an ancestor.
 */
public final class ContentModelEnforcer {

    /** Elements that may contain blocks; all others contain phrasing content only. */
    private static final Set<String> BLOCK_CONTAINERS = Set.of("article", "aside", "div", "blockquote", "ul", "ol", "li",
            "dl", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "figure", "details");

    static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
            "div", "aside", "ul", "ol", "dl", "figure", "details", "table", "footer");

    private ContentModelEnforcer() {}

    public static void repair(Element root) {
        repair(root, new Context(true, false));
    }

    /** The position of an element: whether blocks are allowed, and whether it is inside a link. */
    private record Context(boolean allowsBlocks, boolean insideLink) {

        Context within(Element element) {
            boolean inner = allowsBlocks && isOneOf(BLOCK_CONTAINERS, element);
            return new Context(inner, insideLink || is(element, "a"));
        }
    }

    private static void repair(Element parent, Context context) {
        repairChildren(parent, context);
        RequiredElements.complete(parent);
    }

    private static void repairChildren(Element parent, Context context) {
        if (context.allowsBlocks() && !is(parent, "ul", "ol") && parent.children().stream().anyMatch(child -> is(child, "li"))) {
            gatherItems(parent);
        }
        replaceChildren(parent, child -> child instanceof Element element
                ? repairChild(parent, element, context)
                : isBlankText(child) && holdsOnlyElements(parent) ? List.of() : List.of(child));
    }

    /** Wraps list items outside a list in a {@code ul}, one list per run of items. */
    private static void gatherItems(Element parent) {
        Optional<Element> list = Optional.empty();
        for (Node child : takeChildren(parent)) {
            if (is(child, "li")) {
                list = list.or(() -> Optional.of(parent.appendElement("ul")));
                list.get().appendChild(child);
            } else {
                list = list.filter(_ -> isBlankText(child));
                parent.appendChild(child);
            }
        }
    }

    private static boolean holdsOnlyElements(Element parent) {
        return is(parent, "article", "aside", "div", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr",
                "figure", "details");
    }

    private static List<Node> repairChild(Element parent, Element child, Context context) {
        if (!isAllowed(parent, child, context)) {
            return unwrap(parent, child, context);
        }
        repair(child, context.within(child));
        return showsNothing(child) ? List.of() : List.of(child);
    }

    private static boolean isAllowed(Element parent, Element child, Context context) {
        if (isOneOf(BLOCKS, child) && !context.allowsBlocks()) {
            return false;
        }
        return switch (child.normalName()) {
            case "a" -> !context.insideLink() && child.hasAttr("href");
            case "div" -> child.hasAttr(HtmlSanitizer.FOOTNOTE);
            case "sup" -> !child.hasAttr(HtmlSanitizer.FOOTNOTE) || !context.insideLink();
            case "span" -> child.hasAttr(HtmlSanitizer.TASK) || child.hasAttr("lang") || child.hasAttr("dir");
            case "li" -> is(parent, "ul", "ol");
            case "dt", "dd" -> is(parent, "dl");
            case "figcaption" -> is(parent, "figure");
            case "summary" -> is(parent, "details");
            case "caption", "thead", "tfoot", "tbody" -> is(parent, "table");
            case "tr" -> is(parent, "thead", "tbody", "tfoot");
            case "th", "td" -> is(parent, "tr");
            case "rt", "rp" -> is(parent, "ruby");
            case "ruby" -> !is(parent, "ruby") && child.children().stream().anyMatch(part -> is(part, "rt"));
            case "aside" -> is(parent, "article");
            case "footer" -> is(parent, "blockquote");
            case "time" -> child.hasAttr("datetime");
            case "bdo" -> child.hasAttr("dir");
            default -> true;
        };
    }

    /** Returns the children of a removed element. A block is surrounded by spaces, so that words do not run together. */
    private static List<Node> unwrap(Element parent, Element child, Context context) {
        Element content = element(parent.normalName(), takeChildren(child));
        repairChildren(content, context);
        boolean separate = isOneOf(BLOCKS, child) || is(child, "li", "dt", "dd", "td", "th", "figcaption", "caption");
        if (separate) {
            RequiredElements.complete(content);
        }
        List<Node> nodes = takeChildren(content);
        if (separate) {
            nodes.addFirst(new TextNode(" "));
            nodes.addLast(new TextNode(" "));
        }
        return nodes;
    }

    /** Whether the element renders as nothing. Empty cells and items are kept because they hold a position. */
    private static boolean showsNothing(Element element) {
        boolean alwaysShown = is(element, "img", "br", "wbr", "hr", "td", "th", "li", "dd", "pre", "rt", "details",
                "summary")
                || element.hasAttr(HtmlSanitizer.FOOTNOTE) || element.hasAttr(HtmlSanitizer.TASK);
        return !alwaysShown && element.childNodes().stream().allMatch(child -> isBlankText(child) || is(child, "br", "wbr"));
    }

}
