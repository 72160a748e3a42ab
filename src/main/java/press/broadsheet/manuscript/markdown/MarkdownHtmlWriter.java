package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ParagraphItemContainer;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.definition.DefinitionItem;
import com.vladsch.flexmark.ext.definition.DefinitionList;
import com.vladsch.flexmark.ext.definition.DefinitionTerm;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCaption;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NonRenderingInline;
import com.vladsch.flexmark.util.misc.CharPredicate;
import java.util.Locale;
import press.broadsheet.manuscript.html.HtmlSanitizer;
import press.broadsheet.manuscript.text.LineIndex;

/**
 * Writes what Flexmark parsed as HTML, as its own renderer does (a test holds the two together), several times as quick and
 * with marks of ours: on links, pictures and headings the line they stand on, so that a problem with one can name it; what
 * braces behind them say; footnotes for {@code Footnotes}. Nothing is judged here, for all of it goes to the sanitizer.
 */
final class MarkdownHtmlWriter {

    private final Document document;
    private final HtmlLineWriter html;
    private final InlineHtmlWriter spans;

    private MarkdownHtmlWriter(Document document, LineIndex lines) {
        this.document = document;
        this.html = new HtmlLineWriter(document.getTextLength() * 3 / 2);
        this.spans = new InlineHtmlWriter(document, lines, html);
    }

    static String write(Document document, LineIndex lines) {
        MarkdownHtmlWriter writer = new MarkdownHtmlWriter(document, lines);
        writer.children(document);
        return writer.html.toString();
    }

    private void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            write(node);
        }
    }

    /** The commonest first; what is no block stands within a line. */
    private void write(Node node) {
        switch (node) {
            case Paragraph paragraph -> paragraph(paragraph);
            case TaskListItem task -> task(task);
            case DefinitionItem definition -> definition(definition);
            case DefinitionTerm _ -> term(node);
            case ListItem item -> item(item);
            case TableCell cell -> cell(cell);
            case TableRow _ -> onLine("tr", node);
            case Heading heading -> heading(heading);
            case BlockQuote _ -> block("blockquote", node);
            case BulletList _ -> block("ul", node);
            case OrderedList list -> numbered(list);
            case HtmlBlock block -> html(block);
            case HtmlCommentBlock _ -> html.rawPreformatted(node.getChars().normalizeEOL());
            case ThematicBreak _ -> html.line().raw("<hr />").line();
            case TableBlock _ -> block("table", node);
            case TableHead _ -> onLine("thead", node);
            case TableBody _ -> onLine("tbody", node);
            case TableCaption _ -> words("caption", node);
            case FencedCodeBlock code -> fenced(code);
            case IndentedCodeBlock code -> code("", code.getContentChars().trimTailBlankLines().normalizeEndWithEOL());
            case FootnoteBlock note -> note(note);
            case DefinitionList _ -> definitions(node);
            default -> spans.write(node);
        }
    }

    /** An element on a line of its own that holds words. */
    private void words(String element, Node node) {
        html.openOnLine(element);
        spans.children(node);
        html.closeAndLine(element);
    }

    private void onLine(String element, Node node) {
        html.openOnLine(element);
        children(node);
        html.closeAndLine(element);
    }

    private void block(String element, Node node) {
        html.openOnLine(element).line();
        children(node);
        html.line().closeAndLine(element);
    }

    private void paragraph(Paragraph paragraph) {
        if (paragraph.getFirstChildAnyNot(NonRenderingInline.class) == null) {
            return;
        }
        if (paragraph.getParent() instanceof ParagraphItemContainer item
                && item.isParagraphWrappingDisabled(paragraph, MarkdownParser.LISTS, document)) {
            spans.children(paragraph);
        } else {
            words("p", paragraph);
        }
    }

    private void heading(Heading heading) {
        String element = "h" + heading.getLevel();
        html.line().begin(element);
        spans.mark(heading);
        MarkdownAttributes.of(heading.getLastChild()).ifPresent(id -> html.attribute("id", id));
        html.end(">");
        spans.children(heading);
        html.closeAndLine(element);
    }

    private void numbered(OrderedList list) {
        html.line().begin("ol");
        if (list.getStartNumber() != 1) {
            html.attribute("start", String.valueOf(list.getStartNumber()));
        }
        html.end(">").line();
        children(list);
        html.line().closeAndLine("ol");
    }

    private void item(ListItem item) {
        html.openOnLine("li").text(item.getMarkerSuffix().unescape());
        children(item);
        html.closeAndLine("li");
    }

    private void task(TaskListItem item) {
        boolean tight = MarkdownParser.LISTS.isTightListItem(item);
        html.openOnLine("li");
        if (!tight) {
            html.openOnLine("p");
        }
        html.begin("span").attribute(HtmlSanitizer.TASK, item.isItemDoneMarker() ? "done" : "open").end("></span> ");
        children(item);
        if (!tight) {
            html.closeAndLine("p");
        }
        html.closeAndLine("li");
    }

    private void definitions(Node list) {
        html.open("dl").line();
        children(list);
        html.line().close("dl");
    }

    private void term(Node term) {
        if (term.getFirstChild() != null) {
            onLine("dt", term);
        }
    }

    private void definition(DefinitionItem item) {
        boolean tight = MarkdownParser.LISTS.isTightListItem(item);
        html.openOnLine("dd");
        if (!tight) {
            html.line();
        }
        html.text(item.getMarkerSuffix().unescape());
        children(item);
        if (!tight) {
            html.line();
        }
        html.closeAndLine("dd");
    }

    private void cell(TableCell cell) {
        String element = cell.isHeader() ? "th" : "td";
        html.begin(element);
        if (cell.getAlignment() != null) {
            html.attribute("align", cell.getAlignment().name().toLowerCase(Locale.ROOT));
        }
        html.end(">");
        spans.children(cell);
        html.close(element);
    }

    private void fenced(FencedCodeBlock code) {
        String language = code.getInfo().isBlank() ? "" : code.getInfoDelimitedByAny(CharPredicate.SPACE_TAB).unescape();
        code(language, code.getContentChars().normalizeEOL());
    }

    private void code(String language, String code) {
        html.line().open("pre").preformatted(true).begin("code");
        if (!language.isEmpty()) {
            html.attribute("class", "language-" + language);
        }
        html.end(">").text(code).close("code").close("pre").preformatted(false).line();
    }

    private void note(FootnoteBlock note) {
        html.begin("div").attribute(HtmlSanitizer.NOTE, InlineHtmlWriter.number(note));
        spans.mark(note);
        html.end(">");
        children(note);
        html.closeAndLine("div");
    }

    private void html(HtmlBlock block) {
        html.line().rawPreformatted(spans.withLines(block.getContentChars()));
        html.line();
    }
}
