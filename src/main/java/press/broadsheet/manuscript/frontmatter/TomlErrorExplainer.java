package press.broadsheet.manuscript.frontmatter;

import java.util.Optional;
import java.util.regex.Pattern;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Explains TOML syntax errors in words for editors. */
record TomlErrorExplainer(String text, int firstLine) {

    private static final Pattern DUPLICATE =
            Pattern.compile("Duplicate key|Path into existing|redefined|already (?:finished|closed)");

    void explain(RuntimeException thrown, ProblemCollector problemCollector) {
        if (!(thrown instanceof JacksonException e) || location(e).isEmpty()) {
            problemCollector.error(new SourcePosition(firstLine, 1), describeLimit(thrown), "Shorten it and use fewer levels.");
            return;
        }
        int offset = location(e).get();
        Optional<Integer> opener = new UnclosedQuoteOrBracket(text, FrontMatterFormat.TOML).find(offset);
        if (opener.isPresent()) {
            boolean bracket = "[{".indexOf(text.charAt(opener.get())) >= 0;
            problemCollector.error(position(opener.get()),
                    "the " + (bracket ? "bracket" : "quotation mark") + " that opens here is never closed",
                    bracket ? "Close it after the last entry." : "Close it at the end of the value, on the same line.");
        } else {
            explain(String.valueOf(e.getOriginalMessage()), offset, problemCollector);
        }
    }

    private void explain(String what, int offset, ProblemCollector problemCollector) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        String line = FrontMatter.lineAt(text, lineStart);
        String before = line.substring(0, Math.min(offset - lineStart, line.length()));
        if (DUPLICATE.matcher(what).find()) {
            explainDuplicate(offset, problemCollector);
        } else if (what.contains("escape")) {
            problemCollector.error(position(offset), "this backslash in double quotes does not start a valid escape",
                    "Write two backslashes, or use single quotes.");
        } else if (before.contains("=")) {
            problemCollector.error(position(offset),
                    "this is not a TOML value: " + ProblemCollector.quote(text.substring(offset, lineStart + line.length())),
                    "Put text in straight quotes, `\"…\"`, with nothing after them.");
        } else if (isProse(line, lineStart)) {
            problemCollector.error(new SourcePosition(firstLine - 1, 1),
                    "the front matter that begins here seems to be unclosed: line "
                            + position(offset).line() + " is not a field",
                    "Put three plus signs (`+++`) on a line of its own below the last field.");
        } else {
            problemCollector.error(position(lineStart), "this line is not a TOML field",
                    "Write `key = \"value\"`, with an equals sign.");
        }
    }

    private void explainDuplicate(int offset, ProblemCollector problemCollector) {
        new TomlPositions(text.substring(0, offset), firstLine).duplicate().ifPresentOrElse(
                twice -> problemCollector.error(twice.second(),
                        ProblemCollector.quote(twice.key()) + " is given twice, on line " + twice.first().line()
                                + " and on line " + twice.second().line(),
                        "Keep one of the two."),
                () -> problemCollector.error(position(offset), "a field above is given twice, or both as a value and as a group",
                        "Keep one of the two."));
    }

    private boolean isProse(String line, int lineStart) {
        return !line.contains("=") && !FrontMatter.isField(line) && text.startsWith("\n\n", lineStart - 2);
    }

    static String describeLimit(RuntimeException thrown) {
        return String.valueOf(thrown.getMessage()).contains("depth")
                ? "lists and groups are nested more than " + YamlFrontMatter.MAX_DEPTH + " levels deep"
                : "a name or value is too long";
    }

    private static Optional<Integer> location(JacksonException e) {
        return Optional.ofNullable(e.getLocation()).map(TokenStreamLocation::getCharOffset).filter(o -> o >= 0)
                .map(Long::intValue);
    }

    private SourcePosition position(int offset) {
        return SourcePosition.of(text, offset, firstLine);
    }
}
