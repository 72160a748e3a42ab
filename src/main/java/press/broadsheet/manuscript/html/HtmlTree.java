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

/** What every step between the sanitizer and the page asks of jsoup's tree, and changes in it. */
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

    /** The same with that attribute first; what replaces identities finds them by it. */
    static Element leading(Element element, String first) {
        List<Attribute> written = element.attributes().asList();
        if (element.hasAttr(first) && !written.getFirst().getKey().equals(first)) {
            String value = element.attr(first);
            element.clearAttributes().attr(first, value);
            written.forEach(other -> element.attr(other.getKey(), other.getValue()));
        }
        return element;
    }

    /** Itself and every element below it of one of those names, in the order of the text. */
    static List<Element> all(Element element, String... names) {
        List<Element> found = new ArrayList<>();
        collect(element, names, found);
        return found;
    }

    private static void collect(Element element, String[] names, List<Element> found) {
        if (is(element, names)) {
            found.add(element);
        }
        for (int i = 0; i < element.childNodeSize(); i++) { // by number, for jsoup wraps the list at each call
            if (element.childNode(i) instanceof Element below) {
                collect(below, names, found);
            }
        }
    }

    /** Everything in it that readers read, blanks as written; marks of footnotes are not part of it. */
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

    /** Whether there is neither a word nor a picture in it. */
    static boolean showsNothing(Element element) {
        return text(element).isBlank() && all(element, "img").isEmpty();
    }

    /** Puts in the place of each child what becomes of it: itself, something else, several things or nothing. */
    static void replaceChildren(Element parent, Function<Node, List<? extends Node>> replacement) {
        Node[] children = parent.childNodes().toArray(Node[]::new);
        List<Node> replaced = new ArrayList<>(0);
        boolean same = true;
        for (int i = 0; i < children.length; i++) {
            List<? extends Node> others = replacement.apply(children[i]);
            if (same && others.size() == 1 && others.getFirst().equals(children[i])) {
                continue; // most often
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

    /** In one go: jsoup would look for the place of each that is taken out alone. */
    static void setChildren(Element parent, List<? extends Node> children) {
        parent.empty();
        children.forEach(parent::appendChild);
    }

    /** Its children, of which it has none then. */
    static List<Node> takeChildren(Element parent) {
        List<Node> children = new ArrayList<>(parent.childNodes());
        parent.empty();
        return children;
    }

    /** Those of its children, of which it keeps the others. */
    static List<Node> takeChildren(Element parent, int from, int to) {
        List<Node> children = takeChildren(parent);
        List<Node> taken = List.copyOf(children.subList(from, to));
        children.subList(from, to).clear();
        children.forEach(parent::appendChild);
        return taken;
    }

    /**
     * Which of its children its last line begins with, 0 if it is one line only. Text that a line break divides is
     * parted there.
     */
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

    /** How many of its children its first line takes up; text that a line break divides is parted there. */
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

    /** Where in the file it stands; 0 where that is unknown. */
    static int line(Element element) {
        String mark = element.attr(HtmlSanitizer.LINE);
        int end = mark.indexOf('.');
        return mark.isEmpty() ? 0 : Integer.parseInt(end < 0 ? mark : mark.substring(0, end));
    }
}
