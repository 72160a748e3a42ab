package press.broadsheet.manuscript.markdown;

import java.util.Optional;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.manuscript.text.SourceText;

/**
 * Looks through a text once, before it is parsed, for what would overflow the parser's stack or take it hours: no
 * editor writes such things, but a broken export or a hostile contributor may.
 */
public final class MarkdownLimits {

    static final int MAX_TEXT_LENGTH = 2_000_000;
    static final int MAX_LINE_LENGTH = 100_000;
    static final int MAX_MARKER_LINE_LENGTH = 1_000;
    static final int MAX_PARAGRAPH_LINES = 5_000;
    static final int MAX_DEPTH = 40;

    /** Marks times characters, summed over all paragraphs: how often a parser may have to look back from a mark. */
    static final long MAX_WORK = 300_000_000;

    /** Brackets times the longest link definition: how long the text may become when definitions are written out. */
    static final long MAX_EXPANSION = 20_000_000;

    /** Where a comment, an instruction or a link's address begins, all the text behind it is searched for its end. */
    private static final int COSTLY_MARK_WEIGHT = 20;

    private final SourceText sourceText;
    private final BlockScanner blockScanner = new BlockScanner();

    private int line;
    private long marks;
    private long length;
    private long work;
    private long brackets;
    private long longestDefinition;

    private MarkdownLimits(SourceText sourceText) {
        this.sourceText = sourceText;
        this.line = sourceText.firstLine() - 1;
    }

    /** What is too much, if anything is. */
    public static Optional<Problem> check(SourceText sourceText) {
        return new MarkdownLimits(sourceText).scan();
    }

    private Optional<Problem> scan() {
        String text = sourceText.text();
        Optional<Problem> problem = Optional.empty();
        if (text.length() > MAX_TEXT_LENGTH) {
            line = sourceText.firstLine();
            problem = problem("the text has " + text.length() + " characters, more than " + MAX_TEXT_LENGTH,
                    "Part it into several articles.");
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
            return problem("the line has " + (end - start) + " characters, more than " + MAX_LINE_LENGTH,
                    "Part it into paragraphs with blank lines between them.");
        }
        int words = blockScanner.scanLine(text, start, end);
        if (blockScanner.depth() > MAX_DEPTH) {
            return problem("quotations or lists lie more than " + MAX_DEPTH + " deep in each other",
                    "Write it with fewer levels.");
        }
        if (blockScanner.precedingLines() > MAX_PARAGRAPH_LINES) {
            return problem("the paragraph or table has more than " + MAX_PARAGRAPH_LINES + " lines", "Part it with blank lines.");
        }
        if (blockScanner.startsParagraph()) {
            finishParagraph();
        }
        if (work > MAX_WORK) {
            return tooManyMarks();
        }
        boolean onlyMarks = !blockScanner.isCode() && count(text, words, end);
        return onlyMarks && end - start > MAX_MARKER_LINE_LENGTH
                ? problem("the line is nothing but " + (end - start) + " marks", "Shorten or remove it.")
                : Optional.empty();
    }

    /** Counts what a line adds to its paragraph; tells whether it holds nothing but marks. */
    private boolean count(String text, int start, int end) {
        boolean onlyMarks = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char next = i + 1 < end ? text.charAt(i + 1) : ' ';
            boolean dear = c == '<' && (next == '?' || next == '!') || c == ']' && next == '(';
            boolean mark = isMark(c);
            marks += dear ? COSTLY_MARK_WEIGHT : mark ? 1 : 0;
            brackets += c == '[' ? 1 : 0;
            onlyMarks &= c < 'A' && !(c >= '0' && c <= '9') || mark || c == '|';
        }
        if (start < end && text.charAt(start) == '[') {
            longestDefinition = Math.max(longestDefinition, (long) end - start);
        }
        length += end - start;
        return onlyMarks;
    }

    /** Marks that have to find a partner. */
    private static boolean isMark(char c) {
        return c == '*' || c == '_' || c == '~' || c == '[' || c == ']' || c == '`';
    }

    private void finishParagraph() {
        work += marks * length;
        marks = 0;
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
                : problem("very long links are repeated very often", "Write fewer or shorter ones.");
    }

    private Optional<Problem> tooManyMarks() {
        return problem("the paragraph that ends here holds more marks (such as * _ [ `) than can be told apart",
                "Part it with blank lines, or set it as code between lines of ```.");
    }

    private Optional<Problem> problem(String reason, String remedy) {
        return Optional.of(Problem.error(sourceText.path(), line, 0, reason, remedy));
    }
}
