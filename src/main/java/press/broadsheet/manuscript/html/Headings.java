package press.broadsheet.manuscript.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.line;
import static press.broadsheet.manuscript.html.HtmlTree.rename;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/**
 * Renumbers heading levels below the page's h1 without gaps. Gives each heading an id that does not depend on other
 * headings' positions, and a link to itself.
 */
final class Headings {

    static final String[] ELEMENTS = {"h1", "h2", "h3", "h4", "h5", "h6"};

    private final AnchorIds anchorIds;
    private final ArticleMessages articleMessages;
    private final SourceText sourceText;
    private final List<Problem> problems;

    Headings(AnchorIds anchorIds, ArticleMessages articleMessages, SourceText sourceText, List<Problem> problems) {
        this.anchorIds = anchorIds;
        this.articleMessages = articleMessages;
        this.sourceText = sourceText;
        this.problems = problems;
    }

    /** Reserves the ids chosen by the editor, before any id is generated from text. */
    void reserveIds(Element part) {
        for (Element heading : all(part, ELEMENTS)) {
            if (!heading.hasAttr("id")) {
                continue;
            }
            String chosen = heading.attr("id");
            heading.removeAttr("id");
            if (anchorIds.isAvailable(chosen)) {
                heading.attr("id", chosen);
                anchorIds.reserve(chosen);
            } else {
                int line = line(heading) == 0 ? 0 : sourceText.firstLine() + line(heading) - 1;
                problems.add(Problem.warning(sourceText.path(), line, 0,
                        "the heading id \"" + chosen + "\" is reserved, already used or invalid",
                        "Choose another id, of letters, digits and hyphens."));
            }
        }
    }

    /** Renumbers and links the headings of a part of the page; the highest becomes level {@code top}. */
    void transform(Element part, int top) {
        Deque<Integer> above = new ArrayDeque<>();
        for (Element heading : all(part, ELEMENTS)) {
            anchor(rename(heading, "h" + level(heading, top, above)));
        }
    }

    /** One level below the nearest preceding higher heading, even if the editor skipped levels. */
    private static int level(Element heading, int top, Deque<Integer> above) {
        int written = heading.normalName().charAt(1) - '0';
        while (!above.isEmpty() && above.element() >= written) {
            above.pop();
        }
        above.push(written);
        return Math.min(6, top + above.size() - 1);
    }

    private void anchor(Element heading) {
        String id = heading.hasAttr("id") ? heading.attr("id") : anchorIds.create(text(heading));
        heading.attr("id", id);
        if (is(heading, "h4", "h5", "h6")) {
            return;
        }
        Element anchor = element("a").attr("class", "anchor").attr("href", "#" + ExternalUrls.encodePath(id));
        if (all(heading, "a", "sup").isEmpty()) {
            takeChildren(heading).forEach(anchor::appendChild);
        } else {
            articleMessages.label(anchor, articleMessages.linkToSection()).appendText("#");
            heading.appendText(" ");
        }
        heading.appendChild(anchor);
    }
}
