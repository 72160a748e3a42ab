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

/** Writes inline Markdown as HTML: text, emphasis, links, images and inline HTML, with source line numbers. */
final class InlineHtmlWriter {

    private static final Pattern TAG_WITH_LINE = Pattern.compile("<(a|img|h[1-6])(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private final Document document;
    private final LineIndex lineIndex;
    private final HtmlLineWriter html;

    InlineHtmlWriter(Document document, LineIndex lineIndex, HtmlLineWriter html) {
        this.document = document;
        this.lineIndex = lineIndex;
        this.html = html;
    }

    void writeChildren(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            writeNode(node);
        }
    }

    /** Frequent types come first. Types not listed produce no output. */
    void writeNode(Node node) {
        switch (node) {
            case Text text -> writeText(text);
            case SoftLineBreak _ -> html.raw("\n");
            case StrongEmphasis _ -> element("strong", node);
            case Link link -> writeLink(link, link.getUrl(), link.getTitle());
            case Emphasis _ -> element("em", node);
            case TextBase _ -> writeChildren(node);
            case HardLineBreak _ -> html.raw("<br />\n");
            case HtmlEntity _ -> html.text(node.getChars().unescape());
            case Code code -> html.open("code").text(Escaping.collapseWhitespace(code.getText(), true)).close("code");
            case Image image -> writeImage(image, image.getUrl(), image.getTitle());
            case AutoLink link -> writeAutolink(node, link.getText().toString(), link.getText().toString());
            case MailLink link -> writeAutolink(node, "mailto:" + link.getText().unescape(), link.getText().unescape());
            case RefNode reference -> writeReference(reference);
            case HtmlInline _ -> html.rawPreformatted(addLineAttributes(node.getChars()));
            case Footnote note -> writeFootnoteReference(note);
            case Strikethrough _ -> element("del", node);
            case HtmlInlineComment _ -> html.rawPreformatted(node.getChars().normalizeEOL());
            default -> {}
        }
    }

    private void element(String element, Node node) {
        html.open(element);
        writeChildren(node);
        html.close(element);
    }

    /** Fast path: most text contains nothing to unescape. */
    private void writeText(Text node) {
        String words = node.getChars().toString();
        boolean plain = words.indexOf('\\') < 0 && words.indexOf('&') < 0 && words.indexOf('\r') < 0;
        html.text(plain ? words : Escaping.normalizeEOL(node.getChars().unescape()));
    }

    private void writeLink(Node link, BasedSequence url, BasedSequence title) {
        html.beginTag("a").attribute("href", url.unescape());
        writeTitle(title);
        writeSourceAttributes(link);
        html.append(">");
        writeChildren(link);
        html.close("a");
    }

    private void writeAutolink(Node node, String url, String words) {
        html.beginTag("a").attribute("href", url);
        writeSourceAttributes(node);
        html.append(">").text(words).close("a");
    }

    private void writeImage(Node image, BasedSequence url, BasedSequence title) {
        html.beginTag("img").attribute("src", url.unescape())
                .attribute("alt", new TextCollectingVisitor().collectAndGetText(image));
        writeTitle(title);
        writeSourceAttributes(image);
        html.append(" />");
    }

    /** Writes a reference link or image. If it is undefined, its source text is shown. */
    private void writeReference(RefNode node) {
        if (!node.isDefined()) {
            writeUndefinedReference(node);
            return;
        }
        Reference to = node.getReferenceNode(Parser.REFERENCES.get(document));
        if (node instanceof ImageRef) {
            writeImage(node, to.getUrl(), to.getTitle());
        } else {
            writeLink(node, to.getUrl(), to.getTitle());
        }
    }

    private void writeUndefinedReference(RefNode node) {
        BasedSequence all = node.getChars();
        if (node instanceof ImageRef || !node.hasChildren()) {
            html.text(all.unescape());
        } else {
            html.text(all.prefixOf(node.getChildChars()).unescape());
            writeChildren(node);
            html.text(all.suffixOf(node.getChildChars()).unescape());
        }
    }

    private void writeTitle(BasedSequence title) {
        if (title.isNotNull()) {
            html.attribute("title", title.unescape());
        }
    }

    /** The source line and the image credit. */
    void writeSourceAttributes(Node node) {
        html.attribute(HtmlSanitizer.LINE, String.valueOf(lineIndex.line(node.getStartOffset())));
        MarkdownAttributes.valueOf(node.getNext()).ifPresent(credit -> html.attribute(HtmlSanitizer.CREDIT, credit));
    }

    private void writeFootnoteReference(Footnote note) {
        if (note.isDefined()) {
            html.beginTag("sup").attribute(HtmlSanitizer.FOOTNOTE, footnoteKey(note.getFootnoteBlock())).append("></sup>");
        } else {
            html.text(note.getChars().toString());
        }
    }

    /** Identifies a footnote in its definition and its references. */
    static String footnoteKey(FootnoteBlock note) {
        return String.valueOf(note.getStartOffset());
    }

    /**
     * Adds the line to links, images and headings in the editor's own HTML, and the offset, which identifies each element.
     * The result is not sanitized yet.
     */
    String addLineAttributes(BasedSequence written) {
        String raw = written.normalizeEOL();
        Matcher tags = TAG_WITH_LINE.matcher(raw);
        return tags.find()
                ? tags.replaceAll(tag -> {
                    int offset = written.getStartOffset() + tag.start();
                    return "<" + tag.group(1) + " " + HtmlSanitizer.LINE + "=\"" + lineIndex.line(offset) + "." + offset + "\"";
                })
                : raw;
    }
}
