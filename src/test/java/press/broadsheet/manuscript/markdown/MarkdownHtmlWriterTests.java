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

/** MarkdownHtmlWriter writes the same HTML as Flexmark's renderer. */
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

    private static final List<String> DELIMITERS =
            List.of("*", "[", "](", "`", "<", "\n", " ", "\\", "|", "_", "\t", "~~", "!", ">", "#");

    private static final List<String> CONTAINER_PREFIXES = List.of("> ", "- ", "  ", "1. ", "    ", ": ");

    @Test
    void specificationAndHandbookAreWrittenTheSame() throws IOException {
        List<String> texts = new ArrayList<>(CommonMarkTests.examples());
        texts.addAll(UNUSUAL);
        texts.add(CommonMarkTests.specification());
        try (var files = Files.walk(Path.of("seeds"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md")).toList()) {
                texts.add(Files.readString(file).replace("[^", "[")); // footnotes are written differently
            }
        }
        assertThat(texts).allSatisfy(MarkdownHtmlWriterTests::assertSameHtml);
    }

    @Test
    void mixedNestedAndTruncatedTextIsWrittenTheSame() throws IOException {
        List<String> samples = new ArrayList<>(CommonMarkTests.examples());
        samples.addAll(UNUSUAL);
        Random random = new Random(31);
        for (int i = 0; i < TrialCount.of(4_000); i++) {
            StringBuilder text = new StringBuilder();
            for (int sample = random.nextInt(4); sample >= 0; sample--) {
                text.append(truncated(nested(samples.get(random.nextInt(samples.size())), random), random)).append('\n');
            }
            assertSameHtml(text.toString());
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
                : text.substring(0, at) + DELIMITERS.get(random.nextInt(DELIMITERS.size())) + text.substring(at);
    }

    /** Ignores internal attributes, and entities in autolink URLs, which CommonMark 6.5 does not decode. */
    private static void assertSameHtml(String text) {
        assertThat(comparable(MarkdownHtmlWriter.writeNode(MarkdownParser.parse(text), new LineIndex(text))))
                .as(text).isEqualTo(comparable(FLEXMARK.render(MarkdownParser.parse(text))));
    }

    private static String comparable(String html) {
        return html.replaceAll(" (?:data-line|credit|id)=\"[^\"]*\"", "").replaceAll("&amp;(?=#?\\w+;)", "&");
    }
}
