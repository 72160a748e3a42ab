package press.broadsheet.manuscript.frontmatter;

import java.util.Optional;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Explains JSON syntax errors in words for editors.
 *
 * @param isTruncated whether the file continues after the part given to the parser
 */
record JsonErrorExplainer(String text, int firstLine, boolean isTruncated) {

    void explain(JacksonException e, ProblemCollector problemCollector) {
        int offset = Optional.ofNullable(e.getLocation()).map(TokenStreamLocation::getCharOffset).filter(o -> o >= 0)
                .map(Long::intValue).orElse(0);
        Optional<Integer> opener = new UnclosedQuoteOrBracket(text, FrontMatterFormat.JSON).find(offset);
        if (e instanceof StreamConstraintsException) {
            problemCollector.error(new SourcePosition(firstLine, 1), TomlErrorExplainer.describeLimit(e),
                    "Shorten it and use fewer levels.");
        } else if (offset >= text.length() && isTruncated) {
            problemCollector
                    .error(new SourcePosition(firstLine, 1),
                            "the front matter that begins here is longer than " + FrontMatter.MAX_LENGTH
                                    + " characters",
                            "Close it with `}` after the last field, or move the text out of the fields.");
        } else if (opener.isPresent()) {
            boolean quote = text.charAt(opener.get()) == '"';
            problemCollector.error(position(opener.get()),
                    "the " + (quote ? "quotation mark" : "bracket") + " that opens here is never closed",
                    quote ? "Close it at the end of the value, on the same line." : "Close it after the last entry.");
        } else {
            explain(String.valueOf(e.getOriginalMessage()), offset, problemCollector);
        }
    }

    private void explain(String what, int offset, ProblemCollector problemCollector) {
        char before = lastVisibleBefore(offset);
        String found = ProblemCollector.quote(text.substring(offset).lines().findFirst().orElse(""));
        if (what.contains("expecting comma")) {
            problemCollector.error(position(offset), "a comma is missing before " + found, "Separate the fields with commas.");
        } else if (before == ',') {
            problemCollector.error(position(text.lastIndexOf(',', offset - 1)), "there is a comma after the last entry, or "
                    + found + " is not in quotes", "Remove the comma, or put the entry in straight quotes.");
        } else if (what.contains("property name")) {
            problemCollector.error(position(offset), "the field name is not in double quotes: " + found,
                    "Write `\"key\": \"value\"`.");
        } else if (what.contains("escape")) {
            problemCollector.error(position(offset), "this backslash does not start a valid escape",
                    "Write two backslashes.");
        } else {
            problemCollector.error(position(offset), "this is not a JSON value: " + found,
                    "Put text in straight double quotes, `\"…\"`.");
        }
    }

    private char lastVisibleBefore(int offset) {
        String before = text.substring(0, Math.min(offset, text.length())).stripTrailing();
        return before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
    }

    private SourcePosition position(int offset) {
        return SourcePosition.of(text, offset, firstLine);
    }
}
