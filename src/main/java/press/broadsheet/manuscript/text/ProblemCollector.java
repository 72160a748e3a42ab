package press.broadsheet.manuscript.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import press.broadsheet.manuscript.text.Problem.Severity;

/**
 * What was found wrong with one file while it is being read; at most {@value #MOST} of it, for nobody reads more, or
 * {@value #MOST_ADVISED} for who asked for advice.
 */
public final class ProblemCollector {

    private static final int MOST = 30;
    private static final int MOST_ADVISED = 200;
    private static final int LONGEST_QUOTE = 60;

    private final String path;
    private final boolean advised;
    private final List<Problem> found = new ArrayList<>();
    private boolean errors;

    public ProblemCollector(String path) {
        this(path, false);
    }

    /** @param advised whether advice is wanted */
    public ProblemCollector(String path, boolean advised) {
        this.path = path;
        this.advised = advised;
    }

    public void error(SourcePosition at, String reason, String remedy) {
        add(Problem.error(path, at.line(), at.column(), reason, remedy));
    }

    void fault(SourcePosition at, String reason, String remedy) {
        add(Problem.fault(path, at.line(), at.column(), reason, remedy));
    }

    public void warning(SourcePosition at, String reason, String remedy) {
        add(Problem.warning(path, at.line(), at.column(), reason, remedy));
    }

    public void advice(SourcePosition at, String reason, String remedy) {
        add(Problem.advice(path, at.line(), at.column(), reason, remedy));
    }

    public void add(Problem problem) {
        if (problem.severity() == Severity.ADVICE && !advised || found.contains(problem)) {
            return;
        }
        errors |= problem.isError();
        if (!full()) {
            found.add(problem);
        } else if (problem.isError() && found.stream().noneMatch(Problem::isError)) {
            found.set(found.size() - 1, problem);
        }
    }

    public boolean haveErrors() {
        return errors;
    }

    public boolean full() {
        return found.size() >= (advised ? MOST_ADVISED : MOST);
    }

    /** All of them, from the top of the file to its end. */
    public List<Problem> inOrder() {
        return found.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }

    /** What stands in the file, in quotation marks: cut to a length people read, with what is invisible made visible. */
    public static String quote(String written) {
        StringBuilder shown = new StringBuilder("\"");
        for (int c : written.codePoints().limit(LONGEST_QUOTE).toArray()) {
            if (isVisible(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append("\\u").append("%04x".formatted(c));
            }
        }
        return shown.append(written.codePointCount(0, written.length()) > LONGEST_QUOTE ? "…\"" : "\"").toString();
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
