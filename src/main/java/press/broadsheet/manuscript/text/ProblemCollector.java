package press.broadsheet.manuscript.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import press.broadsheet.manuscript.text.Problem.Severity;

/**
 * Collects the problems of one file: at most {@value #MAX_PROBLEMS}, or {@value #MAX_WITH_ADVICE} if advice was requested.
 * The first error replaces the last warning when the limit is reached.
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

    /** @param withAdvice whether to collect advice */
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

    /** All problems, by line and column. */
    public List<Problem> sorted() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }

    /** Quotes text of the file: cut to {@value #MAX_QUOTE_LENGTH} characters, with invisible characters escaped. */
    public static String quote(String written) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int c : written.codePoints().limit(MAX_QUOTE_LENGTH).toArray()) {
            if (isVisible(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append("\\u").append("%04x".formatted(c));
            }
        }
        return quoted.append(written.codePointCount(0, written.length()) > MAX_QUOTE_LENGTH ? "…\"" : "\"").toString();
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
