package press.broadsheet.manuscript.frontmatter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Explains YAML syntax errors in words for editors, and finds where they begin: a parser notices a missing quote or bracket
 * only many lines later.
 */
final class YamlErrorExplainer {

    private static final Pattern KEY_WITHOUT_SPACE = Pattern.compile("\\s*(?:- +)?[\\p{L}_][\\w-]*:(\\S).*");
    private static final Pattern FULLWIDTH_COLON = Pattern.compile("\\s*[\\p{L}_][\\p{L}\\p{N}_ -]{0,40}：");
    private static final Pattern VALUE = Pattern.compile("\\s*(?:- +)?(?:[\\p{L}_][\\p{L}\\p{N}_. -]*:\\s+)?(\\S.*)");

    private static final int MAX_EXAMPLE_LENGTH = 100;
    private static final Pattern SPECIAL_CHARACTER = Pattern.compile("cannot start|not allowed|alias|anchor|tag|block scalar");

    private final List<String> lines;
    private final int firstLine;
    private final Optional<SourcePosition> openBracket;

    YamlErrorExplainer(String text, int firstLine, Optional<SourcePosition> openBracket) {
        this.lines = List.of(text.split("\n", -1));
        this.firstLine = firstLine;
        this.openBracket = openBracket;
    }

    /**
     * Reports a field that YAML read as text because its colon is full-width or has no space after it; returns whether it
     * did.
     */
    static boolean reportMissingSpace(String value, SourcePosition at, ProblemCollector problemCollector) {
        Matcher fullwidth = FULLWIDTH_COLON.matcher(value);
        if (fullwidth.lookingAt()) {
            reportFullwidthColon(at, fullwidth, problemCollector);
            return true;
        }
        Matcher field = KEY_WITHOUT_SPACE.matcher(value);
        boolean missing = field.matches();
        if (missing) {
            reportNoSpace(at, field, problemCollector);
        }
        return missing;
    }

    private static void reportFullwidthColon(SourcePosition line, Matcher fullwidth, ProblemCollector problemCollector) {
        problemCollector.error(new SourcePosition(line.line(), line.column() + fullwidth.end() - 1),
                "this is a full-width colon (：); YAML needs `:`",
                "Write `key: value`, with a space after the colon.");
    }

    void explain(RuntimeException thrown, ProblemCollector problemCollector) {
        if (!(thrown instanceof MarkedYamlEngineException e)) {
            String text = String.join("\n", lines);
            problemCollector.error(SourcePosition.of(text, Math.max(0, text.indexOf("\\U")), firstLine),
                    "the fields are not valid YAML from here on",
                    "Write each field as `key: value`. In double quotes, write two backslashes for one.");
            return;
        }
        String what = String.valueOf(e.getProblem());
        SourcePosition at = position(e.getProblemMark().or(e::getContextMark));
        SourcePosition context = e.getContextMark().map(m -> position(Optional.of(m))).orElse(at);
        if (what.contains("TAB")) {
            problemCollector.error(at, "this line is indented with a tab",
                    "Replace the tab with spaces: YAML does not allow tabs here.");
            return;
        }
        Optional<SourcePosition> quote = findOpenQuote(at.line());
        if (quote.isPresent() || what.contains("unexpected end of stream")) {
            problemCollector.error(quote.orElse(context), "the quotation mark that opens here is never closed",
                    "Close it at the end of the value; a quotation mark inside the value needs a backslash before it.");
        } else if (openBracket.isPresent() && isUnclosed(openBracket.get(), what)) {
            problemCollector.error(openBracket.get(), "the bracket that opens here is never closed",
                    "Close it after the last entry.");
        } else if (findProse(at.line()).isPresent()) {
            problemCollector.error(new SourcePosition(firstLine - 1, 1),
                    "the front matter that begins here seems to be unclosed: line "
                            + findProse(at.line()).get() + " is not a field",
                    "Put three hyphens (`---`) on a line of its own below the last field.");
        } else {
            explainLine(what, String.valueOf(e.getContext()), at, context, problemCollector);
        }
    }

    private void explainLine(String what, String scanned, SourcePosition at, SourcePosition context,
            ProblemCollector problemCollector) {
        String line = line(at.line());
        if (what.contains("mapping values are not allowed")) {
            explainColon(at, problemCollector);
        } else if (what.contains("escape")) {
            problemCollector.error(new SourcePosition(at.line(), at.column() - 1),
                    "this backslash in double quotes does not start a valid escape",
                    "Write two backslashes, or use single quotes.");
        } else if (what.contains("could not find expected ':'")) {
            Matcher fullwidth = FULLWIDTH_COLON.matcher(line(context.line()));
            if (fullwidth.lookingAt()) {
                reportFullwidthColon(new SourcePosition(context.line(), 1), fullwidth, problemCollector);
                return;
            }
            Matcher withoutSpace = KEY_WITHOUT_SPACE.matcher(line(context.line()));
            if (withoutSpace.matches()) {
                reportNoSpace(context.line(), withoutSpace, problemCollector);
                return;
            }
            problemCollector.error(context, "this line is not a field",
                    "Write `key: value`, or indent the line if it continues the value above.");
        } else if (what.contains("the node content")) {
            problemCollector.error(at, "a value is missing before " + ProblemCollector.quote(rest(at)),
                    "Write the value; put it in quotes if it contains these characters.");
        } else if (what.contains("expected ',' or")) {
            problemCollector.error(at, "a comma is missing before " + ProblemCollector.quote(rest(at)),
                    "Separate the entries with commas.");
        } else if (SPECIAL_CHARACTER.matcher(what + "|" + scanned).find() && (startsValue(at) || startsValue(context))) {
            SourcePosition value = startsValue(context) ? context : at;
            problemCollector.error(value, "a value cannot begin with `" + rest(value).substring(0, 1) + "`",
                    inQuotes(rest(value)));
        } else if (valueIn(line).filter(v -> "\"'[{".indexOf(v.charAt(0)) >= 0).isPresent()) {
            problemCollector.error(at, "there is text after the end of the value: " + ProblemCollector.quote(rest(at)),
                    "Put the whole value in quotes; a quotation mark inside them needs a backslash before it.");
        } else if (what.contains("block") || what.contains("document start")) {
            problemCollector.error(at, "the indentation does not match the lines above",
                    "Indent lines that belong together by the same number of spaces.");
        } else {
            problemCollector.error(at, "this is not valid YAML (" + what.strip().replaceAll("\\s+", " ") + ")",
                    "Write `key: value`, with the value in quotes.");
        }
    }

    /**
     * Explains a second colon in a line, a colon in an indented line, and a missing space after a colon in the line above.
     */
    private void explainColon(SourcePosition at, ProblemCollector problemCollector) {
        String above = at.line() > firstLine ? line(at.line() - 1) : "";
        String before = line(at.line()).substring(0, offset(at));
        Matcher withoutSpace = KEY_WITHOUT_SPACE.matcher(above);
        if (before.contains(": ")) {
            String value = valueIn(line(at.line())).orElse("").strip();
            problemCollector.error(at, "the value contains a colon followed by a space", inQuotes(value));
        } else if (withoutSpace.matches()) {
            reportNoSpace(at.line() - 1, withoutSpace, problemCollector);
        } else {
            problemCollector.error(new SourcePosition(at.line(), 1), "this line is indented, so YAML reads it as part of"
                    + " the value above",
                    "Remove the spaces at its beginning if it is a field of its own.");
        }
    }

    private static String inQuotes(String value) {
        return value.length() > MAX_EXAMPLE_LENGTH
                ? "Put the whole value in quotes."
                : "Put the whole value in quotes: `\"" + value.replace("\"", "\\\"") + "\"`.";
    }

    private static void reportNoSpace(int line, Matcher field, ProblemCollector problemCollector) {
        reportNoSpace(new SourcePosition(line, field.start(1) + 1), field, problemCollector);
    }

    /** A no-break space after the colon looks right, but YAML does not accept it. */
    private static void reportNoSpace(SourcePosition at, Matcher field, ProblemCollector problemCollector) {
        char c = field.group(1).charAt(0);
        if (Character.isSpaceChar(c)) {
            problemCollector.error(at, "the space after the colon is not an ordinary space (U+%04X)".formatted((int) c),
                    "Delete it and type a space.");
        } else {
            problemCollector.error(at, "there is no space after the colon", "Write `key: value`.");
        }
    }

    private boolean isUnclosed(SourcePosition bracket, String what) {
        String sameLine = rest(bracket);
        boolean closedThere = sameLine.indexOf(sameLine.startsWith("[") ? ']' : '}') > 0;
        return !closedThere || what.contains("stream end");
    }

    /** The first quotation mark that is not closed on its line, although the next line is a field or there is none. */
    private Optional<SourcePosition> findOpenQuote(int lastLine) {
        for (int n = firstLine; n <= Math.min(lastLine, firstLine + lines.size() - 1); n++) {
            boolean nothingFollows = n + 1 > lastLine || FrontMatter.isField(line(n + 1).strip());
            Matcher value = VALUE.matcher(line(n));
            if (nothingFollows && value.matches() && UnclosedQuoteOrBracket.opensUnclosedQuote(line(n), value.start(1))) {
                return Optional.of(new SourcePosition(n, line(n).codePointCount(0, value.start(1)) + 1));
            }
        }
        return Optional.empty();
    }

    /** The first line that reads like prose instead of a field: not indented, below a blank line. */
    private Optional<Integer> findProse(int lastLine) {
        for (int n = firstLine + 1; n <= Math.min(lastLine, firstLine + lines.size() - 1); n++) {
            String line = line(n);
            boolean prose = !line.isBlank() && Character.isLetter(line.codePointAt(0)) && !FrontMatter.isField(line);
            if (prose && line(n - 1).isBlank()) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }

    private boolean startsValue(SourcePosition at) {
        String rest = rest(at);
        return !rest.isEmpty() && "@`%*&!|>-?,".indexOf(rest.charAt(0)) >= 0
                && line(at.line()).substring(0, offset(at)).matches(".*(?::|-|\\[|,)\\s+|\\s*");
    }

    private static Optional<String> valueIn(String line) {
        Matcher value = VALUE.matcher(line);
        return value.matches() ? Optional.of(value.group(1)) : Optional.empty();
    }

    private String line(int number) {
        int index = number - firstLine;
        return index >= 0 && index < lines.size() ? lines.get(index) : "";
    }

    private String rest(SourcePosition at) {
        return line(at.line()).substring(offset(at)).stripTrailing();
    }

    private int offset(SourcePosition at) {
        String line = line(at.line());
        return line.offsetByCodePoints(0, Math.min(at.column() - 1, line.codePointCount(0, line.length())));
    }

    private SourcePosition position(Optional<Mark> mark) {
        return mark.map(m -> new SourcePosition(firstLine + m.getLine(), m.getColumn() + 1))
                .orElse(new SourcePosition(firstLine, 1));
    }
}
