package press.broadsheet.manuscript;

import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.DataKey;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.misc.Extension;
import java.util.ArrayList;
import java.util.List;

/** Markdown to HTML that nobody has sanitized yet. Parser and renderer are built once and serve every thread. */
final class MarkdownHtml {

    static final DataKey<LineIndex> LINES = new DataKey<>("LINES", new LineIndex(""));

    private static final DataHolder OPTIONS = new MutableDataSet()
            .set(Parser.SPACE_IN_LINK_URLS, true) // as CommonMark has it between < and >; Links knows words from files
            .set(TablesExtension.COLUMN_SPANS, false)
            .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true)
            .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
            .set(TaskListExtension.ITEM_DONE_MARKER, task("done"))
            .set(TaskListExtension.ITEM_NOT_DONE_MARKER, task("open"))
            .set(HtmlRenderer.SUPPRESSED_LINKS, "") // Links judges them, and says so
            .set(HtmlRenderer.INDENT_SIZE, 0)
            .set(HtmlRenderer.GENERATE_HEADER_ID, false) // Headings makes them
            .toImmutable();

    private static final List<Extension> BOTH = List.of(TaskListExtension.create(), StrikethroughExtension.create(),
            DefinitionExtension.create());

    /** Footnotes are parsed by the extension and rendered by {@link MarkdownNodes}. */
    private static final Parser PARSER = Parser.builder(OPTIONS)
            .extensions(with(new MarkdownTables(), with(FootnoteExtension.create(), BOTH)))
            .customInlineParserExtensionFactory(new MarkdownAttributes.Factory())
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS)
            .extensions(with(TablesExtension.create(), BOTH))
            .nodeRendererFactory(options -> new MarkdownNodes(LINES.get(options)))
            .attributeProviderFactory(MarkdownLines.FACTORY)
            .build();

    private MarkdownHtml() {}

    /** Where the text is set otherwise than it seems to be meant, that is among the problems. */
    static String of(Markdown.Copy copy, List<Problem> problems) {
        Document document = PARSER.parse(copy.text());
        LineIndex lines = new LineIndex(copy.text());
        new MarkdownSlips(copy, lines, problems).find(document);
        document.set(LINES, lines);
        return RENDERER.render(document);
    }

    /** What of a text is code. */
    static MarkdownCode code(String text) {
        return MarkdownCode.of(PARSER.parse(text), text);
    }

    private static String task(String state) {
        return "<span " + SafeHtml.TASK + "=\"" + state + "\"></span> ";
    }

    private static List<Extension> with(Extension one, List<Extension> others) {
        List<Extension> all = new ArrayList<>(others);
        all.addFirst(one);
        return all;
    }
}
