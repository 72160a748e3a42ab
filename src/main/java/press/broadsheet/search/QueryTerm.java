package press.broadsheet.search;

import java.util.List;
import java.util.Set;

/** A term to find in texts. */
sealed interface QueryTerm {

    /**
     * One word, in any inflection.
     *
     * @param term folded, not stemmed
     * @param stems its stems in the languages of the index
     * @param prefix whether it also matches as a prefix, as the last word typed does
     * @param stopWord whether it is too common to be required
     */
    record WordTerm(String term, Set<String> stems, boolean prefix, boolean stopWord) implements QueryTerm {}

    /** An exact phrase. */
    record PhraseTerm(List<Token> tokens) implements QueryTerm {}
}
