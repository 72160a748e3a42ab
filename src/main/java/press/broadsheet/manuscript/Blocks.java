package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/** Small touches that code, lists of things to do and details need on the page. */
final class Blocks {

    private final Wording wording;

    Blocks(Wording wording) {
        this.wording = wording;
    }

    void set(Element part) {
        part.all("pre").forEach(Blocks::focusable);
        part.all("ul", "ol").forEach(this::tasks);
        part.all("details").stream().filter(details -> details.all("summary").isEmpty())
                .forEach(details -> details.children()
                        .addFirst(wording.saying("summary", wording.details())));
    }

    /** What scrolls must be within reach of the keyboard. */
    private static void focusable(Element code) {
        code.with("tabindex", "0");
    }

    private void tasks(Element list) {
        boolean any = false;
        for (Element item : list.elements()) {
            for (Element mark : marks(item)) {
                boolean done = mark.attribute(SafeHtml.TASK).equals(Optional.of("done"));
                mark.children().clear();
                mark.children().add(new Text(done ? "☑" : "☐"));
                wording.name(mark.with("role", "img"), wording.task(done));
                any = true;
            }
        }
        if (any) {
            list.with("class", "tasks");
        }
    }

    /** What says whether it is done, in the item itself or in its paragraphs. */
    private static List<Element> marks(Element item) {
        List<Element> marks = new ArrayList<>();
        collect(item, marks);
        for (Element part : item.elements()) {
            if (part.is("p")) {
                collect(part, marks);
            }
        }
        return marks;
    }

    private static void collect(Element part, List<Element> marks) {
        for (Element mark : part.elements()) {
            if (mark.has(SafeHtml.TASK)) {
                marks.add(mark);
            }
        }
    }
}
