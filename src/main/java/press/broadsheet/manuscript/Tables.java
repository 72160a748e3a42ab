package press.broadsheet.manuscript;

import java.util.List;
import java.util.Optional;
import press.broadsheet.manuscript.Markup.Element;

/**
 * Tables as the page sets them: in a region of their own that has a name, takes the keyboard's focus and scrolls inside
 * itself; with headings that say what they head, and rows of one length.
 */
final class Tables {

    /** Filling up the short rows of a table could otherwise make a small file a very large page. */
    private static final int MOST_CELLS = 20_000;

    private final Wording wording;
    private int number;

    Tables(Wording wording) {
        this.wording = wording;
    }

    void set(Element parent) {
        parent.replaceChildren(child -> {
            if (!(child instanceof Element element)) {
                return List.of(child);
            }
            if (!element.is("table")) {
                set(element);
                return List.of(element);
            }
            return List.of(region(element));
        });
    }

    private Element region(Element table) {
        number++;
        table.all("table").forEach(Tables::setCells);
        Element region = Element.of("div", table).with("class", "table").with("role", "region");
        Optional<Element> caption = table.elements().stream().filter(child -> child.is("caption")).findFirst();
        caption.ifPresentOrElse(
                found -> region.with("aria-labelledby", "tab" + number),
                () -> region.with("aria-label", wording.table(number)));
        caption.ifPresent(found -> {
            found.with("id", "tab" + number);
            table.children().remove(found);
            table.children().addFirst(found);
        });
        return region.with("tabindex", "0");
    }

    private static void setCells(Element table) {
        List<Element> groups = table.elements().stream().filter(group -> group.is("thead", "tbody", "tfoot")).toList();
        List<Element> rows = groups.stream().flatMap(group -> group.elements().stream()).toList();
        fillUp(rows);
        for (Element group : groups) {
            for (Element row : group.elements()) {
                row.replaceChildren(cell -> List.of(cell instanceof Element element ? cell(group, row, element) : cell));
            }
        }
    }

    private static void fillUp(List<Element> rows) {
        int width = 0;
        boolean spans = false;
        for (Element row : rows) {
            List<Element> cells = row.elements();
            width = Math.max(width, cells.size());
            for (Element cell : cells) {
                spans |= cell.has("colspan") || cell.has("rowspan");
            }
        }
        if (spans || (long) width * rows.size() > MOST_CELLS) {
            return;
        }
        for (Element row : rows) {
            for (int cells = row.elements().size(); cells < width; cells++) {
                row.children().add(Element.of("td"));
            }
        }
    }

    private static Element cell(Element group, Element row, Element cell) {
        String align = cell.attribute("align").orElse("");
        cell.attributes().remove("align");
        if (align.equals("right")) {
            cell.with("class", "num");
        } else if (align.equals("center")) {
            cell.with("class", "center");
        }
        if (cell.text().isBlank() && cell.all("img").isEmpty()) {
            cell.attributes().remove("scope");
            return cell.renamed("td"); // a heading without words heads nothing
        }
        boolean first = row.children().getFirst() == cell;
        if (first && !group.is("thead") && isBold(cell)) {
            Element words = (Element) cell.children().getFirst();
            cell.children().clear();
            cell.children().addAll(words.children());
            return cell.renamed("th").with("scope", "row");
        }
        if (cell.is("th") && !cell.has("scope")) {
            cell.with("scope", group.is("thead") ? "col" : "row");
        }
        return cell;
    }

    /** In Markdown, which has no other way to say it, a bold first cell is its row's heading. */
    private static boolean isBold(Element cell) {
        return cell.is("td") && cell.children().size() == 1
                && cell.children().getFirst() instanceof Element only && only.is("strong", "b");
    }
}
