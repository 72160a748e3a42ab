package press.broadsheet.manuscript.markdown;

import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of a text is code, in which every mark stands for itself. */
public final class CodeSpans {

    private static final Pattern ELEMENT =
            Pattern.compile("<(pre|code|kbd|samp)[\\s>].{0,5000}?</\\1>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final BitSet code = new BitSet();
    private final BitSet markdowns = new BitSet();
    private final List<int[]> html = new ArrayList<>();

    private CodeSpans() {}

    /** Of a text in which there is no code. */
    static CodeSpans none() {
        return new CodeSpans();
    }

    static CodeSpans of(Document document, String text) {
        CodeSpans code = new CodeSpans();
        code.visit(document);
        code.markdowns.or(code.code);
        ELEMENT.matcher(text).results().forEach(element -> code.code.set(element.start(), element.end()));
        return code;
    }

    public boolean holds(int offset) {
        return code.get(offset);
    }

    /** Where the piece of code ends in which the offset lies. */
    public int endOf(int offset) {
        return code.nextClearBit(offset);
    }

    /** Whether it is in code that Markdown's own marks make, and not in an HTML element for code. */
    boolean isMarkdowns(int offset) {
        return markdowns.get(offset);
    }

    /** Where the block of HTML ends that holds an offset. */
    Optional<Integer> htmlEnd(int offset) {
        return html.stream().filter(block -> block[0] <= offset && offset < block[1]).map(block -> block[1]).findFirst();
    }

    private void visit(Node parent) {
        for (Node node : parent.getChildren()) {
            switch (node) {
                case Code _,FencedCodeBlock _,IndentedCodeBlock _ -> code.set(node.getStartOffset(), node.getEndOffset());
                case HtmlBlockBase _ -> html.add(new int[]{node.getStartOffset(), node.getEndOffset()});
                default -> visit(node);
            }
        }
    }
}
