package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the unclosed quotation mark or bracket in TOML and JSON; parsers only report an error further down. */
record UnclosedQuoteOrBracket(String text, FrontMatterFormat format) {

    private static final Pattern TOML_LINE =
            Pattern.compile("[ \\t]*(?:[\\w.\"'-]+[ \\t]*=|\\[+[\\w. -]+]+[ \\t]*$)", Pattern.MULTILINE);

    /** Offset of the unclosed opening delimiter, searching up to the offset where the parser failed. */
    Optional<Integer> find(int limit) {
        Deque<Integer> open = new ArrayDeque<>();
        int end = Math.min(limit, text.length() - 1);
        for (int i = 0; i <= end; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'' && format == FrontMatterFormat.TOML) {
                int closing = closingQuote(i);
                if (closing < 0) {
                    return Optional.of(i);
                }
                i = closing;
            } else if (c == '[' || c == '{') {
                open.push(i);
            } else if (c == ']' || c == '}') {
                if (!open.isEmpty() && (text.charAt(open.peek()) == '[') != (c == ']')) {
                    return Optional.of(open.peek());
                }
                open.poll();
            } else if (c == '#' && format == FrontMatterFormat.TOML) {
                i = endOfLine(i) - 1;
            } else if (c == '\n' && startsTomlField(i + 1) && !open.isEmpty()) {
                return Optional.of(open.peek());
            }
        }
        boolean beyond = limit >= text.length() || text.startsWith("\n\n", limit - 2)
                || text.startsWith(":", limit) && !open.isEmpty() && text.charAt(open.peek()) == '[';
        return beyond ? Optional.ofNullable(open.peek()) : Optional.empty();
    }

    /** Offset of the closing quote of the string that starts there, or -1 if there is none on its line. */
    int closingQuote(int at) {
        String quote = text.substring(at, at + 1);
        if (format == FrontMatterFormat.TOML && text.startsWith(quote.repeat(3), at)) {
            int closing = text.indexOf(quote.repeat(3), at + 3);
            return closing < 0 ? -1 : closing + 2;
        }
        int end = endOfLine(at);
        for (int i = at + 1; i < end; i++) {
            if (text.charAt(i) == '\\' && quote.equals("\"")) {
                i++;
            } else if (text.startsWith(quote, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the YAML line has a quotation mark there that is not closed on the same line. */
    static boolean opensUnclosedQuote(String line, int at) {
        char quote = line.charAt(at);
        return (quote == '"' || quote == '\'') && new UnclosedQuoteOrBracket(line, FrontMatterFormat.JSON).closingQuote(at) < 0;
    }

    private boolean startsTomlField(int at) {
        return format == FrontMatterFormat.TOML && TOML_LINE.matcher(text).region(at, text.length()).lookingAt();
    }

    private int endOfLine(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
