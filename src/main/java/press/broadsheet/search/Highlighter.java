package press.broadsheet.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Marks search terms in texts.
 *
 * @param terms in query order
 */
record Highlighter(List<QueryTerm> terms) {

    /** Characters searched for a passage, so that very long articles are not scanned for a few lines. */
    private static final int MAX_SCANNED_LENGTH = 60_000;

    /** The fraction of the passage before the first marked term: one over this. */
    private static final int LEAD_DIVISOR = 4;

    /** @param termIndex index of the matching term in {@link #terms} */
    private record Span(int start, int end, int termIndex) {}

    /** The whole text with its matches marked. */
    HighlightedText whole(String text, String language) {
        return highlight(text, 0, text.length(), spans(text, language), "", "");
    }

    /** The passage of about this length that matches best; empty if nothing matches. */
    Optional<HighlightedText> passage(String text, String language, int length) {
        String scanned = text.substring(0, Math.min(MAX_SCANNED_LENGTH, text.length()));
        List<Span> spans = spans(scanned, language);
        return spans.stream()
                .max(Comparator.comparingLong((Span first) -> score(first, spans, length))
                        .thenComparing(Comparator.comparingInt(Span::start).reversed()))
                .map(best -> {
                    int start = wordStart(scanned, Math.max(0, best.start() - length / LEAD_DIVISOR));
                    int end = wordEnd(scanned, Math.min(scanned.length(), Math.max(start + length, best.end())));
                    return highlight(scanned, start, end, spans, start > 0 ? "… " : "", end < text.length() ? " …" : "");
                });
    }

    /** Ranks by the number of different terms, then by the number of matches. */
    private long score(Span first, List<Span> spans, int length) {
        int end = first.start() + length - length / LEAD_DIVISOR;
        List<Integer> within = spans.stream()
                .filter(span -> span.start() >= first.start() && span.end() <= end)
                .map(Span::termIndex)
                .toList();
        return within.stream().distinct().count() * 1000 + Math.min(within.size(), 999);
    }

    private List<Span> spans(String text, String language) {
        Map<String, List<Token>> words = TextAnalysis.words(text).stream().collect(Collectors.groupingBy(Token::term));
        List<Token> stems = TextAnalysis.stems(text, TextAnalysis.stemmerLanguage(language));
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            int termIndex = i;
            spans(terms.get(i), words, stems).map(token -> new Span(token.start(), token.end(), termIndex)).forEach(spans::add);
        }
        spans.sort(Comparator.comparingInt(Span::start));
        return spans;
    }

    private static Stream<Token> spans(QueryTerm queryTerm, Map<String, List<Token>> words, List<Token> stems) {
        return switch (queryTerm) {
            case QueryTerm.WordTerm wordTerm -> Stream.of(
                    words.getOrDefault(wordTerm.term(), List.of()).stream(),
                    stems.stream().filter(stem -> wordTerm.stems().contains(stem.term())),
                    words.entrySet().stream().filter(word -> wordTerm.prefix() && word.getKey().startsWith(wordTerm.term()))
                            .flatMap(word -> word.getValue().stream()))
                    .flatMap(tokens -> tokens);
            case QueryTerm.PhraseTerm(var tokens) -> words.getOrDefault(tokens.getFirst().term(), List.of()).stream()
                    .map(first -> matchPhrase(first, tokens, words))
                    .filter(run -> run.size() == tokens.size())
                    .flatMap(List::stream);
        };
    }

    /** The tokens of a phrase that match from this first token on. */
    private static List<Token> matchPhrase(Token first, List<Token> tokens, Map<String, List<Token>> words) {
        int shift = first.position() - tokens.getFirst().position();
        return tokens.stream()
                .flatMap(token -> words.getOrDefault(token.term(), List.of()).stream()
                        .filter(word -> word.position() == token.position() + shift)
                        .limit(1))
                .toList();
    }

    private static HighlightedText highlight(String text, int start, int end, List<Span> spans, String before, String after) {
        List<HighlightedText.Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder(before);
        int at = start;
        for (Span span : spans) {
            int from = Math.max(at, span.start());
            int to = Math.min(end, span.end());
            if (from < to) {
                plain.append(text, at, from);
                flush(plain, parts);
                appendMarked(text.substring(from, to), parts);
                at = to;
            }
        }
        plain.append(text, at, end).append(after);
        flush(plain, parts);
        return new HighlightedText(parts);
    }

    private static void flush(StringBuilder plain, List<HighlightedText.Part> parts) {
        if (!plain.isEmpty()) {
            parts.add(new HighlightedText.Part(plain.toString(), false));
            plain.setLength(0);
        }
    }

    /** Merges adjacent marked parts. */
    private static void appendMarked(String marked, List<HighlightedText.Part> parts) {
        if (!parts.isEmpty() && parts.getLast().marked()) {
            parts.add(new HighlightedText.Part(parts.removeLast().text() + marked, true));
        } else {
            parts.add(new HighlightedText.Part(marked, true));
        }
    }

    /** The start of the next word, unless it is far away. */
    private static int wordStart(String text, int at) {
        int space = text.indexOf(' ', at);
        return at == 0 || space < 0 || space - at > 30 ? avoidSurrogateSplit(text, at) : space + 1;
    }

    private static int wordEnd(String text, int at) {
        int space = text.lastIndexOf(' ', at);
        return at == text.length() || at - space > 30 ? avoidSurrogateSplit(text, at) : space;
    }

    /** Avoids splitting a surrogate pair. */
    private static int avoidSurrogateSplit(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
