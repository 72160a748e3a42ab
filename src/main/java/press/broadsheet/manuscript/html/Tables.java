package press.broadsheet.manuscript.html;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

import static press.broadsheet.manuscript.html.HtmlTree.all;
import static press.broadsheet.manuscript.html.HtmlTree.element;
import static press.broadsheet.manuscript.html.HtmlTree.is;
import static press.broadsheet.manuscript.html.HtmlTree.rename;
import static press.broadsheet.manuscript.html.HtmlTree.setChildren;
import static press.broadsheet.manuscript.html.HtmlTree.showsNothing;
import static press.broadsheet.manuscript.html.HtmlTree.takeChildren;

/**
 * Wraps each table in a named, focusable, scrollable region, sets the scope of header cells, and pads rows to equal length.
 */
final class Tables {

    /** Larger tables are not padded: padding could turn a small file into a very large page. */
    private static final int MAX_CELLS = 20_000;

    private final ArticleMessages articleMessages;
    private int number;

    Tables(ArticleMessages articleMessages) {
        this.articleMessages = articleMessages;
    }

    void transform(Element parent) {
        for (Element child : parent.children()) {
            if (is(child, "table")) {
                Element region = wrapInRegion(child);
                child.replaceWith(region);
                region.appendChild(child);
            } else {
                transform(child);
            }
        }
    }

    private Element wrapInRegion(Element table) {
        number++;
        all(table, "table").forEach(Tables::normalizeCells);
        Element region = element("div").attr("class", "table").attr("role", "region");
        Optional<Element> caption = table.children().stream().filter(child -> is(child, "caption")).findFirst();
        caption.ifPresentOrElse(found -> {
            region.attr("aria-labelledby", "tab" + number);
            table.prependChild(found.attr("id", "tab" + number));
        }, () -> region.attr("aria-label", articleMessages.table(number)));
        return region.attr("tabindex", "0");
    }

    private static void normalizeCells(Element table) {
        List<Element> groups = table.children().stream().filter(group -> is(group, "thead", "tbody", "tfoot")).toList();
        List<Element> rows = groups.stream().flatMap(group -> group.children().stream()).toList();
        padRows(rows);
        for (Element group : groups) {
            for (Element row : group.children()) {
                row.children().forEach(cell -> transform(group, row, cell));
            }
        }
    }

    private static void padRows(List<Element> rows) {
        int width = 0;
        boolean spans = false;
        for (Element row : rows) {
            List<Element> cells = row.children();
            width = Math.max(width, cells.size());
            for (Element cell : cells) {
                spans |= cell.hasAttr("colspan") || cell.hasAttr("rowspan");
            }
        }
        if (spans || (long) width * rows.size() > MAX_CELLS) {
            return;
        }
        for (Element row : rows) {
            for (int cells = row.childrenSize(); cells < width; cells++) {
                row.appendChild(element("td"));
            }
        }
    }

    private static void transform(Element group, Element row, Element cell) {
        String align = cell.attr("align");
        cell.removeAttr("align");
        if (align.equals("right")) {
            cell.attr("class", "num");
        } else if (align.equals("center")) {
            cell.attr("class", "center");
        }
        if (showsNothing(cell)) {
            cell.removeAttr("scope");
            rename(cell, "td"); // an empty header cell is not a header
        } else if (cell.equals(row.firstChild()) && !is(group, "thead") && isBold(cell)) {
            setChildren(cell, takeChildren(cell.child(0)));
            rename(cell, "th").attr("scope", "row");
        } else if (is(cell, "th") && !cell.hasAttr("scope")) {
            cell.attr("scope", is(group, "thead") ? "col" : "row");
        }
    }

    /** Markdown has no row headers, so a bold first cell is used as one. */
    private static boolean isBold(Element cell) {
        return is(cell, "td") && cell.childNodeSize() == 1 && is(cell.childNode(0), "strong", "b");
    }
}
