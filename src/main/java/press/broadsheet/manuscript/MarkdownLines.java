package press.broadsheet.manuscript;

import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.html.AttributeProvider;
import com.vladsch.flexmark.html.AttributeProviderFactory;
import com.vladsch.flexmark.html.IndependentAttributeProviderFactory;
import com.vladsch.flexmark.html.renderer.AttributablePart;
import com.vladsch.flexmark.html.renderer.LinkResolverContext;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.html.MutableAttributes;

/**
 * Writes on links, pictures and headings the line they stand on, so that a problem with one can name it, and what braces
 * behind them say.
 */
final class MarkdownLines implements AttributeProvider {

    static final AttributeProviderFactory FACTORY = new IndependentAttributeProviderFactory() {
        @Override
        public AttributeProvider apply(LinkResolverContext context) {
            return new MarkdownLines(MarkdownHtml.LINES.get(context.getOptions()));
        }
    };

    private final LineIndex lines;

    private MarkdownLines(LineIndex lines) {
        this.lines = lines;
    }

    @Override
    public void setAttributes(Node node, AttributablePart part, MutableAttributes attributes) {
        switch (node) {
            case Heading heading -> {
                mark(heading, attributes);
                MarkdownAttributes.of(heading.getLastChild()).ifPresent(id -> attributes.replaceValue("id", id));
            }
            case LinkNodeBase _,RefNode _ -> {
                mark(node, attributes);
                MarkdownAttributes.of(node.getNext())
                        .ifPresent(credit -> attributes.replaceValue(SafeHtml.CREDIT, credit));
            }
            default -> {}
        }
    }

    private void mark(Node node, MutableAttributes attributes) {
        attributes.replaceValue(SafeHtml.LINE, String.valueOf(lines.line(node.getStartOffset())));
    }
}
