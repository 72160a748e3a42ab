package press.broadsheet.manuscript.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.isBlankText;
import static press.broadsheet.manuscript.html.HtmlTree.replaceChildren;

/**
 * Turns a paragraph that contains only images into figures: one image becomes a figure with its title as caption, several a
 * row of figures.
 */
final class Figures {

    private Figures() {}

    static void transform(Element parent) {
        replaceChildren(parent, child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            transform(element);
            return is(element, "p") ? fromParagraph(parent, element) : List.of(element);
        });
        if (is(parent, "figure")) {
            addCaption(parent);
        }
    }

    private static List<? extends Node> fromParagraph(Element parent, Element paragraph) {
        if (all(paragraph, "img").isEmpty()) {
            return List.of(paragraph);
        }
        List<Element> images = paragraph.children().stream().filter(element -> !is(element, "br")).toList();
        boolean alone = !images.isEmpty() && images.stream().allMatch(Figures::isImage) && paragraph
                .childNodes().stream().allMatch(child -> child instanceof Element || isBlankText(child));
        if (!alone) {
            return List.of(paragraph);
        }
        if (is(parent, "figure")) {
            return images;
        }
        List<Element> figures = images.stream().map(image -> {
            Element figure = element("figure", image);
            addCaption(figure);
            return figure;
        }).toList();
        return figures.size() == 1
                ? figures
                : List.of(element("div", figures).attr("class", "pictures"));
    }

    /** An image, or a link whose only content is an image. */
    private static boolean isImage(Element element) {
        return is(element, "img") || is(element, "a") && element.childNodeSize() == 1 && is(element.childNode(0), "img");
    }

    /** Makes the title and credit of a figure's only image its caption. The credit follows an existing caption. */
    private static void addCaption(Element figure) {
        List<Element> images = all(figure, "img");
        if (images.size() != 1) {
            return;
        }
        Element image = images.getFirst();
        Optional<Element> caption = figure.children().stream().filter(child -> is(child, "figcaption")).findFirst();
        List<Node> content = new ArrayList<>();
        String title = image.attr("title").strip();
        if (caption.isEmpty()) {
            if (!title.isEmpty()) {
                content.add(new TextNode(title));
            }
            image.removeAttr("title");
        }
        String credit = image.attr(HtmlSanitizer.CREDIT).strip();
        if (!credit.isEmpty()) {
            if (caption.isPresent() || !content.isEmpty()) {
                content.add(new TextNode(" "));
            }
            content.add(element("span", new TextNode(credit)).attr("class", "credit"));
        }
        image.removeAttr(HtmlSanitizer.CREDIT);
        if (!content.isEmpty()) {
            caption.orElseGet(() -> figure.appendElement("figcaption")).appendChildren(content);
        }
    }
}
