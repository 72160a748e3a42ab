package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import press.broadsheet.TrialCount;
import press.broadsheet.manuscript.text.LineIndex;

import static org.assertj.core.api.Assertions.assertThat;

/** What our own writer makes of a text is what Flexmark's renderer makes of it. */
@Timeout(300)
class MarkdownHtmlWriterTests {

    private static final HtmlRenderer FLEXMARK = HtmlRenderer.builder(new MutableDataSet()
            .set(HtmlRenderer.SUPPRESSED_LINKS, "")
            .set(HtmlRenderer.INDENT_SIZE, 0)
            .set(HtmlRenderer.GENERATE_HEADER_ID, false)
            .set(TaskListExtension.TIGHT_ITEM_CLASS, "")
            .set(TaskListExtension.LOOSE_ITEM_CLASS, "")
            .set(TaskListExtension.ITEM_DONE_MARKER, "<span data-task=\"done\"></span> ")
            .set(TaskListExtension.ITEM_NOT_DONE_MARKER, "<span data-task=\"open\"></span> ")
            .set(TablesExtension.COLUMN_SPANS, false))
            .extensions(List.of(TablesExtension.create(), TaskListExtension.create(), StrikethroughExtension.create(),
                    DefinitionExtension.create()))
            .build();

    private static final List<String> UNUSUAL = List.of("- [x] done\n- [ ] open\n", "- [x] done\n\n- [ ] open\n\n  more\n",
            "| a | b |\n|---|:-:|\n| 1 | `x` |\n[*cap*]\n", "term\n: one\n: two\n\n    more\n", "term\n\n: one\n\nother\n: x\n",
            "~~x~~ ![a *b*](c.jpg \"t &amp; u\")\n", "# A\n\nB\n===\n", "<div>\n\n*x* <a href=x>\n\n</div>\n",
            "a <!-- c --> b\n", "&#32; &amp; &copy; \\* \\\\ \"q\"\n", "```java x\n  a\n\n\n b\n```\n",
            "    code\n\n    more\n\n\n",
            "1. a\n\n   b\n2. c\n\t- d\n", "3) a\n4) b\n", "> a\n> > b\n", "a  \n  b\\\nc\n", "<pre>\n\n x\n\n\n</pre>\n",
            "<http://x.y/?a&b> <a@b.c>\n", "[a]: /x 'two\nlines'\n[a] [b][a] ![a] ![q][zz] [zz] [*y*]\n",
            "x\ty\n\t z\r\nq\r\n\r\nw\n");

    private static final List<String> MARKS =
            List.of("*", "[", "](", "`", "<", "\n", " ", "\\", "|", "_", "\t", "~~", "!", ">", "#");

    private static final List<String> CONTAINER_PREFIXES = List.of("> ", "- ", "  ", "1. ", "    ", ": ");

    @Test
    void specificationAndHandbookAreWrittenAlike() throws IOException {
        List<String> texts = new ArrayList<>(CommonMarkTests.examples());
        texts.addAll(UNUSUAL);
        texts.add(CommonMarkTests.specification());
        try (var files = Files.walk(Path.of("seeds"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
                texts.add(Files.readString(file).replace("[^", "[")); // our own notes are written otherwise
            }
        }
        assertThat(texts).allSatisfy(MarkdownHtmlWriterTests::assertWrittenAlike);
    }

    @Test
    void mixedNestedAndTruncatedTextIsWrittenAlike() throws IOException {
        List<String> pieces = new ArrayList<>(CommonMarkTests.examples());
        pieces.addAll(UNUSUAL);
        Random random = new Random(31);
        for (int i = 0; i < TrialCount.of(4_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(4); piece >= 0; piece--) {
                text.append(truncated(nested(pieces.get(random.nextInt(pieces.size())), random), random)).append('\n');
            }
            assertWrittenAlike(text.toString());
        }
    }

    private static String nested(String text, Random random) {
        String nest = CONTAINER_PREFIXES.get(random.nextInt(CONTAINER_PREFIXES.size()));
        return random.nextInt(3) > 0 ? text : nest + text.replace("\n", "\n" + (random.nextBoolean() ? nest : "   "));
    }

    private static String truncated(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return random.nextInt(4) > 0
                ? text
                : text.substring(0, at) + MARKS.get(random.nextInt(MARKS.size())) + text.substring(at);
    }

    /** But for our own attributes, and for entities in the address of an autolink, which are none in CommonMark, 6.5. */
    private static void assertWrittenAlike(String text) {
        assertThat(comparable(MarkdownHtmlWriter.writeNode(MarkdownParser.parse(text), new LineIndex(text))))
                .as(text).isEqualTo(comparable(FLEXMARK.render(MarkdownParser.parse(text))));
    }

    private static String comparable(String html) {
        return html.replaceAll(" (?:data-line|credit|id)=\"[^\"]*\"", "").replaceAll("&amp;(?=#?\\w+;)", "&");
    }
}
