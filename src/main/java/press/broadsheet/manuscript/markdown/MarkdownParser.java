package press.broadsheet.manuscript.markdown;

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
import press.broadsheet.manuscript.text.LineIndex;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

/** Converts Markdown to HTML that is not sanitized yet. The parser is built once and is thread-safe. */
public final class MarkdownParser {

    private static final DataHolder OPTIONS = new MutableDataSet()
            .set(Parser.SPACE_IN_LINK_URLS, true) // CommonMark allows this only in <>; LinkTarget separates file names from text
            .set(Parser.REFERENCE_PARAGRAPH_PRE_PROCESSOR, false) // replaced by LinkDefinitionParser, which allows no spaces
            .set(TablesExtension.COLUMN_SPANS, false)
            .set(TablesExtension.HEADER_SEPARATOR_COLUMN_MATCH, true)
            .set(TablesExtension.MIN_SEPARATOR_DASHES, 1)
            .toImmutable();

    static final ListOptions LIST_OPTIONS = ListOptions.get(OPTIONS);

    private static final Parser PARSER = Parser.builder(OPTIONS)
            .extensions(List.of(new LazyTablesExtension(), new FootnoteExtension(), TaskListExtension.create(),
                    StrikethroughExtension.create(), DefinitionExtension.create()))
            .paragraphPreProcessorFactory(new LinkDefinitionParser.Factory())
            .customInlineParserExtensionFactory(new MarkdownAttributes.Factory())
            .build();

    private MarkdownParser() {}

    /** Renders a document, and adds lint findings to the problems. */
    public static String toHtml(Document document, SourceText sourceText, LineIndex lines, List<Problem> problems) {
        new MarkdownLint(sourceText, lines, problems).lint(document);
        return MarkdownHtmlWriter.writeNode(document, lines);
    }

    /** The code ranges of a Markdown text. */
    public static CodeRanges findCode(String text) {
        return CodeRanges.of(parse(text), text);
    }

    public static Document parse(String text) {
        return PARSER.parse(text);
    }
}
