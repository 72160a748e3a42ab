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
 * Makes a tree obey the content models of the HTML Standard (section 4), so that a browser that reads it as text builds
 * the very same tree and nothing can break out of its place. An element in the wrong place loses its tags, never its
 * words.
 *
 * <p>jsoup's parser settles which tags belong together, not what may stand where: an item without a list, a paragraph in a
 * heading and two captions are a tree to it as to a browser, and to no reader with a screen reader. Rows and cells stand in
 * their table after it, but where the parser cuts what lies too deep, and where the sanitizer takes out what was around them.
 */
public final class ContentModel {

    /** What may hold paragraphs and the like; everything else holds running text alone. */
    private static final Set<String> BLOCK_CONTAINERS = Set.of("article", "aside", "div", "blockquote", "ul", "ol", "li",
            "dl", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "figure", "details");

    static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
            "div", "aside", "ul", "ol", "dl", "figure", "details", "table", "footer");

    private ContentModel() {}

    public static void repair(Element root) {
        repair(root, new Context(true, false));
    }

    /** Where something stands: whether blocks may stand there, and whether a link is open around it. */
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

    /** Items that stand in no list, as a browser shows them: one below the other. */
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

    /** Its children in its place, set apart from their new neighbours where it was more than running text. */
    private static List<Node> unwrap(Element parent, Element child, Context context) {
        Element loose = element(parent.normalName(), takeChildren(child));
        repairChildren(loose, context);
        boolean apart = isOneOf(BLOCKS, child) || is(child, "li", "dt", "dd", "td", "th", "figcaption", "caption");
        if (apart) {
            RequiredElements.complete(loose);
        }
        List<Node> pieces = takeChildren(loose);
        if (apart) {
            pieces.addFirst(new TextNode(" "));
            pieces.addLast(new TextNode(" "));
        }
        return pieces;
    }

    /** Whether it shows nothing; an empty cell or item still has its place. */
    private static boolean showsNothing(Element element) {
        boolean alwaysShown = is(element, "img", "br", "wbr", "hr", "td", "th", "li", "dd", "pre", "rt", "details",
                "summary")
                || element.hasAttr(HtmlSanitizer.FOOTNOTE) || element.hasAttr(HtmlSanitizer.TASK);
        return !alwaysShown && element.childNodes().stream().allMatch(child -> isBlankText(child) || is(child, "br", "wbr"));
    }

}
