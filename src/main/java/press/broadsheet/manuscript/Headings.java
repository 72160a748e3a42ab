package press.broadsheet.manuscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/**
 * Headings as the page needs them: below the page's own first level without a gap, each with an id that survives edits
 * elsewhere, and each a link to itself.
 */
final class Headings {

    static final String[] NAMES = {"h1", "h2", "h3", "h4", "h5", "h6"};

    private final Ids ids;
    private final Wording wording;
    private final Markdown.Copy copy;
    private final List<Problem> problems;

    Headings(Ids ids, Wording wording, Markdown.Copy copy, List<Problem> problems) {
        this.ids = ids;
        this.wording = wording;
        this.copy = copy;
        this.problems = problems;
    }

    /** Claims the ids that the editor chose, before any is made from words. */
    void claim(Element part) {
        for (Element heading : part.all(NAMES)) {
            Optional<String> chosen = heading.attribute("id");
            heading.attributes().remove("id");
            if (chosen.isPresent() && ids.isFree(chosen.get())) {
                heading.with("id", chosen.get());
                ids.take(chosen.get());
            } else if (chosen.isPresent()) {
                int line = heading.line() == 0 ? 0 : copy.firstLine() + heading.line() - 1;
                problems.add(Problem.warning(copy.path(), line, 0,
                        "the heading cannot have the id \"" + chosen.get() + "\", which is taken or unfit",
                        "Choose another one of letters, digits and hyphens."));
            }
        }
    }

    /** Sets the headings of a part of the page, the highest of them at {@code top}. */
    void set(Element part, int top) {
        Deque<Integer> above = new ArrayDeque<>();
        setBelow(part, top, above);
    }

    private void setBelow(Element parent, int top, Deque<Integer> above) {
        parent.replaceChildren(child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            if (!element.is(NAMES)) {
                setBelow(element, top, above);
                return List.of(element);
            }
            return List.of(anchored(element.renamed("h" + level(element, top, above))));
        });
    }

    /** One below the nearest higher heading before it, whatever the editor skipped. */
    private static int level(Element heading, int top, Deque<Integer> above) {
        int written = heading.name().charAt(1) - '0';
        while (!above.isEmpty() && above.element() >= written) {
            above.pop();
        }
        above.push(written);
        return Math.min(6, top + above.size() - 1);
    }

    private Element anchored(Element heading) {
        String id = heading.attribute("id").orElseGet(() -> ids.of(heading.text()));
        heading.with("id", id);
        if (heading.is("h4", "h5", "h6")) {
            return heading;
        }
        Element anchor = Element.of("a").with("class", "anchor").with("href", "#" + Urls.encodePath(id));
        if (heading.all("a", "sup").isEmpty()) {
            anchor.children().addAll(heading.children());
            heading.children().clear();
        } else {
            wording.name(anchor, wording.linkToSection()).children().add(new Text("#"));
            heading.children().add(new Text(" "));
        }
        heading.children().add(anchor);
        return heading;
    }
}
