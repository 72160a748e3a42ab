package press.broadsheet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.search.SearchQuery.Phrase;
import press.broadsheet.search.SearchQuery.Term;
import press.broadsheet.search.SearchQuery.Word;

/** What a question looks for in texts, and what it will not have there. */
record QueryTerms(List<QueryTerm> here, List<QueryTerm> notHere) {

    /** Shorter beginnings say nothing. */
    private static final int SHORTEST_BEGINNING = 2;

    /** @param languages those that the index holds texts in */
    static QueryTerms of(SearchQuery searchQuery, Set<String> languages) {
        List<QueryTerm> here = new ArrayList<>();
        List<QueryTerm> notHere = new ArrayList<>();
        List<Term> terms = searchQuery.terms();
        for (int i = 0; i < terms.size(); i++) {
            boolean last = i == terms.size() - 1;
            switch (terms.get(i)) {
                case Word word when word.excluded() -> exactly(word.text(), notHere);
                case Word word -> here.addAll(any(word.text(), last, languages));
                case Phrase phrase -> exactly(phrase.text(), phrase.excluded() ? notHere : here);
                case SearchQuery.Bearing _,SearchQuery.After _,SearchQuery.Before _ -> {}
            }
        }
        return new QueryTerms(here, notHere);
    }

    /** Each word of a text, by itself. */
    static List<QueryTerm.Any> any(String text, boolean last, Set<String> languages) {
        List<Token> tokens = TextAnalysis.sought(text);
        return tokens.stream().map(token -> any(token, last && token.equals(tokens.getLast()), text, languages)).toList();
    }

    private static QueryTerm.Any any(Token token, boolean last, String text, Set<String> languages) {
        boolean word = !token.isPair() && !token.isSingle();
        String written = text.substring(token.start(), token.end());
        Set<String> stems = languages.stream()
                .filter(language -> word)
                .flatMap(language -> TextAnalysis.stems(written, language).stream())
                .map(Token::term)
                .collect(Collectors.toSet());
        boolean open = word && last && token.end() == text.length() && token.term().length() >= SHORTEST_BEGINNING;
        return new QueryTerm.Any(token.term(), stems, open, TextAnalysis.isLittle(token.term(), languages));
    }

    private static void exactly(String text, List<QueryTerm> list) {
        List<Token> tokens = TextAnalysis.sought(text);
        if (!tokens.isEmpty()) {
            list.add(new QueryTerm.Exactly(tokens));
        }
    }
}
