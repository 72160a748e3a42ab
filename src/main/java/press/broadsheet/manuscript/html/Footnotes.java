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
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.text.Problem;

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
    private final Map<String, Element> texts = new LinkedHashMap<>();
    private final List<Note> cited = new ArrayList<>();
    private final Map<String, Note> byMark = new HashMap<>();

    Footnotes(ArticleMessages articleMessages) {
        this.articleMessages = articleMessages;
    }

    /** One footnote and how often the text refers to it. */
    private static final class Note {

        private final int number;
        private final Element text;
        private int references;

        Note(int number, Element text) {
            this.number = number;
            this.text = text;
        }
    }

    /** Takes the texts of the notes out of the story, wherever their editor put them. */
    void collect(Element parent) {
        replaceChildren(parent, child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            collect(element);
            if (!is(element, "div") || !element.hasAttr(HtmlSanitizer.NOTE)) {
                return List.of(element);
            }
            texts.putIfAbsent(element.attr(HtmlSanitizer.NOTE), element);
            return List.of();
        });
    }

    /** Numbers and links the references in a part of the page. */
    void link(Element parent) {
        replaceChildren(parent, child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            if (!is(element, "sup") || !element.hasAttr(HtmlSanitizer.NOTE)) {
                link(element);
                return List.of(element);
            }
            return reference(element.attr(HtmlSanitizer.NOTE));
        });
    }

    private List<Node> reference(String mark) {
        Element text = texts.get(mark);
        if (text == null || saysNothing(text)) {
            return List.of();
        }
        Note note = byMark.get(mark);
        if (note == null) {
            note = new Note(cited.size() + 1, text);
            byMark.put(mark, note);
            cited.add(note);
        }
        note.references++;
        Element link = articleMessages.name(element("a", new TextNode(String.valueOf(note.number)))
                .attr("href", "#fn" + note.number)
                .attr("id", referenceId(note, note.references)), articleMessages.footnote(note.number));
        return List.of(element("sup", link).attr(HtmlSanitizer.NOTE, mark));
    }

    private static String referenceId(Note note, int reference) {
        return "ref" + note.number + (reference == 1 ? "" : "-" + reference);
    }

    /** Warns of notes that are not shown: the text does not refer to them, or there is nothing in them. */
    void checkCited(ArticleRenderer.Copy copy, List<Problem> problems) {
        texts.forEach((mark, text) -> {
            if (byMark.containsKey(mark)) {
                return;
            }
            int line = line(text) == 0 ? 0 : copy.firstLine() + line(text) - 1;
            if (saysNothing(text)) {
                problems.add(Problem.warning(copy.path(), line, 0,
                        "there is nothing in this footnote, so that neither it nor its number is shown",
                        "Write the note, or take out its marks."));
            } else {
                problems.add(Problem.warning(copy.path(), line, 0, "nothing refers to the footnote \""
                        + HeadlineExtractor.shortened(words(text)) + "\"", "Refer to it where it belongs, or remove it."));
            }
        });
    }

    /** The marks of the notes that are not shown. */
    Set<String> uncited() {
        return texts.keySet().stream().filter(mark -> !byMark.containsKey(mark)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is empty, or held nothing but what no page shows. */
    private static boolean saysNothing(Element note) {
        return words(note).isBlank() && all(note, "img").isEmpty();
    }

    /** What the note says; as a whole it counts as no text, lest it be read where it is referred to. */
    private static String words(Element note) {
        return note.childNodes().stream().map(HtmlTree::text).collect(Collectors.joining(" "));
    }

    /** Whether that is the id of a note; the ids of references are for notes alone. */
    boolean has(String id) {
        return id.matches("fn[1-9][0-9]{0,6}") && Integer.parseInt(id.substring(2)) <= cited.size();
    }

    /** The notes that the text refers to, as a list; empty if there are none. */
    Optional<Element> list() {
        List<Element> items = new ArrayList<>();
        for (int i = 0; i < cited.size(); i++) { // grows while notes refer to notes
            Note note = cited.get(i);
            link(note.text);
            items.add(element("li").attr("id", "fn" + note.number));
        }
        for (int i = 0; i < cited.size(); i++) {
            fill(items.get(i), cited.get(i));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(element("ol", items));
    }

    private void fill(Element item, Note note) {
        List<Node> pieces = takeChildren(note.text);
        boolean single = pieces.size() == 1 && is(pieces.getFirst(), "p");
        setChildren(item, single ? takeChildren((Element) pieces.getFirst()) : pieces);
        Element last = !single && pieces.getLast() instanceof Element element && is(element, "p") ? element : item;
        for (int reference = 1; reference <= note.references; reference++) {
            Element arrow = element("a", new TextNode("↑")).attr("href", "#" + referenceId(note, reference));
            last.appendText(" ").appendChild(articleMessages.name(arrow, articleMessages.backToText(note.number, reference)));
        }
    }
}
