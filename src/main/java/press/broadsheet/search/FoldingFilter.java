package press.broadsheet.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Normalizes words: removes case, width, accents, vowel points and the English possessive ending. Marks are kept in scripts
 * where they form another letter, such as kana and Devanagari.
 */
final class FoldingFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!isAsciiAlphanumeric()) {
            String folded = fold(term.toString());
            term.setEmpty().append(folded);
        }
        return true;
    }

    private boolean isAsciiAlphanumeric() {
        for (int i = 0; i < term.length(); i++) {
            char c = term.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    static String fold(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder stripped = new StringBuilder(decomposed.length());
        boolean foldable = false;
        for (int c : decomposed.codePoints().toArray()) {
            if (Character.getType(c) != Character.NON_SPACING_MARK || !foldable) {
                stripped.appendCodePoint(c);
                foldable = isFoldable(c);
            }
        }
        return foldToAscii(Normalizer.normalize(stripped, Normalizer.Form.NFC)).replaceFirst("(?<=.)['\u2019]s$", "");
    }

    /** Folds letters that do not decompose into letter and accent: \u00df, \u00f8, \u0142. */
    private static String foldToAscii(String word) {
        char[] folded = new char[4 * word.length()];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length).toLowerCase(Locale.ROOT);
    }

    private static boolean isFoldable(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW -> true;
            default -> false;
        };
    }
}
