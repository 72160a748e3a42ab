package press.broadsheet.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * An analyzed word and its position in the text.
 *
 * @param position word number in the text
 * @param type Lucene's token type
 */
record Token(String term, int start, int end, int position, String type) {

    static List<Token> of(String text, Analyzer analyzer) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            for (int position = -1; stream.incrementToken();) {
                position += increment.getPositionIncrement();
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), position, type.type()));
            }
            stream.end();
        } catch (IOException unexpected) {
            throw new UncheckedIOException("reading a text in memory failed", unexpected);
        }
        return tokens;
    }

    /** Two adjacent characters of Chinese, Japanese or Korean. */
    boolean isCjkBigram() {
        return type.equals(CJKBigramFilter.DOUBLE_TYPE);
    }

    boolean isCjkUnigram() {
        return type.equals(CJKBigramFilter.SINGLE_TYPE);
    }

    boolean overlaps(Token other) {
        return start < other.end && other.start < end;
    }
}
