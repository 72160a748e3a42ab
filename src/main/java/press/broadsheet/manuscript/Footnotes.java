package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/** Numbers footnotes in the order of their references, and links there and back. */
final class Footnotes {

    private final Wording wording;
    private final Map<String, Element> texts = new LinkedHashMap<>();
    private final List<Note> cited = new ArrayList<>();
    private final Map<String, Note> byMark = new HashMap<>();

    Footnotes(Wording wording) {
        this.wording = wording;
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
        parent.replaceChildren(child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            collect(element);
            Optional<String> mark = element.is("div") ? element.attribute(SafeHtml.NOTE) : Optional.empty();
            if (mark.isEmpty()) {
                return List.of(element);
            }
            texts.putIfAbsent(mark.get(), element);
            return List.of();
        });
    }

    /** Numbers and links the references in a part of the page. */
    void link(Element parent) {
        parent.replaceChildren(child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            if (!element.is("sup") || !element.has(SafeHtml.NOTE)) {
                link(element);
                return List.of(element);
            }
            return reference(element.attribute(SafeHtml.NOTE).orElse(""));
        });
    }

    private List<Markup> reference(String mark) {
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
        Element link = wording.name(Element.of("a", new Text(String.valueOf(note.number)))
                .with("href", "#fn" + note.number)
                .with("id", referenceId(note, note.references)), wording.footnote(note.number));
        return List.of(Element.of("sup", link).with(SafeHtml.NOTE, mark));
    }

    private static String referenceId(Note note, int reference) {
        return "ref" + note.number + (reference == 1 ? "" : "-" + reference);
    }

    /** Warns of notes that are not shown: the text does not refer to them, or there is nothing in them. */
    void checkCited(Markdown.Copy copy, List<Problem> problems) {
        texts.forEach((mark, text) -> {
            int line = text.line() == 0 ? 0 : copy.firstLine() + text.line() - 1;
            if (saysNothing(text)) {
                problems.add(Problem.warning(copy.path(), line, 0,
                        "there is nothing in this footnote, so that neither it nor its number is shown",
                        "Write the note, or take out its marks."));
            } else if (!byMark.containsKey(mark)) {
                problems.add(Problem.warning(copy.path(), line, 0, "nothing refers to the footnote \""
                        + Title.shortened(words(text)) + "\"", "Refer to it where it belongs, or remove it."));
            }
        });
    }

    /** The marks of the notes that are not shown. */
    Set<String> uncited() {
        return texts.keySet().stream().filter(mark -> !byMark.containsKey(mark)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it is empty, or held nothing but what no page shows. */
    private static boolean saysNothing(Element note) {
        return words(note).isBlank() && note.all("img").isEmpty();
    }

    /** What the note says; as a whole it counts as no text, lest it be read where it is referred to. */
    private static String words(Element note) {
        return note.children().stream().map(Markup::text).collect(Collectors.joining(" "));
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
            items.add(Element.of("li").with("id", "fn" + note.number));
        }
        for (int i = 0; i < cited.size(); i++) {
            fill(items.get(i), cited.get(i));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(Element.of("ol", items.toArray(Markup[]::new)));
    }

    private void fill(Element item, Note note) {
        List<Markup> pieces = note.text.children();
        boolean single = pieces.size() == 1 && pieces.getFirst() instanceof Element only && only.is("p");
        item.children().addAll(single ? ((Element) pieces.getFirst()).children() : pieces);
        Element last = item;
        if (!single && pieces.getLast() instanceof Element element && element.is("p")) {
            last = element;
        }
        for (int reference = 1; reference <= note.references; reference++) {
            last.children().add(new Text(" "));
            Element arrow = Element.of("a", new Text("↑")).with("href", "#" + referenceId(note, reference));
            last.children().add(wording.name(arrow, wording.backToText(note.number, reference)));
        }
    }
}
