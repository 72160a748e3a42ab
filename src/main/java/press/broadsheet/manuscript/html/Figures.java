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
 * Pictures that have a paragraph to themselves: one becomes a figure, its title the caption; several become a row of
 * figures.
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
        List<Element> pictures = paragraph.children().stream().filter(element -> !is(element, "br")).toList();
        boolean alone = !pictures.isEmpty() && pictures.stream().allMatch(Figures::isImage) && paragraph
                .childNodes().stream().allMatch(child -> child instanceof Element || isBlankText(child));
        if (!alone) {
            return List.of(paragraph);
        }
        if (is(parent, "figure")) {
            return pictures;
        }
        List<Element> figures = pictures.stream().map(picture -> {
            Element figure = element("figure", picture);
            addCaption(figure);
            return figure;
        }).toList();
        return figures.size() == 1
                ? figures
                : List.of(element("div", figures).attr("class", "pictures"));
    }

    /** An image, or a link that holds nothing else. */
    private static boolean isImage(Element element) {
        return is(element, "img") || is(element, "a") && element.childNodeSize() == 1 && is(element.childNode(0), "img");
    }

    /** Turns the title and credit of a figure's only picture into its caption, behind what the caption says already. */
    private static void addCaption(Element figure) {
        List<Element> pictures = all(figure, "img");
        if (pictures.size() != 1) {
            return;
        }
        Element picture = pictures.getFirst();
        Optional<Element> own = figure.children().stream().filter(child -> is(child, "figcaption")).findFirst();
        List<Node> words = new ArrayList<>();
        String title = picture.attr("title").strip();
        if (own.isEmpty()) {
            if (!title.isEmpty()) {
                words.add(new TextNode(title));
            }
            picture.removeAttr("title");
        }
        String credit = picture.attr(HtmlSanitizer.CREDIT).strip();
        if (!credit.isEmpty()) {
            if (own.isPresent() || !words.isEmpty()) {
                words.add(new TextNode(" "));
            }
            words.add(element("span", new TextNode(credit)).attr("class", "credit"));
        }
        picture.removeAttr(HtmlSanitizer.CREDIT);
        if (!words.isEmpty()) {
            own.orElseGet(() -> figure.appendElement("figcaption")).appendChildren(words);
        }
    }
}
