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

/** The ranges of a text that are code, where markup has no meaning. */
public final class CodeRanges {

    private static final Pattern HTML_CODE =
            Pattern.compile("<(pre|code|kbd|samp)[\\s>].{0,5000}?</\\1>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final BitSet code = new BitSet();
    private final BitSet markdownCode = new BitSet();
    private final List<int[]> htmlBlocks = new ArrayList<>();

    private CodeRanges() {}

    /** No code. */
    static CodeRanges none() {
        return new CodeRanges();
    }

    static CodeRanges of(Document document, String text) {
        CodeRanges code = new CodeRanges();
        code.collect(document);
        code.markdownCode.or(code.code);
        HTML_CODE.matcher(text).results().forEach(element -> code.code.set(element.start(), element.end()));
        return code;
    }

    public boolean contains(int offset) {
        return code.get(offset);
    }

    /** The end of the code range that contains the offset. */
    public int endOf(int offset) {
        return code.nextClearBit(offset);
    }

    /** Whether the offset is in Markdown code, as opposed to an HTML code element. */
    boolean isMarkdownCode(int offset) {
        return markdownCode.get(offset);
    }

    /** The end of the HTML block that contains the offset. */
    Optional<Integer> htmlBlockEnd(int offset) {
        return htmlBlocks.stream().filter(block -> block[0] <= offset && offset < block[1]).map(block -> block[1]).findFirst();
    }

    private void collect(Node parent) {
        for (Node node : parent.getChildren()) {
            switch (node) {
                case Code _,FencedCodeBlock _,IndentedCodeBlock _ -> code.set(node.getStartOffset(), node.getEndOffset());
                case HtmlBlockBase _ -> htmlBlocks.add(new int[]{node.getStartOffset(), node.getEndOffset()});
                default -> collect(node);
            }
        }
    }
}
