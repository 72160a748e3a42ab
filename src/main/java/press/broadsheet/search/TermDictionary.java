package press.broadsheet.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Looks up words in the index. Some may come only from articles that are no longer live, so check that a live article
 * contains a word before showing it.
 */
final class TermDictionary {

    /** Limits of prefix expansion: words scanned, and the most frequent ones returned. */
    private static final int MAX_SCANNED = 2000;
    private static final int MAX_RETURNED = 32;

    private static final int MIN_WORD_LENGTH = 3;

    private TermDictionary() {}

    private record TermFrequency(String term, int articles) {}

    /** The most frequent words with this prefix. */
    static List<String> withPrefix(IndexReader index, String prefix) throws IOException {
        PriorityQueue<TermFrequency> common = new PriorityQueue<>(Comparator.comparingInt(TermFrequency::articles));
        Terms terms = MultiTerms.getTerms(index, ArticleDocument.TEXT);
        if (terms != null) {
            BytesRef start = new BytesRef(prefix);
            TermsEnum words = terms.iterator();
            boolean more = words.seekCeil(start) != TermsEnum.SeekStatus.END;
            for (int i = 0; more && i < MAX_SCANNED && StringHelper.startsWith(words.term(), start); i++) {
                common.add(new TermFrequency(words.term().utf8ToString(), words.docFreq()));
                if (common.size() > MAX_RETURNED) {
                    common.remove();
                }
                more = words.next() != null;
            }
        }
        return common.stream().map(TermFrequency::term).toList();
    }

    /** Words within an edit distance of two, most similar first. */
    static List<String> similarTo(IndexReader index, String word, int limit) throws IOException {
        for (int commonPrefix : new int[]{1, 0}) {
            DirectSpellChecker checker = new DirectSpellChecker();
            checker.setMinQueryLength(MIN_WORD_LENGTH);
            checker.setMinPrefix(commonPrefix);
            SuggestWord[] found =
                    checker.suggestSimilar(new Term(ArticleDocument.TEXT, word), limit, index,
                            SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
            if (found.length > 0) {
                return Stream.of(found).map(it -> it.string).toList();
            }
        }
        return List.of();
    }

    /** Whether the index contains the word or one of its stems. */
    static boolean contains(IndexReader index, QueryTerm.WordTerm word) throws IOException {
        if (index.docFreq(new Term(ArticleDocument.TEXT, word.term())) > 0) {
            return true;
        }
        for (String stem : word.stems()) {
            if (index.docFreq(new Term(ArticleDocument.stemField(ArticleDocument.TEXT), stem)) > 0) {
                return true;
            }
        }
        return word.prefix() && !withPrefix(index, word.term()).isEmpty();
    }

    /** The languages of the indexed texts. */
    static Set<String> languages(IndexReader index) throws IOException {
        Set<String> languages = new TreeSet<>();
        Terms terms = MultiTerms.getTerms(index, ArticleDocument.LANGUAGE);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef language = each.next(); language != null; language = each.next()) {
                languages.add(language.utf8ToString());
            }
        }
        return languages;
    }
}
