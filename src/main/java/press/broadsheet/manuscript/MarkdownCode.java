package press.broadsheet.manuscript;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.BitSet;
import java.util.regex.Pattern;

/** What of a text is code, in which every mark stands for itself. */
final class MarkdownCode {

    private static final Pattern ELEMENT =
            Pattern.compile("<(pre|code|kbd|samp)[\\s>].{0,5000}?</\\1>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final BitSet code = new BitSet();

    private MarkdownCode() {}

    static MarkdownCode of(Document document, String text) {
        MarkdownCode code = new MarkdownCode();
        code.visit(document);
        ELEMENT.matcher(text).results().forEach(element -> code.code.set(element.start(), element.end()));
        return code;
    }

    boolean holds(int offset) {
        return code.get(offset);
    }

    /** Where the piece of code ends in which the offset lies. */
    int endOf(int offset) {
        return code.nextClearBit(offset);
    }

    private void visit(Node parent) {
        for (Node node : parent.getChildren()) {
            switch (node) {
                case Code _,FencedCodeBlock _,IndentedCodeBlock _ -> code.set(node.getStartOffset(), node.getEndOffset());
                default -> visit(node);
            }
        }
    }
}
