package press.broadsheet.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import press.broadsheet.search.Question.Phrase;
import press.broadsheet.search.Question.Term;
import press.broadsheet.search.Question.Word;

/** What a question looks for in texts, and what it will not have there. */
record Wanted(List<Sought> here, List<Sought> notHere) {

    /** Shorter beginnings say nothing. */
    private static final int SHORTEST_BEGINNING = 2;

    /** @param languages those that the index holds texts in */
    static Wanted of(Question question, Set<String> languages) {
        List<Sought> here = new ArrayList<>();
        List<Sought> notHere = new ArrayList<>();
        List<Term> terms = question.terms();
        for (int i = 0; i < terms.size(); i++) {
            boolean last = i == terms.size() - 1;
            switch (terms.get(i)) {
                case Word word when word.excluded() -> exactly(word.text(), notHere);
                case Word word -> here.addAll(any(word.text(), last, languages));
                case Phrase phrase -> exactly(phrase.text(), phrase.excluded() ? notHere : here);
                case Question.Bearing _,Question.After _,Question.Before _ -> {}
            }
        }
        return new Wanted(here, notHere);
    }

    /** Each word of a text, by itself. */
    static List<Sought.Any> any(String text, boolean last, Set<String> languages) {
        List<Token> tokens = Lexicon.sought(text);
        return tokens.stream().map(token -> any(token, last && token.equals(tokens.getLast()), text, languages)).toList();
    }

    private static Sought.Any any(Token token, boolean last, String text, Set<String> languages) {
        boolean word = !token.isPair() && !token.isSingle();
        String written = text.substring(token.start(), token.end());
        Set<String> stems = languages.stream()
                .filter(language -> word)
                .flatMap(language -> Lexicon.stems(written, language).stream())
                .map(Token::term)
                .collect(Collectors.toSet());
        boolean open = word && last && token.end() == text.length() && token.term().length() >= SHORTEST_BEGINNING;
        return new Sought.Any(token.term(), stems, open, Lexicon.isLittle(token.term(), languages));
    }

    private static void exactly(String text, List<Sought> list) {
        List<Token> tokens = Lexicon.sought(text);
        if (!tokens.isEmpty()) {
            list.add(new Sought.Exactly(tokens));
        }
    }
}
