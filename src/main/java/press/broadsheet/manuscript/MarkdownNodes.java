package press.broadsheet.manuscript;

import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.html.HtmlWriter;
import com.vladsch.flexmark.html.renderer.NodeRenderer;
import com.vladsch.flexmark.html.renderer.NodeRendererContext;
import com.vladsch.flexmark.html.renderer.NodeRenderingHandler;
import java.util.Set;

/** Renders what Flexmark's own renderers would set otherwise than our pages do: footnotes, marked for {@link Footnotes}. */
final class MarkdownNodes implements NodeRenderer {

    @Override
    public Set<NodeRenderingHandler<?>> getNodeRenderingHandlers() {
        return Set.of(
                new NodeRenderingHandler<>(Footnote.class, this::reference),
                new NodeRenderingHandler<>(FootnoteBlock.class, this::note));
    }

    private void reference(Footnote node, NodeRendererContext context, HtmlWriter html) {
        if (node.isDefined()) {
            html.raw("<sup " + SafeHtml.NOTE + "=\"" + mark(node.getFootnoteBlock()) + "\"></sup>");
        } else {
            html.text(node.getChars().toString());
        }
    }

    private void note(FootnoteBlock node, NodeRendererContext context, HtmlWriter html) {
        html.raw("<div " + SafeHtml.NOTE + "=\"" + mark(node) + "\">");
        context.renderChildren(node);
        html.raw("</div>").line();
    }

    /** The same for a note and for its references. */
    private static int mark(FootnoteBlock note) {
        return note.getStartOffset();
    }
}
