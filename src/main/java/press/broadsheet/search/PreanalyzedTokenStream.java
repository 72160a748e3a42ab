package press.broadsheet.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** A token stream over tokens that were analyzed before. */
final class PreanalyzedTokenStream extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final List<Token> tokens;
    private Iterator<Token> remaining;

    PreanalyzedTokenStream(List<Token> tokens) {
        this.tokens = tokens;
        this.remaining = tokens.iterator();
    }

    @Override
    public void reset() {
        remaining = tokens.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!remaining.hasNext()) {
            return false;
        }
        clearAttributes();
        term.setEmpty().append(remaining.next().term());
        return true;
    }
}
