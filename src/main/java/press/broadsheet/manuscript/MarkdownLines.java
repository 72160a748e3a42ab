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
import java.util.Arrays;

/** Writes on links, pictures and headings the line they stand on, so that a problem with one can name it. */
final class MarkdownLines implements AttributeProvider {

    static final AttributeProviderFactory FACTORY = new IndependentAttributeProviderFactory() {
        @Override
        public AttributeProvider apply(LinkResolverContext context) {
            return new MarkdownLines(context.getDocument().getChars().toString());
        }
    };

    private final int[] starts;

    private MarkdownLines(String text) {
        int[] found = new int[64];
        int lines = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, 2 * lines);
            }
            found[lines++] = end + 1;
        }
        starts = Arrays.copyOf(found, lines);
    }

    @Override
    public void setAttributes(Node node, AttributablePart part, MutableAttributes attributes) {
        switch (node) {
            case LinkNodeBase _,RefNode _,Heading _ ->
                attributes.replaceValue(SafeHtml.LINE, String.valueOf(line(node.getStartOffset())));
            default -> {}
        }
    }

    /** From 1. */
    private int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
