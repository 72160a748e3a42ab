package press.broadsheet.manuscript;

import java.util.List;
import java.util.Set;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/**
 * Makes a tree obey the content models of the HTML Standard (section 4), so that a browser that reads it as text builds
 * the very same tree and nothing can break out of its place. An element in the wrong place loses its tags, never its
 * words.
 */
final class Nesting {

    /** What may hold paragraphs and the like; everything else holds running text alone. */
    private static final Set<String> BLOCK_HOLDERS = Set.of("article", "aside", "div", "blockquote", "ul", "ol", "li",
            "dl", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "figure", "details");

    static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
            "div", "aside", "ul", "ol", "dl", "figure", "details", "table", "footer");

    private Nesting() {}

    static void mend(Element root) {
        mend(root, new Place(true, false));
    }

    /** Where something stands: whether blocks may stand there, and whether a link is open around it. */
    private record Place(boolean blocks, boolean linked) {

        Place in(Element element) {
            boolean inner = blocks && BLOCK_HOLDERS.contains(element.name());
            return new Place(inner, linked || element.is("a"));
        }
    }

    private static void mend(Element parent, Place place) {
        mendChildren(parent, place);
        Fittings.complete(parent);
    }

    private static void mendChildren(Element parent, Place place) {
        parent.replaceChildren(child -> switch (child) {
            case Text text -> fitText(parent, text);
            case Element element -> fit(parent, element, place);
        });
    }

    private static List<Markup> fitText(Element parent, Text text) {
        boolean wanted = !text.isBlank() || !holdsOnlyElements(parent);
        return wanted ? List.of(text) : List.of();
    }

    private static boolean holdsOnlyElements(Element parent) {
        return parent.is("article", "aside", "div", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr",
                "figure", "details");
    }

    private static List<Markup> fit(Element parent, Element child, Place place) {
        if (!fits(parent, child, place)) {
            return unwrapped(parent, child, place);
        }
        mend(child, place.in(child));
        return isEmptyShell(child) ? List.of() : List.of(child);
    }

    private static boolean fits(Element parent, Element child, Place place) {
        if (BLOCKS.contains(child.name()) && !place.blocks()) {
            return false;
        }
        return switch (child.name()) {
            case "a" -> !place.linked() && child.has("href");
            case "div" -> child.has(SafeHtml.NOTE);
            case "sup" -> !child.has(SafeHtml.NOTE) || !place.linked();
            case "span" -> child.has(SafeHtml.TASK) || child.has("lang") || child.has("dir");
            case "li" -> parent.is("ul", "ol");
            case "dt", "dd" -> parent.is("dl");
            case "figcaption" -> parent.is("figure");
            case "summary" -> parent.is("details");
            case "caption", "thead", "tfoot", "tbody" -> parent.is("table");
            case "tr" -> parent.is("thead", "tbody", "tfoot");
            case "th", "td" -> parent.is("tr");
            case "rt", "rp" -> parent.is("ruby");
            case "ruby" -> !parent.is("ruby") && child.elements().stream().anyMatch(part -> part.is("rt"));
            case "aside" -> parent.is("article");
            case "footer" -> parent.is("blockquote");
            case "time" -> child.has("datetime");
            case "bdo" -> child.has("dir");
            default -> true;
        };
    }

    /** Its children in its place, set apart from their new neighbours where it was more than running text. */
    private static List<Markup> unwrapped(Element parent, Element child, Place place) {
        Element loose = new Element(parent.name(), parent.attributes(), child.children(), child.line());
        mendChildren(loose, place);
        if (BLOCKS.contains(child.name()) || child.is("li", "dt", "dd", "td", "th", "figcaption", "caption")) {
            Fittings.complete(loose);
            loose.children().addFirst(new Text(" "));
            loose.children().addLast(new Text(" "));
        }
        return loose.children();
    }

    /** Whether it shows nothing; an empty cell or item still has its place. */
    private static boolean isEmptyShell(Element element) {
        boolean alwaysShown = element.is("img", "br", "wbr", "hr", "td", "th", "li", "dd", "pre", "rt", "details",
                "summary")
                || element.has(SafeHtml.NOTE) || element.has(SafeHtml.TASK);
        return !alwaysShown && holdsNothing(element);
    }

    private static boolean holdsNothing(Element element) {
        for (Markup child : element.children()) {
            boolean nothing = switch (child) {
                case Text text -> text.isBlank();
                case Element part -> part.is("br", "wbr");
            };
            if (!nothing) {
                return false;
            }
        }
        return true;
    }
}
