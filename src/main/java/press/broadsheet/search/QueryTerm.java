package press.broadsheet.search;

import java.util.List;
import java.util.Set;

/** Something that a question looks for in texts. */
sealed interface QueryTerm {

    /**
     * One word, whatever its ending.
     *
     * @param term as it is written
     * @param stems what the index's languages make of it
     * @param prefix whether it may be the beginning of a word, as the last one that a reader typed
     * @param stopWord whether it says nothing by itself, so that a text may lack it
     */
    record WordTerm(String term, Set<String> stems, boolean prefix, boolean stopWord) implements QueryTerm {}

    /** Words exactly as they are written, one after the other. */
    record PhraseTerm(List<Token> tokens) implements QueryTerm {}
}
