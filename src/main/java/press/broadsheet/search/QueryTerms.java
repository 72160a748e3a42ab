package press.broadsheet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.search.SearchQuery.Phrase;
import press.broadsheet.search.SearchQuery.Term;
import press.broadsheet.search.SearchQuery.Word;

/** The terms that a text must and must not contain. */
record QueryTerms(List<QueryTerm> required, List<QueryTerm> excluded) {

    /** Shorter words are not used as prefixes. */
    private static final int MIN_PREFIX_LENGTH = 2;

    /** @param languages languages of the indexed texts */
    static QueryTerms of(SearchQuery searchQuery, Set<String> languages) {
        List<QueryTerm> required = new ArrayList<>();
        List<QueryTerm> excluded = new ArrayList<>();
        List<Term> terms = searchQuery.terms();
        for (int i = 0; i < terms.size(); i++) {
            boolean last = i == terms.size() - 1;
            switch (terms.get(i)) {
                case Word word when word.excluded() -> addPhrase(word.text(), excluded);
                case Word word -> required.addAll(wordTerms(word.text(), last, languages));
                case Phrase phrase -> addPhrase(phrase.text(), phrase.excluded() ? excluded : required);
                case SearchQuery.LabelFilter _,SearchQuery.After _,SearchQuery.Before _ -> {}
            }
        }
        return new QueryTerms(required, excluded);
    }

    /** Each word of a text as a term. */
    static List<QueryTerm.WordTerm> wordTerms(String text, boolean last, Set<String> languages) {
        List<Token> tokens = TextAnalysis.queryTokens(text);
        return tokens.stream().map(token -> wordTerms(token, last && token.equals(tokens.getLast()), text, languages)).toList();
    }

    private static QueryTerm.WordTerm wordTerms(Token token, boolean last, String text, Set<String> languages) {
        boolean word = !token.isCjkBigram() && !token.isCjkUnigram();
        String written = text.substring(token.start(), token.end());
        Set<String> stems = languages.stream()
                .filter(language -> word)
                .flatMap(language -> TextAnalysis.stems(written, language).stream())
                .map(Token::term)
                .collect(Collectors.toSet());
        boolean isPrefix = word && last && token.end() == text.length() && token.term().length() >= MIN_PREFIX_LENGTH;
        return new QueryTerm.WordTerm(token.term(), stems, isPrefix, TextAnalysis.isStopWord(token.term(), languages));
    }

    private static void addPhrase(String text, List<QueryTerm> terms) {
        List<Token> tokens = TextAnalysis.queryTokens(text);
        if (!tokens.isEmpty()) {
            terms.add(new QueryTerm.PhraseTerm(tokens));
        }
    }
}
