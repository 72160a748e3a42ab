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

/** The words that stand in an index. Some may be those of stories that are no more: who shows one must find it live. */
final class TermDictionary {

    /** So many words are looked at, and so many of them, the commonest, are taken. */
    private static final int LOOKED_AT = 2000;
    private static final int TAKEN = 32;

    private static final int SHORTEST = 3;

    private TermDictionary() {}

    private record Common(String word, int stories) {}

    /** Words that begin so. */
    static List<String> beginning(IndexReader index, String prefix) throws IOException {
        PriorityQueue<Common> common = new PriorityQueue<>(Comparator.comparingInt(Common::stories));
        Terms terms = MultiTerms.getTerms(index, ArticleDocument.TEXT);
        if (terms != null) {
            BytesRef start = new BytesRef(prefix);
            TermsEnum words = terms.iterator();
            boolean more = words.seekCeil(start) != TermsEnum.SeekStatus.END;
            for (int i = 0; more && i < LOOKED_AT && StringHelper.startsWith(words.term(), start); i++) {
                common.add(new Common(words.term().utf8ToString(), words.docFreq()));
                if (common.size() > TAKEN) {
                    common.remove();
                }
                more = words.next() != null;
            }
        }
        return common.stream().map(Common::word).toList();
    }

    /** Words that one or two letters part from that one, the likeliest first. */
    static List<String> like(IndexReader index, String word, int limit) throws IOException {
        for (int sure : new int[]{1, 0}) {
            DirectSpellChecker checker = new DirectSpellChecker();
            checker.setMinQueryLength(SHORTEST);
            checker.setMinPrefix(sure);
            SuggestWord[] found =
                    checker.suggestSimilar(new Term(ArticleDocument.TEXT, word), limit, index, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
            if (found.length > 0) {
                return Stream.of(found).map(it -> it.string).toList();
            }
        }
        return List.of();
    }

    /** Whether a word stands there, as it is written or by one of its stems. */
    static boolean holds(IndexReader index, QueryTerm.Any word) throws IOException {
        if (index.docFreq(new Term(ArticleDocument.TEXT, word.term())) > 0) {
            return true;
        }
        for (String stem : word.stems()) {
            if (index.docFreq(new Term(ArticleDocument.stems(ArticleDocument.TEXT), stem)) > 0) {
                return true;
            }
        }
        return word.open() && !beginning(index, word.term()).isEmpty();
    }

    /** The languages that the index holds texts in. */
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
