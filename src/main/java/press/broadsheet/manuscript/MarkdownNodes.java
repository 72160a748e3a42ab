package press.broadsheet.manuscript;

import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders what Flexmark's own renderers would not: footnotes, marked for {@link Footnotes}, and HTML with its lines. */
final class MarkdownNodes implements NodeRenderer {

    private static final Pattern MARKED = Pattern.compile("<(a|img|h[1-6])(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

    private final LineIndex lines;

    MarkdownNodes(LineIndex lines) {
        this.lines = lines;
    }

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(
                new NodeRenderingHandler<>(Footnote.class, this::reference),
                new NodeRenderingHandler<>(FootnoteBlock.class, this::note),
                new NodeRenderingHandler<>(MarkdownAttributes.class, (_, _, _) -> {}),
                new NodeRenderingHandler<>(Text.class, (node, _, html) -> text(node, html)),
                new NodeRenderingHandler<>(HtmlInline.class, this::inline),
                new NodeRenderingHandler<>(HtmlBlock.class, this::block));
    }

    private void reference(Footnote node, NodeRendererContext context, HtmlWriter html) {
        if (node.isDefined()) {
            html.raw("<sup " + SafeHtml.NOTE + "=\"" + mark(node.getFootnoteBlock()) + "\"></sup>");
        } else {
            html.text(node.getChars().toString());
        }
    }

    private void note(FootnoteBlock node, NodeRendererContext context, HtmlWriter html) {
        html.raw("<div " + SafeHtml.NOTE + "=\"" + mark(node) + "\" " + SafeHtml.LINE + "=\""
                + lines.line(node.getStartOffset()) + "\">");
        context.renderChildren(node);
        html.raw("</div>").line();
    }

    /** As Flexmark does, which searches the words with two patterns even where nothing is to be escaped. */
    private static void text(Text node, HtmlWriter html) {
        String words = node.getChars().toString();
        for (int i = 0; i < words.length(); i++) {
            switch (words.charAt(i)) {
                case '\\', '&', '<', '>', '"', '\r' -> {
                    html.text(Escaping.normalizeEOL(node.getChars().unescape()));
                    return;
                }
                default -> {}
            }
        }
        html.raw(words);
    }

    private void inline(HtmlInline node, NodeRendererContext context, HtmlWriter html) {
        html.rawPre(withLines(node.getChars()));
    }

    private void block(HtmlBlock node, NodeRendererContext context, HtmlWriter html) {
        html.line().rawPre(withLines(node.getContentChars())).line();
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

    /** The same for a note and for its references. */
    private static int mark(FootnoteBlock note) {
        return note.getStartOffset();
    }
}
