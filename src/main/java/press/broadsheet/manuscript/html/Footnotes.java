package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.line;
import static press.broadsheet.manuscript.html.HtmlTree.replaceChildren;
import static press.broadsheet.manuscript.html.HtmlTree.setChildren;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;

/** Numbers footnotes in the order of their references, and links both ways. */
final class Footnotes {

    private final ArticleMessages articleMessages;
    private final Map<String, Element> definitions = new LinkedHashMap<>();
    private final List<Footnote> cited = new ArrayList<>();
    private final Map<String, Footnote> byKey = new HashMap<>();

    Footnotes(ArticleMessages articleMessages) {
        this.articleMessages = articleMessages;
    }

    /** A cited footnote, with the number of its references. */
    private static final class Footnote {

        private final int number;
        private final Element text;
        private int referenceCount;

        Footnote(int number, Element text) {
            this.number = number;
            this.text = text;
        }
    }

    /** Removes the footnote definitions from the article, wherever they are. */
    void extractDefinitions(Element parent) {
        replaceChildren(parent, child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            extractDefinitions(element);
            if (!is(element, "div") || !element.hasAttr(HtmlSanitizer.FOOTNOTE)) {
                return List.of(element);
            }
            definitions.putIfAbsent(element.attr(HtmlSanitizer.FOOTNOTE), element);
            return List.of();
        });
    }

    /** Numbers and links the references in a part of the page. */
    void linkReferences(Element parent) {
        replaceChildren(parent, child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            if (!is(element, "sup") || !element.hasAttr(HtmlSanitizer.FOOTNOTE)) {
                linkReferences(element);
                return List.of(element);
            }
            return toLink(element.attr(HtmlSanitizer.FOOTNOTE));
        });
    }

    private List<Node> toLink(String key) {
        Element text = definitions.get(key);
        if (text == null || isEmpty(text)) {
            return List.of();
        }
        Footnote footnote = byKey.get(key);
        if (footnote == null) {
            footnote = new Footnote(cited.size() + 1, text);
            byKey.put(key, footnote);
            cited.add(footnote);
        }
        footnote.referenceCount++;
        Element link = articleMessages.label(element("a", new TextNode(String.valueOf(footnote.number)))
                .attr("href", "#fn" + footnote.number)
                .attr("id", referenceId(footnote, footnote.referenceCount)), articleMessages.footnote(footnote.number));
        return List.of(element("sup", link).attr(HtmlSanitizer.FOOTNOTE, key));
    }

    private static String referenceId(Footnote footnote, int reference) {
        return "ref" + footnote.number + (reference == 1 ? "" : "-" + reference);
    }

    /** Warns of footnotes that are not shown, because they are empty or nothing refers to them. */
    void warnOfUncited(SourceText sourceText, List<Problem> problems) {
        definitions.forEach((key, text) -> {
            if (byKey.containsKey(key)) {
                return;
            }
            int line = line(text) == 0 ? 0 : sourceText.firstLine() + line(text) - 1;
            if (isEmpty(text)) {
                problems.add(Problem.warning(sourceText.path(), line, 0,
                        "this footnote is empty, so neither it nor its number is shown",
                        "Write its text, or remove it and its references."));
            } else {
                problems.add(Problem.warning(sourceText.path(), line, 0, "no reference points to the footnote \""
                        + HeadlineExtractor.abbreviate(textOf(text)) + "\"",
                        "Add a reference in the text, or remove the footnote."));
            }
        });
    }

    /** The keys of footnotes that are not shown. */
    Set<String> uncited() {
        return definitions.keySet().stream().filter(key -> !byKey.containsKey(key)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the note is empty, or became empty when it was sanitized. */
    private static boolean isEmpty(Element note) {
        return textOf(note).isBlank() && all(note, "img").isEmpty();
    }

    /**
     * The note's text. HtmlTree.text skips notes, so that they are not read in the middle of a sentence; only its children
     * have text.
     */
    private static String textOf(Element note) {
        return note.childNodes().stream().map(HtmlTree::text).collect(Collectors.joining(" "));
    }

    /** Whether a footnote has this id. Ids of references do not count: only notes link to them. */
    boolean hasId(String id) {
        return id.matches("fn[1-9][0-9]{0,6}") && Integer.parseInt(id.substring(2)) <= cited.size();
    }

    /** The cited footnotes as a list; empty if there are none. */
    Optional<Element> render() {
        List<Element> items = new ArrayList<>();
        for (int i = 0; i < cited.size(); i++) { // the list grows when a note cites another note
            Footnote footnote = cited.get(i);
            linkReferences(footnote.text);
            items.add(element("li").attr("id", "fn" + footnote.number));
        }
        for (int i = 0; i < cited.size(); i++) {
            fill(items.get(i), cited.get(i));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(element("ol", items));
    }

    private void fill(Element item, Footnote footnote) {
        List<Node> nodes = takeChildren(footnote.text);
        boolean single = nodes.size() == 1 && is(nodes.getFirst(), "p");
        setChildren(item, single ? takeChildren((Element) nodes.getFirst()) : nodes);
        Element last = !single && nodes.getLast() instanceof Element element && is(element, "p") ? element : item;
        for (int reference = 1; reference <= footnote.referenceCount; reference++) {
            Element arrow = element("a", new TextNode("↑")).attr("href", "#" + referenceId(footnote, reference));
            last.appendText(" ")
                    .appendChild(articleMessages.label(arrow, articleMessages.backToText(footnote.number, reference)));
        }
    }
}
