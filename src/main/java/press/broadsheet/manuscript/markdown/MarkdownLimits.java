package press.broadsheet.manuscript.markdown;

import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

/**
 * Scans the Markdown once before parsing and refuses input that would overflow the parser's stack or take quadratic time,
 * such as a broken export or an attack.
 */
public final class MarkdownLimits {

    static final int MAX_TEXT_LENGTH = 2_000_000;
    static final int MAX_LINE_LENGTH = 100_000;
    static final int MAX_MARKER_LINE_LENGTH = 1_000;
    static final int MAX_PARAGRAPH_LINES = 5_000;
    static final int MAX_DEPTH = 40;

    /**
     * Delimiters times characters, summed over all paragraphs: an upper bound for how far the parser searches back from
     * delimiters.
     */
    static final long MAX_WORK = 300_000_000;

    /** Brackets times the longest link definition: an upper bound for the output size when references are resolved. */
    static final long MAX_EXPANSION = 20_000_000;

    /**
     * Weight of the start of a comment, instruction or link destination: the parser searches the whole rest of the text for
     * its end.
     */
    private static final int COSTLY_MARK_WEIGHT = 20;

    private final SourceText sourceText;
    private final BlockScanner blockScanner = new BlockScanner();

    private int line;
    private long delimiters;
    private long length;
    private long work;
    private long brackets;
    private long longestDefinition;

    private MarkdownLimits(SourceText sourceText) {
        this.sourceText = sourceText;
        this.line = sourceText.firstLine() - 1;
    }

    /** The first limit that is exceeded, if any. */
    public static Optional<Problem> check(SourceText sourceText) {
        return new MarkdownLimits(sourceText).scan();
    }

    private Optional<Problem> scan() {
        String text = sourceText.text();
        Optional<Problem> problem = Optional.empty();
        if (text.length() > MAX_TEXT_LENGTH) {
            line = sourceText.firstLine();
            problem = problem("the text has " + text.length() + " characters; at most " + MAX_TEXT_LENGTH + " are allowed",
                    "Split it into several articles.");
        }
        for (int start = 0; start < text.length() && problem.isEmpty();) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line++;
            problem = scan(text, start, end);
            start = end + 1;
        }
        return problem.or(this::finish);
    }

    private Optional<Problem> scan(String text, int start, int end) {
        if (end - start > MAX_LINE_LENGTH) {
            return problem("the line has " + (end - start) + " characters; at most " + MAX_LINE_LENGTH + " are allowed",
                    "Split it into paragraphs separated by blank lines.");
        }
        int content = blockScanner.scanLine(text, start, end);
        if (blockScanner.depth() > MAX_DEPTH) {
            return problem("quotations or lists are nested more than " + MAX_DEPTH + " levels deep",
                    "Use fewer levels.");
        }
        if (blockScanner.precedingLines() > MAX_PARAGRAPH_LINES) {
            return problem("the paragraph or table has more than " + MAX_PARAGRAPH_LINES + " lines",
                    "Split it with blank lines.");
        }
        if (blockScanner.startsParagraph()) {
            finishParagraph();
        }
        if (work > MAX_WORK) {
            return tooManyMarks();
        }
        boolean onlyMarkup = !blockScanner.isCode() && count(text, content, end);
        return onlyMarkup && end - start > MAX_MARKER_LINE_LENGTH
                ? problem("the line consists of " + (end - start) + " formatting characters only", "Shorten or remove it.")
                : Optional.empty();
    }

    /** Adds a line to its paragraph's counts. Returns whether it contains only formatting characters. */
    private boolean count(String text, int start, int end) {
        boolean onlyMarkup = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char next = i + 1 < end ? text.charAt(i + 1) : ' ';
            boolean costly = c == '<' && (next == '?' || next == '!') || c == ']' && next == '(';
            boolean delimiter = isMark(c);
            delimiters += costly ? COSTLY_MARK_WEIGHT : delimiter ? 1 : 0;
            brackets += c == '[' ? 1 : 0;
            onlyMarkup &= c < 'A' && !(c >= '0' && c <= '9') || delimiter || c == '|';
        }
        if (start < end && text.charAt(start) == '[') {
            longestDefinition = Math.max(longestDefinition, (long) end - start);
        }
        length += end - start;
        return onlyMarkup;
    }

    /** Delimiters that need a partner. */
    private static boolean isMark(char c) {
        return c == '*' || c == '_' || c == '~' || c == '[' || c == ']' || c == '`';
    }

    private void finishParagraph() {
        work += delimiters * length;
        delimiters = 0;
        length = 0;
    }

    private Optional<Problem> finish() {
        finishParagraph();
        if (work > MAX_WORK) {
            return tooManyMarks();
        }
        line = sourceText.firstLine();
        return brackets * longestDefinition <= MAX_EXPANSION
                ? Optional.empty()
                : problem("long link definitions are used too often", "Use fewer or shorter links.");
    }

    private Optional<Problem> tooManyMarks() {
        return problem("the paragraph that ends here has too many formatting characters (such as * _ [ `)",
                "Split it with blank lines, or mark it as code with ``` on a line above and below it.");
    }

    private Optional<Problem> problem(String reason, String remedy) {
        return Optional.of(Problem.error(sourceText.path(), line, 0, reason, remedy));
    }
}
