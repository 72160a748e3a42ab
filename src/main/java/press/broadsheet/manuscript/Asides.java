package press.broadsheet.manuscript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;

/** What stands beside the story: taken out of its text, each under a heading of its own. */
final class Asides {

    /** A longer first line is a paragraph. */
    private static final int LONGEST_HEADING = 200;

    private final Ids ids;
    private final Headings headings;
    private final Wording wording;

    Asides(Ids ids, Headings headings, Wording wording) {
        this.ids = ids;
        this.headings = headings;
        this.wording = wording;
    }

    /** Warns of an aside that nothing closes: all that follows would stand beside the story. */
    static Optional<Problem> unclosed(Markdown.Copy copy) {
        if (!mayHold(copy.text())) {
            return Optional.empty();
        }
        MarkdownOutline outline = new MarkdownOutline();
        int line = copy.firstLine();
        int opened = 0;
        for (String text : copy.text().lines().toList()) {
            outline.enter(text, 0, text.length());
            String tag = outline.isCode() ? "" : text.strip().toLowerCase(Locale.ROOT);
            if (tag.startsWith("<aside")) {
                opened = line;
            }
            if (tag.contains("</aside>")) {
                opened = 0;
            }
            line++;
        }
        return opened == 0
                ? Optional.empty()
                : Optional.of(Problem.warning(copy.path(), opened, 1,
                        "the aside that begins here has no end", "Write </aside> on a line of its own where it ends."));
    }

    /** A quick look, for most texts have no aside. */
    private static boolean mayHold(String text) {
        for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', tag + 1)) {
            if (text.regionMatches(true, tag, "<aside", 0, 6)) {
                return true;
            }
        }
        return false;
    }

    static List<Element> takeFrom(Element story) {
        List<Element> asides = story.elements().stream().filter(element -> element.is("aside")).toList();
        story.children().removeIf(child -> child instanceof Element element && element.is("aside"));
        return asides;
    }

    Element set(Element aside) {
        aside.attributes().keySet().retainAll(List.of("lang", "dir"));
        Optional<Element> heading = heading(aside);
        Element set = Element.of("aside").with("class", "aside");
        set.attributes().putAll(aside.attributes());
        heading.ifPresentOrElse(found -> {
            String id = found.attribute("id").orElseGet(() -> ids.of(found.text()));
            Element label = Element.of("h2", found.children().toArray(Markup[]::new)).with("id", id);
            set.with("aria-labelledby", id).children().add(label);
        }, () -> set.with("aria-label", wording.aside()));
        headings.set(aside, heading.isPresent() ? 3 : 2);
        set.children().addAll(aside.children());
        return set;
    }

    /** Its first heading, else its first line, taken out of it. */
    private static Optional<Element> heading(Element aside) {
        Optional<Element> heading = aside.elements().stream().filter(element -> element.is(Headings.NAMES)).findFirst();
        if (heading.isPresent()) {
            aside.children().remove(heading.get());
            return heading;
        }
        return aside.elements().stream().limit(1).filter(first -> first.is("p"))
                .map(first -> firstLine(aside, first)).filter(line -> !line.text().isBlank()).findFirst();
    }

    private static Element firstLine(Element aside, Element paragraph) {
        List<Markup> pieces = paragraph.children();
        int end = paragraph.firstLine();
        Element heading = Element.of("h2", pieces.subList(0, end).toArray(Markup[]::new));
        if (heading.text().isBlank() || heading.text().length() > LONGEST_HEADING) {
            return Element.of("h2");
        }
        pieces.subList(0, end).clear();
        if (!pieces.isEmpty() && pieces.getFirst() instanceof Element next && next.is("br")) {
            pieces.removeFirst();
        }
        if (paragraph.showsNothing()) {
            aside.children().remove(paragraph);
        }
        return heading;
    }
}
