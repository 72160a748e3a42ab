package press.broadsheet.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;
import press.broadsheet.manuscript.Markup.Text;

/** Who said it: the last line of a quotation, if it starts with an em dash, or the caption of a pull quote. */
final class Quotations {

    private Quotations() {}

    static void set(Element parent) {
        parent.elements().forEach(Quotations::set);
        if (parent.is("blockquote")) {
            attribute(parent);
        }
        if (parent.is("figure")) {
            caption(parent);
        }
    }

    private static void attribute(Element quotation) {
        List<Markup> blocks = quotation.children();
        if (blocks.isEmpty() || !(blocks.getLast() instanceof Element last) || !last.is("p")) {
            return;
        }
        int start = last.lastLine();
        List<Markup> line = new ArrayList<>(last.children().subList(start, last.children().size()));
        boolean whole = start == 0;
        if (!Element.of("p", line.toArray(Markup[]::new)).text().strip().startsWith("—") || whole && blocks.size() == 1) {
            return;
        }
        last.children().subList(start, last.children().size()).clear();
        if (last.children().isEmpty()) {
            blocks.removeLast();
        } else if (last.children().getLast() instanceof Element end && end.is("br")) {
            last.children().removeLast();
        }
        if (line.getFirst() instanceof Text text) {
            line.set(0, new Text(text.text().stripLeading()));
        }
        blocks.add(Element.of("footer", line.toArray(Markup[]::new)));
    }

    private static void caption(Element figure) {
        List<Element> parts = figure.elements();
        boolean captioned = parts.stream().anyMatch(part -> part.is("figcaption"));
        if (captioned || !figure.attribute("class").equals(Optional.of("quote"))) {
            return;
        }
        parts.stream().filter(part -> part.is("blockquote")).findFirst()
                .flatMap(quotation -> quotation.elements().stream().filter(part -> part.is("footer")).findFirst()
                        .filter(footer -> quotation.children().remove(footer)))
                .ifPresent(footer -> figure.children().add(footer.renamed("figcaption")));
    }
}
