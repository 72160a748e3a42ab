package press.broadsheet.manuscript;

import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.ListOptions;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;

/** Markdown to HTML that nobody has sanitized yet. The parser is built once and serves every thread. */
final class MarkdownHtml {

    private static final DataHolder OPTIONS = new MutableDataSet()
            .set(Parser.SPACE_IN_LINK_URLS, true) // as CommonMark has it between < and >; Links knows words from files
            .set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, false) // MarkdownDefinitions has no such blanks
            .set(TablesExtension.COLUMN_SPANS, false)
            .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true)
            .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
            .toImmutable();

    static final ListOptions LISTS = ListOptions.get(OPTIONS);

    private static final Parser PARSER = Parser.builder(OPTIONS)
            .extensions(List.of(new MarkdownTables(), new MarkdownFootnotes(), TaskListExtension.create(),
                    StrikethroughExtension.create(), DefinitionExtension.create()))
            .paragraphPreProcessorFactory(new MarkdownDefinitions.Factory())
            .customInlineParserExtensionFactory(new MarkdownAttributes.Factory())
            .build();

    private MarkdownHtml() {}

    /** Where the text is set otherwise than it seems to be meant, that is among the problems. */
    static String of(Document document, Markdown.Copy copy, LineIndex lines, List<Problem> problems) {
        new MarkdownSlips(copy, lines, problems).find(document);
        return MarkdownWriter.write(document, lines);
    }

    /** What of a text is code. */
    static MarkdownCode code(String text) {
        return MarkdownCode.of(parse(text), text);
    }

    static Document parse(String text) {
        return PARSER.parse(text);
    }
}
