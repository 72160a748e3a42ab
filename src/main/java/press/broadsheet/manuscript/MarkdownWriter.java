package press.broadsheet.manuscript;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.ParagraphItemContainer;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.TextBase;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.definition.DefinitionItem;
import com.vladsch.flexmark.ext.definition.DefinitionList;
import com.vladsch.flexmark.ext.definition.DefinitionTerm;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListItem;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableBody;
import com.vladsch.flexmark.ext.tables.TableCaption;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableHead;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.NonRenderingInline;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.misc.CharPredicate;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what Flexmark parsed as HTML, as its own renderer does (a test holds the two together), several times as quick and
 * with marks of ours: on links, pictures and headings the line they stand on, so that a problem with one can name it; what
 * braces behind them say; footnotes for {@link Footnotes}. Nothing is judged here, for all of it goes to the sanitizer.
 */
final class MarkdownWriter {

    private static final Pattern MARKED = Pattern.compile("<(a|img|h[1-6])(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final LineIndex lines;
    private final HtmlLines html;

    private MarkdownWriter(Document document, LineIndex lines) {
        this.document = document;
        this.lines = lines;
        this.html = new HtmlLines(document.getTextLength() * 3 / 2);
    }

    static String write(Document document, LineIndex lines) {
        MarkdownWriter writer = new MarkdownWriter(document, lines);
        writer.children(document);
        return writer.html.toString();
    }

    private void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            write(node);
        }
    }

    /** The commonest first; what is not named shows nothing. */
    private void write(Node node) {
        switch (node) {
            case Text text -> text(text);
            case SoftLineBreak _ -> html.raw("\n");
            case Paragraph paragraph -> paragraph(paragraph);
            case StrongEmphasis _ -> inline("strong", node);
            case Link link -> link(link);
            case Emphasis _ -> inline("em", node);
            case TextBase _ -> children(node);
            case TaskListItem task -> task(task);
            case DefinitionItem definition -> definition(definition);
            case DefinitionTerm _ -> term(node);
            case ListItem item -> item(item);
            case TableCell cell -> cell(cell);
            case TableRow _ -> onLine("tr", node);
            case Heading heading -> heading(heading);
            case HardLineBreak _ -> html.raw("<br />\n");
            case HtmlEntity _ -> html.text(node.getChars().unescape());
            case Code code -> html.open("code").text(Escaping.collapseWhitespace(code.getText(), true)).close("code");
            case Image image -> image(image);
            case BlockQuote _ -> block("blockquote", node);
            case BulletList _ -> block("ul", node);
            case OrderedList list -> numbered(list);
            case AutoLink link -> address(node, link.getText().toString(), link.getText().toString());
            case MailLink link -> address(node, "mailto:" + link.getText().unescape(), link.getText().unescape());
            case LinkRef link -> reference(link);
            case ImageRef image -> reference(image);
            case HtmlInline _ -> html.rawPreformatted(withLines(node.getChars()));
            case HtmlBlock block -> html(block);
            case HtmlInlineComment _, HtmlCommentBlock _ -> html.rawPreformatted(node.getChars().normalizeEOL());
            case Footnote note -> note(note);
            case Strikethrough _ -> inline("del", node);
            case ThematicBreak _ -> html.line().raw("<hr />").line();
            case TableBlock _ -> block("table", node);
            case TableHead _ -> onLine("thead", node);
            case TableBody _ -> onLine("tbody", node);
            case TableCaption _ -> onLine("caption", node);
            case FencedCodeBlock code -> fenced(code);
            case IndentedCodeBlock code -> code("", code.getContentChars().trimTailBlankLines().normalizeEndWithEOL());
            case FootnoteBlock note -> note(note);
            case DefinitionList _ -> definitions(node);
            default -> {}
        }
    }

    private void inline(String element, Node node) {
        html.open(element);
        children(node);
        html.close(element);
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

    /** Most words hold nothing that would have to be looked at. */
    private void text(Text node) {
        String words = node.getChars().toString();
        boolean plain = words.indexOf('\\') < 0 && words.indexOf('&') < 0 && words.indexOf('\r') < 0;
        html.text(plain ? words : Escaping.normalizeEOL(node.getChars().unescape()));
    }

    private void paragraph(Paragraph paragraph) {
        if (paragraph.getFirstChildAnyNot(NonRenderingInline.class) == null) {
            return;
        }
        if (paragraph.getParent() instanceof ParagraphItemContainer item
                && item.isParagraphWrappingDisabled(paragraph, MarkdownHtml.LISTS, document)) {
            children(paragraph);
        } else {
            onLine("p", paragraph);
        }
    }

    private void heading(Heading heading) {
        String element = "h" + heading.getLevel();
        html.line().begin(element);
        mark(heading);
        MarkdownAttributes.of(heading.getLastChild()).ifPresent(id -> html.attribute("id", id));
        html.end(">");
        children(heading);
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
        boolean tight = MarkdownHtml.LISTS.isTightListItem(item);
        html.openOnLine("li");
        if (!tight) {
            html.openOnLine("p");
        }
        html.begin("span").attribute(SafeHtml.TASK, item.isItemDoneMarker() ? "done" : "open").end("></span> ");
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
        boolean tight = MarkdownHtml.LISTS.isTightListItem(item);
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
        children(cell);
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

    private void link(Link link) {
        html.begin("a").attribute("href", link.getUrl().unescape());
        title(link.getTitle());
        mark(link);
        html.end(">");
        children(link);
        html.close("a");
    }

    private void address(Node node, String address, String words) {
        html.begin("a").attribute("href", address);
        mark(node);
        html.end(">").text(words).close("a");
    }

    private void image(Image image) {
        picture(image, image.getUrl(), image.getTitle());
    }

    private void picture(Node image, BasedSequence address, BasedSequence title) {
        html.begin("img").attribute("src", address.unescape())
                .attribute("alt", new TextCollectingVisitor().collectAndGetText(image));
        title(title);
        mark(image);
        html.end(" />");
    }

    /** One that is defined nowhere is the words that it was written with. */
    private void reference(RefNode node) {
        if (!node.isDefined()) {
            undefined(node);
            return;
        }
        Reference to = node.getReferenceNode(Parser.REFERENCES.get(document));
        if (node instanceof ImageRef) {
            picture(node, to.getUrl(), to.getTitle());
            return;
        }
        html.begin("a").attribute("href", to.getUrl().unescape());
        title(to.getTitle());
        mark(node);
        html.end(">");
        children(node);
        html.close("a");
    }

    private void undefined(RefNode node) {
        BasedSequence all = node.getChars();
        if (node instanceof ImageRef || !node.hasChildren()) {
            html.text(all.unescape());
        } else {
            html.text(all.prefixOf(node.getChildChars()).unescape());
            children(node);
            html.text(all.suffixOf(node.getChildChars()).unescape());
        }
    }

    private void title(BasedSequence title) {
        if (title.isNotNull()) {
            html.attribute("title", title.unescape());
        }
    }

    /** The line, and whose picture it is. */
    private void mark(Node node) {
        html.attribute(SafeHtml.LINE, String.valueOf(lines.line(node.getStartOffset())));
        MarkdownAttributes.of(node.getNext()).ifPresent(credit -> html.attribute(SafeHtml.CREDIT, credit));
    }

    private void note(Footnote note) {
        if (note.isDefined()) {
            html.begin("sup").attribute(SafeHtml.NOTE, number(note.getFootnoteBlock())).end("></sup>");
        } else {
            html.text(note.getChars().toString());
        }
    }

    private void note(FootnoteBlock note) {
        html.begin("div").attribute(SafeHtml.NOTE, number(note))
                .attribute(SafeHtml.LINE, String.valueOf(lines.line(note.getStartOffset()))).end(">");
        children(note);
        html.closeAndLine("div");
    }

    /** The same for a note and for its references. */
    private static String number(FootnoteBlock note) {
        return String.valueOf(note.getStartOffset());
    }

    private void html(HtmlBlock block) {
        html.line().rawPreformatted(withLines(block.getContentChars()));
        html.line();
    }

    /** The editor's own HTML, its links, pictures and headings marked with their lines; the sanitizer comes later. */
    private String withLines(BasedSequence written) {
        String raw = written.normalizeEOL();
        Matcher tags = MARKED.matcher(raw);
        return tags.find()
                ? tags.replaceAll(tag -> "<" + tag.group(1) + " " + SafeHtml.LINE + "=\""
                        + lines.line(written.getStartOffset() + tag.start()) + "\"")
                : raw;
    }
}
