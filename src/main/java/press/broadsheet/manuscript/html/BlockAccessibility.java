package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.is;

/** Small touches that code, lists of things to do and details need on the page. */
final class BlockAccessibility {

    private final ArticleMessages articleMessages;

    BlockAccessibility(ArticleMessages articleMessages) {
        this.articleMessages = articleMessages;
    }

    void transform(Element part) {
        all(part, "pre").forEach(BlockAccessibility::makeFocusable);
        all(part, "ul", "ol").forEach(this::labelTasks);
        all(part, "details").stream().filter(details -> all(details, "summary").isEmpty())
                .forEach(details -> details.prependChild(articleMessages.element("summary", articleMessages.details())));
    }

    /** What scrolls must be within reach of the keyboard. */
    private static void makeFocusable(Element code) {
        code.attr("tabindex", "0");
    }

    private void labelTasks(Element list) {
        boolean any = false;
        for (Element item : list.children()) {
            for (Element mark : taskMarks(item)) {
                boolean done = mark.attr(HtmlSanitizer.TASK).equals("done");
                mark.text(done ? "☑" : "☐");
                articleMessages.label(mark.attr("role", "img"), articleMessages.task(done));
                any = true;
            }
        }
        if (any) {
            list.attr("class", "tasks");
        }
    }

    /** What says whether it is done, in the item itself or in its paragraphs. */
    private static List<Element> taskMarks(Element item) {
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
            if (mark.hasAttr(HtmlSanitizer.TASK)) {
                marks.add(mark);
            }
        }
    }
}
