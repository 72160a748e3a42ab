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

/** Numbers footnotes in the order of their references, and links there and back. */
final class Footnotes {

    private final ArticleMessages articleMessages;
    private final Map<String, Element> definitions = new LinkedHashMap<>();
    private final List<Footnote> cited = new ArrayList<>();
    private final Map<String, Footnote> byLabel = new HashMap<>();

    Footnotes(ArticleMessages articleMessages) {
        this.articleMessages = articleMessages;
    }

    /** One footnote and how often the text refers to it. */
    private static final class Footnote {

        private final int number;
        private final Element text;
        private int referenceCount;

        Footnote(int number, Element text) {
            this.number = number;
            this.text = text;
        }
    }

    /** Takes the texts of the notes out of the story, wherever their editor put them. */
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

    private List<Node> toLink(String mark) {
        Element text = definitions.get(mark);
        if (text == null || isEmpty(text)) {
            return List.of();
        }
        Footnote footnote = byLabel.get(mark);
        if (footnote == null) {
            footnote = new Footnote(cited.size() + 1, text);
            byLabel.put(mark, footnote);
            cited.add(footnote);
        }
        footnote.referenceCount++;
        Element link = articleMessages.label(element("a", new TextNode(String.valueOf(footnote.number)))
                .attr("href", "#fn" + footnote.number)
                .attr("id", referenceId(footnote, footnote.referenceCount)), articleMessages.footnote(footnote.number));
        return List.of(element("sup", link).attr(HtmlSanitizer.FOOTNOTE, mark));
    }

    private static String referenceId(Footnote footnote, int reference) {
        return "ref" + footnote.number + (reference == 1 ? "" : "-" + reference);
    }

    /** Warns of notes that are not shown: the text does not refer to them, or there is nothing in them. */
    void warnOfUncited(SourceText sourceText, List<Problem> problems) {
        definitions.forEach((mark, text) -> {
            if (byLabel.containsKey(mark)) {
                return;
            }
            int line = line(text) == 0 ? 0 : sourceText.firstLine() + line(text) - 1;
            if (isEmpty(text)) {
                problems.add(Problem.warning(sourceText.path(), line, 0,
                        "there is nothing in this footnote, so that neither it nor its number is shown",
                        "Write the note, or take out its marks."));
            } else {
                problems.add(Problem.warning(sourceText.path(), line, 0, "nothing refers to the footnote \""
                        + HeadlineExtractor.abbreviate(textOf(text)) + "\"", "Refer to it where it belongs, or remove it."));
            }
        });
    }

    /** The marks of the notes that are not shown. */
    Set<String> uncited() {
        return definitions.keySet().stream().filter(mark -> !byLabel.containsKey(mark)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is empty, or held nothing but what no page shows. */
    private static boolean isEmpty(Element note) {
        return textOf(note).isBlank() && all(note, "img").isEmpty();
    }

    /** What the note says; as a whole it counts as no text, lest it be read where it is referred to. */
    private static String textOf(Element note) {
        return note.childNodes().stream().map(HtmlTree::text).collect(Collectors.joining(" "));
    }

    /** Whether that is the id of a note; the ids of references are for notes alone. */
    boolean hasId(String id) {
        return id.matches("fn[1-9][0-9]{0,6}") && Integer.parseInt(id.substring(2)) <= cited.size();
    }

    /** The notes that the text refers to, as a list; empty if there are none. */
    Optional<Element> render() {
        List<Element> items = new ArrayList<>();
        for (int i = 0; i < cited.size(); i++) { // grows while notes refer to notes
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
        List<Node> pieces = takeChildren(footnote.text);
        boolean single = pieces.size() == 1 && is(pieces.getFirst(), "p");
        setChildren(item, single ? takeChildren((Element) pieces.getFirst()) : pieces);
        Element last = !single && pieces.getLast() instanceof Element element && is(element, "p") ? element : item;
        for (int reference = 1; reference <= footnote.referenceCount; reference++) {
            Element arrow = element("a", new TextNode("↑")).attr("href", "#" + referenceId(footnote, reference));
            last.appendText(" ")
                    .appendChild(articleMessages.label(arrow, articleMessages.backToText(footnote.number, reference)));
        }
    }
}
