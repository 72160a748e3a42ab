package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/**
 * Pictures that have a paragraph to themselves: one becomes a figure, its title the caption; several become a row of
 * figures.
 */
final class Figures {

    private Figures() {}

    static void set(Element parent) {
        parent.replaceChildren(child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            set(element);
            return element.is("p") ? paragraph(parent, element) : List.of(element);
        });
        if (parent.is("figure")) {
            setCaption(parent);
        }
    }

    private static List<? extends Markup> paragraph(Element parent, Element paragraph) {
        if (paragraph.all("img").isEmpty()) {
            return List.of(paragraph);
        }
        List<Element> pictures = paragraph.elements().stream().filter(element -> !element.is("br")).toList();
        boolean alone = !pictures.isEmpty() && pictures.stream().allMatch(Figures::isPicture) && paragraph.children()
                .stream().allMatch(child -> child instanceof Element || child instanceof Text text && text.isBlank());
        if (!alone) {
            return List.of(paragraph);
        }
        if (parent.is("figure")) {
            return pictures;
        }
        List<Element> figures = pictures.stream().map(picture -> {
            Element figure = Element.of("figure", picture);
            setCaption(figure);
            return figure;
        }).toList();
        return figures.size() == 1
                ? figures
                : List.of(Element.of("div", figures.toArray(Markup[]::new)).with("class", "pictures"));
    }

    /** An image, or a link that holds nothing else. */
    private static boolean isPicture(Element element) {
        return element.is("img") || element.is("a") && element.children().size() == 1
                && element.children().getFirst() instanceof Element only && only.is("img");
    }

    /** Turns the title and credit of a figure's only picture into its caption, behind what the caption says already. */
    private static void setCaption(Element figure) {
        List<Element> pictures = figure.all("img");
        if (pictures.size() != 1) {
            return;
        }
        Element picture = pictures.getFirst();
        Optional<Element> own = figure.elements().stream().filter(child -> child.is("figcaption")).findFirst();
        List<Markup> words = new ArrayList<>();
        Optional<String> title = picture.attribute("title").map(String::strip).filter(text -> !text.isEmpty());
        if (own.isEmpty()) {
            title.ifPresent(text -> words.add(new Text(text)));
            picture.attributes().remove("title");
        }
        picture.attribute(SafeHtml.CREDIT).map(String::strip).filter(text -> !text.isEmpty()).ifPresent(name -> {
            if (own.isPresent() || !words.isEmpty()) {
                words.add(new Text(" "));
            }
            words.add(Element.of("span", new Text(name)).with("class", "credit"));
        });
        picture.attributes().remove(SafeHtml.CREDIT);
        if (!words.isEmpty()) {
            own.orElseGet(() -> {
                Element caption = Element.of("figcaption");
                figure.children().add(caption);
                return caption;
            }).children().addAll(words);
        }
    }
}
