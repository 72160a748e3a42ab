package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
            "div", "aside", "ul", "ol", "dl", "figure", "details", "table", "footer");

    private static final Set<String> BLOCKS_AND_SUMMARY = Stream.concat(BLOCKS.stream(), Stream.of("summary"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TRIMMED = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th",
            "td", "figcaption", "summary", "caption", "div", "blockquote", "figure", "details", "aside");

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
        trim(parent);
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

    /** Whether it shows nothing; an empty cell or item still has its place. */
    private static boolean isEmptyShell(Element element) {
        boolean alwaysShown = element.is("img", "br", "wbr", "hr", "td", "th", "li", "dd", "pre", "rt", "details",
                "summary")
                || element.has(SafeHtml.NOTE) || element.has(SafeHtml.TASK);
        return !alwaysShown && element.children().stream().allMatch(child -> switch (child) {
            case Text text -> text.isBlank();
            case Element part -> part.is("br", "wbr");
        });
    }

    /** Puts in order what an element holds, and wraps what may not stand in it bare. */
    private static void complete(Element parent) {
        switch (parent.name()) {
            case "article", "aside", "blockquote", "div" -> wrap(parent, "p", BLOCKS);
            case "ul", "ol" -> wrap(parent, "li", Set.of("li"));
            case "dl" -> {
                wrap(parent, "dd", Set.of("dt", "dd"));
                pairTerms(parent);
            }
            case "details" -> {
                first(parent, "summary");
                wrap(parent, "p", BLOCKS_AND_SUMMARY);
            }
            case "figure" -> last(parent, "figcaption");
            case "table" -> {
                first(parent, "caption");
                wrap(parent, "tbody", Set.of("caption", "thead", "tbody", "tfoot"));
            }
            case "thead", "tbody", "tfoot" -> wrap(parent, "tr", Set.of("tr"));
            case "tr" -> wrap(parent, "td", Set.of("th", "td"));
            default -> {}
        }
    }

    /** Wraps each run of children that are none of the wanted elements. */
    private static void wrap(Element parent, String wrapper, Set<String> wanted) {
        List<Markup> wrapped = new ArrayList<>();
        Element run = Element.of(wrapper);
        for (Markup child : parent.children()) {
            if (!(child instanceof Element element && wanted.contains(element.name()))) {
                run.children().add(child);
                continue;
            }
            finish(run, wrapped);
            run = Element.of(wrapper);
            wrapped.add(child);
        }
        finish(run, wrapped);
        parent.children().clear();
        parent.children().addAll(wrapped);
    }

    private static void finish(Element run, List<Markup> wrapped) {
        boolean blank = run.children().stream().allMatch(child -> child instanceof Text text && text.isBlank());
        if (!blank) {
            complete(run);
            trim(run);
            wrapped.add(run);
        }
    }

    /** Blanks at the edges of blocks mean nothing; in code they do. */
    private static void trim(Element parent) {
        boolean trimmed = TRIMMED.contains(parent.name());
        List<Markup> pieces = parent.children();
        for (int i = 0; trimmed && i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Text text) {
                boolean afterBlock = i == 0 || isBlock(pieces.get(i - 1));
                boolean beforeBlock = i == pieces.size() - 1 || isBlock(pieces.get(i + 1));
                String words = afterBlock ? text.text().stripLeading() : text.text();
                pieces.set(i, new Text(beforeBlock ? words.stripTrailing() : words));
            }
        }
        pieces.removeIf(piece -> piece instanceof Text text && text.text().isEmpty());
    }

    private static boolean isBlock(Markup piece) {
        return piece instanceof Element element && (BLOCKS.contains(element.name()) || element.is("br"));
    }

    /** HTML Standard, 4.4.9: groups of terms, each followed by its descriptions. */
    private static void pairTerms(Element list) {
        if (!list.children().isEmpty() && list.children().getFirst() instanceof Element first && first.is("dd")) {
            list.children().addFirst(Element.of("dt"));
        }
        if (!list.children().isEmpty() && list.children().getLast() instanceof Element last && last.is("dt")) {
            list.children().add(Element.of("dd"));
        }
    }

    /** Brings the first such child to the front; others become paragraphs. */
    private static void first(Element parent, String name) {
        only(parent, name).ifPresent(parent.children()::addFirst);
    }

    private static void last(Element parent, String name) {
        only(parent, name).ifPresent(parent.children()::add);
    }

    private static Optional<Element> only(Element parent, String name) {
        Optional<Element> found = parent.elements().stream().filter(child -> child.is(name)).findFirst();
        found.ifPresent(parent.children()::remove);
        parent.replaceChildren(child -> List.of(child instanceof Element element && element.is(name)
                ? element.renamed("p")
                : child));
        return found;
    }
}
