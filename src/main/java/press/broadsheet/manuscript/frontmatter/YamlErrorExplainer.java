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
 * Says in an editor's words what is wrong with YAML, and where it went wrong: a parser notices a forgotten quote or
 * bracket only many lines later.
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

    /** Whether a value is a field without the colon that YAML knows, or the blank after it, of which it then tells. */
    static boolean reportMissingSpace(String value, SourcePosition at, ProblemCollector problemCollector) {
        Matcher wide = FULLWIDTH_COLON.matcher(value);
        if (wide.lookingAt()) {
            reportFullwidthColon(at, wide, problemCollector);
            return true;
        }
        Matcher field = KEY_WITHOUT_SPACE.matcher(value);
        boolean lacking = field.matches();
        if (lacking) {
            reportNoSpace(at, field, problemCollector);
        }
        return lacking;
    }

    private static void reportFullwidthColon(SourcePosition line, Matcher wide, ProblemCollector problemCollector) {
        problemCollector.error(new SourcePosition(line.line(), line.column() + wide.end() - 1),
                "the colon is a wide one (：), which is none to YAML",
                "Write `key: value`, with `:` and a blank.");
    }

    void explain(RuntimeException thrown, ProblemCollector problemCollector) {
        if (!(thrown instanceof MarkedYamlEngineException e)) {
            String text = String.join("\n", lines);
            problemCollector.error(SourcePosition.of(text, Math.max(0, text.indexOf("\\U")), firstLine),
                    "the fields are not valid YAML from here on",
                    "Write each field as `key: value`; a backslash in double quotes must name a character.");
            return;
        }
        String what = String.valueOf(e.getProblem());
        SourcePosition at = position(e.getProblemMark().or(e::getContextMark));
        SourcePosition context = e.getContextMark().map(m -> position(Optional.of(m))).orElse(at);
        if (what.contains("TAB")) {
            problemCollector.error(at, "a tab stands where the line is indented",
                    "Indent with blanks: YAML takes no tabs there.");
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
                    "the front matter that begins here seems to have no end: line "
                            + findProse(at.line()).get() + " is no field",
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
                    "a backslash stands in double quotes and means nothing there",
                    "Write two backslashes, or use single quotes.");
        } else if (what.contains("could not find expected ':'")) {
            Matcher wide = FULLWIDTH_COLON.matcher(line(context.line()));
            if (wide.lookingAt()) {
                reportFullwidthColon(new SourcePosition(context.line(), 1), wide, problemCollector);
                return;
            }
            Matcher tight = KEY_WITHOUT_SPACE.matcher(line(context.line()));
            if (tight.matches()) {
                reportNoSpace(context.line(), tight, problemCollector);
                return;
            }
            problemCollector.error(context, "this line is no field",
                    "Write `key: value`, or indent the line if it goes on with the value above.");
        } else if (what.contains("the node content")) {
            problemCollector.error(at, "a value is missing before " + ProblemCollector.quote(rest(at)),
                    "Write it, in quotes if it holds such signs.");
        } else if (what.contains("expected ',' or")) {
            problemCollector.error(at, "a comma is missing before " + ProblemCollector.quote(rest(at)),
                    "Part the entries by commas.");
        } else if (SPECIAL_CHARACTER.matcher(what + "|" + scanned).find() && (startsValue(at) || startsValue(context))) {
            SourcePosition value = startsValue(context) ? context : at;
            problemCollector.error(value, "a value cannot begin with `" + rest(value).substring(0, 1) + "`",
                    inQuotes(rest(value)));
        } else if (valueIn(line).filter(v -> "\"'[{".indexOf(v.charAt(0)) >= 0).isPresent()) {
            problemCollector.error(at, "something follows after the value has ended: " + ProblemCollector.quote(rest(at)),
                    "Put the whole value in quotes; a quotation mark inside them needs a backslash before it.");
        } else if (what.contains("block") || what.contains("document start")) {
            problemCollector.error(at, "this line is indented unlike those above",
                    "Give lines that belong together the same number of blanks.");
        } else {
            problemCollector.error(at, "this is not valid YAML (" + what.strip().replaceAll("\\s+", " ") + ")",
                    "Write `key: value`, with the value in quotes.");
        }
    }

    /** A second colon in a line, one in a line that is indented, and one too near to the word behind it above. */
    private void explainColon(SourcePosition at, ProblemCollector problemCollector) {
        String above = at.line() > firstLine ? line(at.line() - 1) : "";
        String before = line(at.line()).substring(0, offset(at));
        Matcher tight = KEY_WITHOUT_SPACE.matcher(above);
        if (before.contains(": ")) {
            String value = valueIn(line(at.line())).orElse("").strip();
            problemCollector.error(at, "a colon followed by a blank stands inside the value", inQuotes(value));
        } else if (tight.matches()) {
            reportNoSpace(at.line() - 1, tight, problemCollector);
        } else {
            problemCollector.error(new SourcePosition(at.line(), 1), "this line is indented, and so belongs to the value above",
                    "Remove the blanks at its beginning if it is a field of its own.");
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

    /** A no-break blank is one to the eye alone. */
    private static void reportNoSpace(SourcePosition at, Matcher field, ProblemCollector problemCollector) {
        char c = field.group(1).charAt(0);
        if (Character.isSpaceChar(c)) {
            problemCollector.error(at, "the blank after the colon is none to YAML (U+%04X)".formatted((int) c),
                    "Delete it, and type a blank.");
        } else {
            problemCollector.error(at, "there is no blank after the colon", "Write `key: value`.");
        }
    }

    private boolean isUnclosed(SourcePosition bracket, String what) {
        String sameLine = rest(bracket);
        boolean closedThere = sameLine.indexOf(sameLine.startsWith("[") ? ']' : '}') > 0;
        return !closedThere || what.contains("stream end");
    }

    /** The first quotation mark that its own line does not close although a field, or nothing, follows it. */
    private Optional<SourcePosition> findOpenQuote(int lastLine) {
        for (int n = firstLine; n <= Math.min(lastLine, firstLine + lines.size() - 1); n++) {
            boolean nothingFollows = n + 1 > lastLine || FrontMatter.isField(line(n + 1).strip());
            Matcher value = VALUE.matcher(line(n));
            if (nothingFollows && value.matches() && UnclosedDelimiters.opensUnclosedQuote(line(n), value.start(1))) {
                return Optional.of(new SourcePosition(n, line(n).codePointCount(0, value.start(1)) + 1));
            }
        }
        return Optional.empty();
    }

    /** The first line that reads like a text instead of a field: flush left, below a blank one. */
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
