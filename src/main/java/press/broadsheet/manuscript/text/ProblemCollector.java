package press.broadsheet.manuscript.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import press.broadsheet.manuscript.text.Problem.Severity;

/**
 * What was found wrong with one file while it is being read; at most {@value #MAX_PROBLEMS} of it, for nobody reads more, or
 * {@value #MAX_WITH_ADVICE} for who asked for advice.
 */
public final class ProblemCollector {

    private static final int MAX_PROBLEMS = 30;
    private static final int MAX_WITH_ADVICE = 200;
    private static final int MAX_QUOTE_LENGTH = 60;

    private final String path;
    private final boolean withAdvice;
    private final List<Problem> problems = new ArrayList<>();
    private boolean errors;

    public ProblemCollector(String path) {
        this(path, false);
    }

    /** @param withAdvice whether advice is wanted */
    public ProblemCollector(String path, boolean withAdvice) {
        this.path = path;
        this.withAdvice = withAdvice;
    }

    public void error(SourcePosition at, String reason, String remedy) {
        add(Problem.error(path, at.line(), at.column(), reason, remedy));
    }

    void checkError(SourcePosition at, String reason, String remedy) {
        add(Problem.checkError(path, at.line(), at.column(), reason, remedy));
    }

    public void warning(SourcePosition at, String reason, String remedy) {
        add(Problem.warning(path, at.line(), at.column(), reason, remedy));
    }

    public void advice(SourcePosition at, String reason, String remedy) {
        add(Problem.advice(path, at.line(), at.column(), reason, remedy));
    }

    public void add(Problem problem) {
        if (problem.severity() == Severity.ADVICE && !withAdvice || problems.contains(problem)) {
            return;
        }
        errors |= problem.isError();
        if (!isFull()) {
            problems.add(problem);
        } else if (problem.isError() && problems.stream().noneMatch(Problem::isError)) {
            problems.set(problems.size() - 1, problem);
        }
    }

    public boolean hasErrors() {
        return errors;
    }

    public boolean isFull() {
        return problems.size() >= (withAdvice ? MAX_WITH_ADVICE : MAX_PROBLEMS);
    }

    /** All of them, from the top of the file to its end. */
    public List<Problem> sorted() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }

    /** What stands in the file, in quotation marks: cut to a length people read, with what is invisible made visible. */
    public static String quote(String written) {
        StringBuilder shown = new StringBuilder("\"");
        for (int c : written.codePoints().limit(MAX_QUOTE_LENGTH).toArray()) {
            if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u").append("%04x".formatted(c));
            }
        }
        return shown.append(written.codePointCount(0, written.length()) > MAX_QUOTE_LENGTH ? "…\"" : "\"").toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED ->
                false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
