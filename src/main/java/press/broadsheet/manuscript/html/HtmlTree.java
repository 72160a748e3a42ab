package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/** Queries and changes on jsoup's tree, shared by all steps between the sanitizer and the writer. */
public final class HtmlTree {

    private HtmlTree() {}

    public static Element element(String name, Node... children) {
        return element(name, List.of(children));
    }

    public static Element element(String name, List<? extends Node> children) {
        Element element = new Element(name);
        children.forEach(element::appendChild);
        return element;
    }

    static boolean is(Node node, String... names) {
        for (String name : names) {
            if (node.nameIs(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isOneOf(Set<String> names, Node node) {
        return node instanceof Element element && names.contains(element.normalName());
    }

    static boolean isBlankText(Node node) {
        return node instanceof TextNode text && text.getWholeText().isBlank();
    }

    static Element rename(Element element, String name) {
        return element.tag(Tag.valueOf(name));
    }

    /** Moves an attribute to the front, where the code that replaces stored references expects it. */
    static Element moveAttributeFirst(Element element, String first) {
        List<Attribute> written = element.attributes().asList();
        if (element.hasAttr(first) && !written.getFirst().getKey().equals(first)) {
            String value = element.attr(first);
            element.clearAttributes().attr(first, value);
            written.forEach(other -> element.attr(other.getKey(), other.getValue()));
        }
        return element;
    }

    /** The element and its descendants with one of these names, in document order. */
    static List<Element> all(Element element, String... names) {
        List<Element> found = new ArrayList<>();
        collect(element, names, found);
        return found;
    }

    private static void collect(Element element, String[] names, List<Element> found) {
        if (is(element, names)) {
            found.add(element);
        }
        for (int i = 0; i < element.childNodeSize(); i++) { // by index: jsoup wraps the child list on each call
            if (element.childNode(i) instanceof Element below) {
                collect(below, names, found);
            }
        }
    }

    /** The visible text, whitespace unchanged; without footnote references. */
    static String text(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    static String text(List<? extends Node> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> append(node, text));
        return text.toString();
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        } else if (node instanceof Element element && !element.hasAttr(HtmlSanitizer.FOOTNOTE)) {
            if (element.nameIs("br")) {
                text.append('\n');
            }
            for (int i = 0; i < element.childNodeSize(); i++) {
                append(element.childNode(i), text);
            }
        }
    }

    /** Whether the element contains neither text nor an image. */
    static boolean showsNothing(Element element) {
        return text(element).isBlank() && all(element, "img").isEmpty();
    }

    /** Replaces each child with the nodes that the function returns for it: itself, others, or none. */
    static void replaceChildren(Element parent, Function<Node, List<? extends Node>> replacement) {
        Node[] children = parent.childNodes().toArray(Node[]::new);
        List<Node> replaced = new ArrayList<>(0);
        boolean same = true;
        for (int i = 0; i < children.length; i++) {
            List<? extends Node> others = replacement.apply(children[i]);
            if (same && others.size() == 1 && others.getFirst().equals(children[i])) {
                continue; // the common case
            }
            if (same) {
                replaced.addAll(Arrays.asList(children).subList(0, i));
                same = false;
            }
            replaced.addAll(others);
        }
        if (!same) {
            setChildren(parent, replaced);
        }
    }

    /** Replaces all children at once: jsoup searches the position of each child that is removed alone. */
    static void setChildren(Element parent, List<? extends Node> children) {
        parent.empty();
        children.forEach(parent::appendChild);
    }

    /** Removes and returns all children. */
    static List<Node> takeChildren(Element parent) {
        List<Node> children = new ArrayList<>(parent.childNodes());
        parent.empty();
        return children;
    }

    /** Removes and returns the children in a range. */
    static List<Node> takeChildren(Element parent, int from, int to) {
        List<Node> children = takeChildren(parent);
        List<Node> taken = List.copyOf(children.subList(from, to));
        children.subList(from, to).clear();
        children.forEach(parent::appendChild);
        return taken;
    }

    /** The index of the first child of the last line; 0 if there is only one line. Splits a text node at the line break. */
    static int lastLine(Element element) {
        for (int i = element.childNodeSize() - 1; i >= 0; i--) {
            Node child = element.childNode(i);
            if (child.nameIs("br")) {
                return i + 1;
            }
            if (child instanceof TextNode words) {
                int end = words.getWholeText().stripTrailing().lastIndexOf('\n');
                if (end >= 0) {
                    words.splitText(end);
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** The number of children in the first line. Splits a text node at the line break. */
    static int firstLine(Element element) {
        for (int i = 0; i < element.childNodeSize(); i++) {
            Node child = element.childNode(i);
            if (child.nameIs("br")) {
                return i;
            }
            if (child instanceof TextNode words && words.getWholeText().indexOf('\n') >= 0) {
                TextNode next = words.splitText(words.getWholeText().indexOf('\n'));
                next.text(next.getWholeText().substring(1));
                return i + 1;
            }
        }
        return element.childNodeSize();
    }

    /** The line in the text, starting at 1; 0 if unknown. */
    static int line(Element element) {
        String position = element.attr(HtmlSanitizer.LINE);
        int end = position.indexOf('.');
        return position.isEmpty() ? 0 : Integer.parseInt(end < 0 ? position : position.substring(0, end));
    }
}
