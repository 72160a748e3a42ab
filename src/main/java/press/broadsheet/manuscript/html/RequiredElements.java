package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.isOneOf;
import static press.broadsheet.manuscript.html.HtmlTree.rename;
import static press.broadsheet.manuscript.html.HtmlTree.setChildren;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;

/** Adds required child elements, wraps children that need a wrapper, and removes insignificant whitespace. */
final class RequiredElements {

    private static final Set<String> BLOCKS_AND_SUMMARY =
            Stream.concat(ContentModelEnforcer.BLOCKS.stream(), Stream.of("summary"))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TRIMMED_ELEMENTS = Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th",
            "td", "figcaption", "summary", "caption", "div", "blockquote", "figure", "details", "aside");

    private RequiredElements() {}

    /** Orders the children of an element, and wraps those that may not be its direct children. */
    static void complete(Element parent) {
        switch (parent.normalName()) {
            case "article", "aside", "blockquote", "div" -> wrap(parent, "p", ContentModelEnforcer.BLOCKS);
            case "ul", "ol" -> wrap(parent, "li", Set.of("li"));
            case "dl" -> {
                wrap(parent, "dd", Set.of("dt", "dd"));
                pairTerms(parent);
            }
            case "details" -> {
                moveFirst(parent, "summary", "p");
                wrap(parent, "p", BLOCKS_AND_SUMMARY);
            }
            case "figure" -> moveLast(parent, "figcaption", "p");
            case "table" -> {
                moveFirst(parent, "thead", "tbody");
                moveFirst(parent, "caption", "p");
                moveLast(parent, "tfoot", "tbody");
                wrap(parent, "tbody", Set.of("caption", "thead", "tbody", "tfoot"));
            }
            case "thead", "tbody", "tfoot" -> wrap(parent, "tr", Set.of("tr"));
            case "tr" -> wrap(parent, "td", Set.of("th", "td"));
            default -> {}
        }
        trim(parent);
    }

    /** Wraps each run of children that are not among the wanted elements. */
    private static void wrap(Element parent, String wrapper, Set<String> wanted) {
        if (parent.childNodes().stream().allMatch(child -> isOneOf(wanted, child))) {
            return;
        }
        List<Node> wrapped = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node child : takeChildren(parent)) {
            if (!isOneOf(wanted, child)) {
                run.add(child);
                continue;
            }
            wrapRun(run, wrapper, wrapped);
            wrapped.add(child);
        }
        wrapRun(run, wrapper, wrapped);
        setChildren(parent, wrapped);
    }

    private static void wrapRun(List<Node> run, String wrapper, List<Node> wrapped) {
        if (!run.stream().allMatch(HtmlTree::isBlankText)) {
            Element element = element(wrapper, run);
            complete(element);
            wrapped.add(element);
        }
        run.clear();
    }

    /** Whitespace at the edges of blocks is insignificant, except in code. */
    private static void trim(Element parent) {
        boolean trimmed = isOneOf(TRIMMED_ELEMENTS, parent);
        boolean empty = false;
        List<Node> nodes = parent.childNodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof TextNode text) {
                String words = text.getWholeText();
                if (trimmed && (i == 0 || isBlock(nodes.get(i - 1)))) {
                    words = words.stripLeading();
                }
                if (trimmed && (i == nodes.size() - 1 || isBlock(nodes.get(i + 1)))) {
                    words = words.stripTrailing();
                }
                text.text(words);
                empty |= words.isEmpty();
            }
        }
        if (empty) {
            setChildren(parent, parent.childNodes().stream()
                    .filter(node -> !(node instanceof TextNode text && text.getWholeText().isEmpty())).toList());
        }
    }

    private static boolean isBlock(Node node) {
        return isOneOf(ContentModelEnforcer.BLOCKS, node) || is(node, "br");
    }

    /** HTML Standard, 4.4.9: groups of terms, each followed by its descriptions. */
    private static void pairTerms(Element list) {
        if (list.firstChild() instanceof Element first && is(first, "dd")) {
            list.prependChild(element("dt"));
        }
        if (list.lastChild() instanceof Element last && is(last, "dt")) {
            list.appendChild(element("dd"));
        }
    }

    /** Moves the first child of this name to the front and renames the others. */
    private static void moveFirst(Element parent, String name, String others) {
        extractFirst(parent, name, others).ifPresent(parent::prependChild);
    }

    private static void moveLast(Element parent, String name, String others) {
        extractFirst(parent, name, others).ifPresent(parent::appendChild);
    }

    private static Optional<Element> extractFirst(Element parent, String name, String others) {
        Optional<Element> found = parent.children().stream().filter(child -> is(child, name)).findFirst();
        found.ifPresent(Element::remove);
        parent.children().stream().filter(child -> is(child, name)).forEach(child -> rename(child, others));
        return found;
    }
}
