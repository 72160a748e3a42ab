package press.broadsheet.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * Cuts texts into words: as they are written but folded, the same for every language, and to their stems, by the text's own
 * language. No word is left out; Chinese, Japanese and Korean are cut into characters and every two neighbouring ones.
 */
final class TextAnalysis {

    /** No phrase reaches from one part of an article into the next. */
    private static final int POSITION_GAP = 100;

    private static final int CJK_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

    private static final Set<String> NORWEGIAN = Set.of("nb", "nn");

    private static final Analyzer WORD_ANALYZER = new Analyzer() {

        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new CJKBigramFilter(new FoldingFilter(words), CJK_SCRIPTS, true));
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return POSITION_GAP;
        }
    };

    private TextAnalysis() {}

    /** Cuts into words as they are written, folded. */
    static Analyzer analyzer() {
        return WORD_ANALYZER;
    }

    /** The words of a text as they are written, folded. */
    static List<Token> words(String text) {
        return Token.of(text, WORD_ANALYZER);
    }

    /** The words again, but of neighbouring characters the pairs alone: what a text has to hold to hold this one. */
    static List<Token> queryTokens(String text) {
        List<Token> words = words(text);
        List<Token> pairs = words.stream().filter(Token::isCjkBigram).toList();
        return words.stream()
                .filter(word -> !word.isCjkUnigram() || pairs.stream().noneMatch(word::overlaps))
                .toList();
    }

    /** The stems of a text's words in that language; none for a language whose stems nobody here can tell. */
    static List<Token> stems(String text, String language) {
        return Optional.ofNullable(LanguageStemmer.BY_LANGUAGE.get(language)).map(it -> Token.of(text, it.analyzer()))
                .orElseGet(List::of);
    }

    /** The language whose stems are told for a text with that BCP 47 tag. */
    static String stemmerLanguage(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return NORWEGIAN.contains(language) ? "no" : language;
    }

    /** Whether a word as it is written says nothing by itself in one of those languages. */
    static boolean isStopWord(String word, Collection<String> languages) {
        return languages.stream()
                .flatMap(language -> Optional.ofNullable(LanguageStemmer.BY_LANGUAGE.get(language)).stream())
                .anyMatch(languageStemmer -> languageStemmer.stopWords().contains(word));
    }
}
