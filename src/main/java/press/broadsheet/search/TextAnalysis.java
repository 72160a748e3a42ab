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
 * Splits texts into folded words, independent of language, and into stems of the text's language. Stop words are kept.
 * Chinese, Japanese and Korean are split into unigrams and bigrams.
 */
final class TextAnalysis {

    /** Keeps phrases from matching across fields of an article. */
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

    /** The analyzer for folded words. */
    static Analyzer analyzer() {
        return WORD_ANALYZER;
    }

    /** The folded words of a text. */
    static List<Token> words(String text) {
        return Token.of(text, WORD_ANALYZER);
    }

    /** The words of a query. CJK characters covered by a bigram are omitted, since the bigram already requires them. */
    static List<Token> queryTokens(String text) {
        List<Token> words = words(text);
        List<Token> pairs = words.stream().filter(Token::isCjkBigram).toList();
        return words.stream()
                .filter(word -> !word.isCjkUnigram() || pairs.stream().noneMatch(word::overlaps))
                .toList();
    }

    /** The stems of a text's words; empty if the language has no stemmer. */
    static List<Token> stems(String text, String language) {
        return Optional.ofNullable(LanguageStemmer.BY_LANGUAGE.get(language)).map(it -> Token.of(text, it.analyzer()))
                .orElseGet(List::of);
    }

    /** The stemmer language for a BCP 47 tag. */
    static String stemmerLanguage(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return NORWEGIAN.contains(language) ? "no" : language;
    }

    /** Whether a folded word is a stop word in one of these languages. */
    static boolean isStopWord(String word, Collection<String> languages) {
        return languages.stream()
                .flatMap(language -> Optional.ofNullable(LanguageStemmer.BY_LANGUAGE.get(language)).stream())
                .anyMatch(languageStemmer -> languageStemmer.stopWords().contains(word));
    }
}
