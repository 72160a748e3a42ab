package press.broadsheet.manuscript.html;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.manuscript.TestRenderer.renderProse;

/** Tables: accessible regions, header scopes and row lengths. */
class TablesTests {

    @Test
    void tableHasARegionLabelledByItsCaption() {
        assertThat(renderProse("| Round | Upheld |\n|---|--:|\n| **First** | 611 |\n[Objections *by* round]\n")).isEqualTo("""
                <div class="table" role="region" aria-labelledby="tab1" tabindex="0"><table>\
                <caption id="tab1">Objections <em>by</em> round</caption>\
                <thead><tr><th scope="col">Round</th><th class="num" scope="col">Upheld</th></tr></thead>\
                <tbody><tr><th scope="row">First</th><td class="num">611</td></tr></tbody></table></div>""");
    }

    @Test
    void aTableWithoutACaptionIsNumbered() {
        String table = "| a |\n|---|\n| b |\n";
        assertThat(renderProse(table + "\n" + table)).contains("aria-label=\"Table 1\"", "aria-label=\"Table 2\"");
    }

    @Test
    void rowsArePaddedAndKeepAllText() {
        assertThat(renderProse("a | b\n--|:-:\n1 |\n1 | 2 | 3\n")).contains(
                "<tr><th scope=\"col\">a</th><th class=\"center\" scope=\"col\">b</th><td></td></tr>",
                "<tr><td>1</td><td></td><td></td></tr>", "<tr><td>1</td><td class=\"center\">2</td><td>3</td></tr>");
    }

    @Test
    void htmlTableIsRenderedTheSame() {
        assertThat(renderProse("<table border=1><tr><th>A<td align=right style='x'>1<caption>C</caption></table>\n"))
                .contains("<caption id=\"tab1\">C</caption>", "<th scope=\"row\">A</th><td class=\"num\">1</td>")
                .doesNotContain("border", "style", "align=");
    }

    @Test
    void numericCellsMayBeMarkedByClass() {
        assertThat(renderProse("<table><tr><td class=\"num evil\">1</td><td class=evil>2</td></tr></table>"))
                .contains("<td class=\"num\">1</td><td>2</td>");
    }
}
