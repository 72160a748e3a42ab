package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.TextBase;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.ast.TextCollectingVisitor;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.html.HtmlSanitizer;
import press.broadsheet.manuscript.text.LineIndex;

/** Writes what stands within a line of text: words, emphasis, links, pictures, and HTML with the lines that it stands on. */
final class InlineHtmlWriter {

    private static final Pattern MARKED = Pattern.compile("<(a|img|h[1-6])(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final LineIndex lines;
    private final HtmlLineWriter html;

    InlineHtmlWriter(Document document, LineIndex lines, HtmlLineWriter html) {
        this.document = document;
        this.lines = lines;
        this.html = html;
    }

    void children(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            write(node);
        }
    }

    /** The commonest first; what is not named shows nothing. */
    void write(Node node) {
        switch (node) {
            case Text text -> text(text);
            case SoftLineBreak _ -> html.raw("\n");
            case StrongEmphasis _ -> inline("strong", node);
            case Link link -> link(link, link.getUrl(), link.getTitle());
            case Emphasis _ -> inline("em", node);
            case TextBase _ -> children(node);
            case HardLineBreak _ -> html.raw("<br />\n");
            case HtmlEntity _ -> html.text(node.getChars().unescape());
            case Code code -> html.open("code").text(Escaping.collapseWhitespace(code.getText(), true)).close("code");
            case Image image -> picture(image, image.getUrl(), image.getTitle());
            case AutoLink link -> address(node, link.getText().toString(), link.getText().toString());
            case MailLink link -> address(node, "mailto:" + link.getText().unescape(), link.getText().unescape());
            case RefNode reference -> reference(reference);
            case HtmlInline _ -> html.rawPreformatted(withLines(node.getChars()));
            case Footnote note -> note(note);
            case Strikethrough _ -> inline("del", node);
            case HtmlInlineComment _ -> html.rawPreformatted(node.getChars().normalizeEOL());
            default -> {}
        }
    }

    private void inline(String element, Node node) {
        html.open(element);
        children(node);
        html.close(element);
    }

    /** Most words hold nothing that would have to be looked at. */
    private void text(Text node) {
        String words = node.getChars().toString();
        boolean plain = words.indexOf('\\') < 0 && words.indexOf('&') < 0 && words.indexOf('\r') < 0;
        html.text(plain ? words : Escaping.normalizeEOL(node.getChars().unescape()));
    }

    private void link(Node link, BasedSequence address, BasedSequence title) {
        html.begin("a").attribute("href", address.unescape());
        title(title);
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
        } else {
            link(node, to.getUrl(), to.getTitle());
        }
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
    void mark(Node node) {
        html.attribute(HtmlSanitizer.LINE, String.valueOf(lines.line(node.getStartOffset())));
        MarkdownAttributes.of(node.getNext()).ifPresent(credit -> html.attribute(HtmlSanitizer.CREDIT, credit));
    }

    private void note(Footnote note) {
        if (note.isDefined()) {
            html.begin("sup").attribute(HtmlSanitizer.NOTE, number(note.getFootnoteBlock())).end("></sup>");
        } else {
            html.text(note.getChars().toString());
        }
    }

    /** The same for a note and for its references. */
    static String number(FootnoteBlock note) {
        return String.valueOf(note.getStartOffset());
    }

    /**
     * The editor's own HTML, its links, pictures and headings marked with their lines, and with what tells each from all others;
     * the sanitizer comes later.
     */
    String withLines(BasedSequence written) {
        String raw = written.normalizeEOL();
        Matcher tags = MARKED.matcher(raw);
        return tags.find()
                ? tags.replaceAll(tag -> {
                    int offset = written.getStartOffset() + tag.start();
                    return "<" + tag.group(1) + " " + HtmlSanitizer.LINE + "=\"" + lines.line(offset) + "." + offset + "\"";
                })
                : raw;
    }
}
