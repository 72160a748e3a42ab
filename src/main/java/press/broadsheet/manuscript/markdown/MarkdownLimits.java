package press.broadsheet.manuscript.markdown;

import java.util.Optional;
import press.broadsheet.manuscript.ArticleRenderer;
import press.broadsheet.manuscript.text.Problem;

/**
 * Looks through a text once, before it is parsed, for what would overflow the parser's stack or take it hours: no
 * editor writes such things, but a broken export or a hostile contributor may.
 */
public final class MarkdownLimits {

    static final int LONGEST_TEXT = 2_000_000;
    static final int LONGEST_LINE = 100_000;
    static final int LONGEST_RULE = 1_000;
    static final int MOST_LINES = 5_000;
    static final int DEEPEST = 40;

    /** Marks times characters, summed over all paragraphs: how often a parser may have to look back from a mark. */
    static final long MOST_WORK = 300_000_000;

    /** Brackets times the longest link definition: how long the text may become when definitions are written out. */
    static final long MOST_EXPANSION = 20_000_000;

    /** Where a comment, an instruction or a link's address begins, all the text behind it is searched for its end. */
    private static final int DEAR_MARK = 20;

    private final ArticleRenderer.Copy copy;
    private final BlockScanner outline = new BlockScanner();

    private int line;
    private long marks;
    private long length;
    private long work;
    private long brackets;
    private long longestDefinition;

    private MarkdownLimits(ArticleRenderer.Copy copy) {
        this.copy = copy;
        this.line = copy.firstLine() - 1;
    }

    /** What is too much, if anything is. */
    public static Optional<Problem> exceeded(ArticleRenderer.Copy copy) {
        return new MarkdownLimits(copy).scan();
    }

    private Optional<Problem> scan() {
        String text = copy.text();
        Optional<Problem> problem = Optional.empty();
        if (text.length() > LONGEST_TEXT) {
            line = copy.firstLine();
            problem = tooMuch("the text has " + text.length() + " characters, more than " + LONGEST_TEXT,
                    "Part it into several articles.");
        }
        for (int start = 0; start < text.length() && problem.isEmpty();) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            line++;
            problem = scan(text, start, end);
            start = end + 1;
        }
        return problem.or(this::atEnd);
    }

    private Optional<Problem> scan(String text, int start, int end) {
        if (end - start > LONGEST_LINE) {
            return tooMuch("the line has " + (end - start) + " characters, more than " + LONGEST_LINE,
                    "Part it into paragraphs with blank lines between them.");
        }
        int words = outline.enter(text, start, end);
        if (outline.depth() > DEEPEST) {
            return tooMuch("quotations or lists lie more than " + DEEPEST + " deep in each other",
                    "Write it with fewer levels.");
        }
        if (outline.lines() > MOST_LINES) {
            return tooMuch("the paragraph or table has more than " + MOST_LINES + " lines", "Part it with blank lines.");
        }
        if (outline.startsParagraph()) {
            finishParagraph();
        }
        if (work > MOST_WORK) {
            return tooManyMarks();
        }
        boolean onlyMarks = !outline.isCode() && count(text, words, end);
        return onlyMarks && end - start > LONGEST_RULE
                ? tooMuch("the line is nothing but " + (end - start) + " marks", "Shorten or remove it.")
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
            marks += dear ? DEAR_MARK : mark ? 1 : 0;
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

    private Optional<Problem> atEnd() {
        finishParagraph();
        if (work > MOST_WORK) {
            return tooManyMarks();
        }
        line = copy.firstLine();
        return brackets * longestDefinition <= MOST_EXPANSION
                ? Optional.empty()
                : tooMuch("very long links are repeated very often", "Write fewer or shorter ones.");
    }

    private Optional<Problem> tooManyMarks() {
        return tooMuch("the paragraph that ends here holds more marks (such as * _ [ `) than can be told apart",
                "Part it with blank lines, or set it as code between lines of ```.");
    }

    private Optional<Problem> tooMuch(String reason, String remedy) {
        return Optional.of(Problem.error(copy.path(), line, 0, reason, remedy));
    }
}
