package press.broadsheet.manuscript;

import java.util.ArrayList;
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
    private static final Set<String> BLOCK_HOLDERS = Set.of("article", "aside", "div", "blockquote", "footer", "li",
            "dd", "td", "figure", "details");

    private static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
            "div", "aside", "ul", "ol", "dl", "figure", "details", "table", "footer");

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

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
        parent.replaceChildren(child -> switch (child) {
            case Text text -> fitText(parent, text);
            case Element element -> fit(parent, element, place);
        });
        complete(parent);
    }

    private static List<Markup> fitText(Element parent, Text text) {
        boolean wanted = !text.isBlank() || !holdsOnlyElements(parent);
        return wanted ? List.of(text) : List.of();
    }

    private static boolean holdsOnlyElements(Element parent) {
        return parent.is("article", "aside", "div", "blockquote", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr",
                "colgroup", "figure", "details");
    }

    private static List<Markup> fit(Element parent, Element child, Place place) {
        Element known = child.is("div") && !child.has(SafeHtml.NOTE) ? null : child;
        if (known == null || !fits(parent, child, place)) {
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
            case "a" -> !place.linked();
            case "li" -> parent.is("ul", "ol");
            case "dt", "dd" -> parent.is("dl");
            case "figcaption" -> parent.is("figure");
            case "summary" -> parent.is("details");
            case "caption", "thead", "tfoot", "tbody", "colgroup" -> parent.is("table");
            case "col" -> parent.is("colgroup");
            case "tr" -> parent.is("thead", "tbody", "tfoot");
            case "th", "td" -> parent.is("tr");
            case "rt", "rp" -> parent.is("ruby");
            case "aside" -> parent.is("article");
            case "footer" -> parent.is("blockquote");
            case "time" -> child.has("datetime");
            case "bdo" -> child.has("dir");
            default -> true;
        };
    }

    /** Its children in its place, set apart by blanks where it was a block in running text. */
    private static List<Markup> unwrapped(Element parent, Element child, Place place) {
        List<Markup> pieces = new ArrayList<>();
        boolean apart = BLOCKS.contains(child.name()) || child.is("li", "dt", "dd", "td", "th", "figcaption", "caption");
        if (apart) {
            pieces.add(new Text(" "));
        }
        Element loose = new Element(parent.name(), parent.attributes(), child.children(), child.line());
        mend(loose, place);
        pieces.addAll(loose.children());
        if (apart) {
            pieces.add(new Text(" "));
        }
        return pieces;
    }

    private static boolean isEmptyShell(Element element) {
        boolean shell = element.is("p", "ul", "ol", "dl", "blockquote", "figure", "figcaption", "caption", "table",
                "thead", "tbody", "tfoot", "a", "em", "strong", "aside", "dt", "footer") || HEADINGS.contains(element.name());
        return shell && element.children().stream().allMatch(child -> child instanceof Text text && text.isBlank());
    }

    /** Supplies what an element may not be without, and wraps what may not stand in it bare. */
    private static void complete(Element parent) {
        switch (parent.name()) {
            case "article", "aside" -> wrapText(parent);
            default -> {}
        }
    }

    private static void wrapText(Element parent) {
        List<Markup> blocks = new ArrayList<>();
        Element paragraph = Element.of("p");
        for (Markup child : parent.children()) {
            boolean block = child instanceof Element element && (BLOCKS.contains(element.name())
                    || element.is("figcaption", "summary"));
            if (!block) {
                paragraph.children().add(child);
            }
            if (block && !isEmptyShell(paragraph)) {
                blocks.add(paragraph);
            }
            if (block) {
                paragraph = Element.of("p");
                blocks.add(child);
            }
        }
        if (!isEmptyShell(paragraph)) {
            blocks.add(paragraph);
        }
        parent.children().clear();
        parent.children().addAll(blocks);
    }
}
