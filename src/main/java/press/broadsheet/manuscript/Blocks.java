package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

import static press.broadsheet.manuscript.HtmlTree.all;
import static press.broadsheet.manuscript.HtmlTree.is;

/** Small touches that code, lists of things to do and details need on the page. */
final class Blocks {

    private final Wording wording;

    Blocks(Wording wording) {
        this.wording = wording;
    }

    void set(Element part) {
        all(part, "pre").forEach(Blocks::focusable);
        all(part, "ul", "ol").forEach(this::tasks);
        all(part, "details").stream().filter(details -> all(details, "summary").isEmpty())
                .forEach(details -> details.prependChild(wording.saying("summary", wording.details())));
    }

    /** What scrolls must be within reach of the keyboard. */
    private static void focusable(Element code) {
        code.attr("tabindex", "0");
    }

    private void tasks(Element list) {
        boolean any = false;
        for (Element item : list.children()) {
            for (Element mark : marks(item)) {
                boolean done = mark.attr(SafeHtml.TASK).equals("done");
                mark.text(done ? "☑" : "☐");
                wording.name(mark.attr("role", "img"), wording.task(done));
                any = true;
            }
        }
        if (any) {
            list.attr("class", "tasks");
        }
    }

    /** What says whether it is done, in the item itself or in its paragraphs. */
    private static List<Element> marks(Element item) {
        List<Element> marks = new ArrayList<>();
        collect(item, marks);
        for (Element part : item.children()) {
            if (is(part, "p")) {
                collect(part, marks);
            }
        }
        return marks;
    }

    private static void collect(Element part, List<Element> marks) {
        for (Element mark : part.children()) {
            if (mark.hasAttr(SafeHtml.TASK)) {
                marks.add(mark);
            }
        }
    }
}
