package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.is;

/** Makes code blocks focusable, labels task items, and gives every {@code details} a {@code summary}. */
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

    /** WCAG 2.2, 2.1.1: code scrolls sideways, so the keyboard must reach it. */
    private static void makeFocusable(Element code) {
        code.attr("tabindex", "0");
    }

    private void labelTasks(Element list) {
        boolean any = false;
        for (Element item : list.children()) {
            for (Element marker : taskMarkers(item)) {
                boolean done = marker.attr(HtmlSanitizer.TASK).equals("done");
                marker.text(done ? "☑" : "☐");
                articleMessages.label(marker.attr("role", "img"), articleMessages.task(done));
                any = true;
            }
        }
        if (any) {
            list.attr("class", "tasks");
        }
    }

    /** The task markers of an item, directly in it or in its paragraphs. */
    private static List<Element> taskMarkers(Element item) {
        List<Element> markers = new ArrayList<>();
        collect(item, markers);
        for (Element part : item.children()) {
            if (is(part, "p")) {
                collect(part, markers);
            }
        }
        return markers;
    }

    private static void collect(Element part, List<Element> markers) {
        for (Element marker : part.children()) {
            if (marker.hasAttr(HtmlSanitizer.TASK)) {
                markers.add(marker);
            }
        }
    }
}
