package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.setChildren;
import static press.broadsheet.manuscript.html.HtmlTree.showsNothing;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;
import static press.broadsheet.manuscript.html.HtmlTree.text;

/** Extracts asides from the article and renders each as a box with its own heading. */
public final class Asides {

    /** In characters. A longer first line is a paragraph, not a heading. */
    private static final int MAX_HEADING_LENGTH = 200;

    private final AnchorIds anchorIds;
    private final Headings headings;
    private final ArticleMessages articleMessages;

    Asides(AnchorIds anchorIds, Headings headings, ArticleMessages articleMessages) {
        this.anchorIds = anchorIds;
        this.headings = headings;
        this.articleMessages = articleMessages;
    }

    static List<Element> extractFrom(Element article) {
        List<Element> asides = article.children().stream().filter(element -> is(element, "aside")).toList();
        if (!asides.isEmpty()) {
            setChildren(article, article.childNodes().stream().filter(child -> !is(child, "aside")).toList());
        }
        return asides;
    }

    Element render(Element aside) {
        Optional<Element> heading = extractHeading(aside);
        Element rendered = element("aside").attr("class", "aside");
        aside.attributes().asList().stream().filter(attribute -> List.of("lang", "dir").contains(attribute.getKey()))
                .forEach(attribute -> rendered.attr(attribute.getKey(), attribute.getValue()));
        heading.ifPresentOrElse(found -> {
            String id = found.hasAttr("id") ? found.attr("id") : anchorIds.create(text(found));
            rendered.attr("aria-labelledby", id).appendChild(element("h2", takeChildren(found)).attr("id", id));
        }, () -> rendered.attr("aria-label", articleMessages.aside()));
        headings.transform(aside, heading.isPresent() ? 3 : 2);
        takeChildren(aside).forEach(rendered::appendChild);
        return rendered;
    }

    /** Removes and returns the first heading, or else the first line. */
    private static Optional<Element> extractHeading(Element aside) {
        Optional<Element> heading = aside.children().stream().filter(element -> is(element, Headings.ELEMENTS)).findFirst();
        if (heading.isPresent()) {
            heading.get().remove();
            return heading;
        }
        return aside.children().stream().limit(1).filter(first -> is(first, "p"))
                .map(Asides::extractFirstLine).filter(line -> !text(line).isBlank()).findFirst();
    }

    private static Element extractFirstLine(Element paragraph) {
        int end = HtmlTree.firstLine(paragraph);
        String words = text(paragraph.childNodes().subList(0, end));
        if (words.isBlank() || words.length() > MAX_HEADING_LENGTH) {
            return element("h2");
        }
        Element heading = element("h2", takeChildren(paragraph, 0, end));
        if (paragraph.firstChild() instanceof Element next && is(next, "br")) {
            next.remove();
        }
        if (showsNothing(paragraph)) {
            paragraph.remove();
        }
        return heading;
    }
}
