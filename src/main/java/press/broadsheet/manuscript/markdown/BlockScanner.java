package press.broadsheet.manuscript.markdown;

/**
 * Tracks the block structure of Markdown line by line: nesting of quotations and lists, paragraph starts, and code. An
 * approximation that looks only at the start of each line.
 */
public final class BlockScanner {

    private static final int MAX_ITEMS = 100;

    private final int[] itemColumns = new int[MAX_ITEMS];
    private int openItems;
    private int quoteDepth;
    private int precedingLines;
    private boolean startsParagraph;
    private boolean inTable;
    private boolean inCode;
    private char fence;
    private int fenceLength;

    /** Scans the next line and returns the offset of its content after quotation and list markers. */
    public int scanLine(String text, int start, int end) {
        startsParagraph = false;
        quoteDepth = 0;
        int content = isThematicBreak(text, start, end) ? start : skipMarkers(text, start, end);
        boolean wasCode = fenceLength > 0;
        updateFence(text, content, end);
        inCode = wasCode || fenceLength > 0;
        if (content == end || inCode) {
            startsParagraph = true;
        } else {
            startsParagraph |= isHeading(text, content, end);
        }
        precedingLines = startsParagraph ? 0 : precedingLines + 1;
        startsParagraph |= inTable;
        inTable = content < end && !inCode && (inTable || isTableDelimiterRow(text, content, end));
        return content;
    }

    int depth() {
        return quoteDepth + openItems;
    }

    /** The number of preceding lines in the same paragraph or table. */
    int precedingLines() {
        return precedingLines;
    }

    /** Whether this line starts a paragraph, so that markers above it cannot pair with its own. */
    boolean startsParagraph() {
        return startsParagraph;
    }

    public boolean isCode() {
        return inCode;
    }

    private static boolean isThematicBreak(String text, int start, int end) {
        char marker = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                if (c != '-' && c != '*' && c != '_' || marker != 0 && c != marker) {
                    return false;
                }
                marker = c;
            }
        }
        return marker != 0;
    }

    private static boolean isTableDelimiterRow(String text, int start, int end) {
        boolean bar = false;
        boolean dash = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ("|-: \t\r".indexOf(c) < 0) {
                return false;
            }
            bar |= c == '|';
            dash |= c == '-';
        }
        return bar && dash;
    }

    private static boolean isHeading(String text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) == '#') {
            i++;
        }
        return i > start && i - start <= 6 && (i == end || Character.isWhitespace(text.charAt(i)));
    }

    /** Skips quotation and list markers. */
    private int skipMarkers(String text, int start, int end) {
        int column = 0;
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            int width = markerWidth(text, i, end);
            if (width > 0 && fenceLength == 0) {
                openItem(column);
                startsParagraph = true;
                column += width;
                i += width;
            } else if (c == '>' || c == ' ' || c == '\t' || c == '\r') {
                quoteDepth += c == '>' ? 1 : 0;
                column += c == '\t' ? 4 : 1;
                i++;
            } else {
                return i;
            }
        }
        return end;
    }

    /** A list item at this column is nested in every item that starts further left. */
    private void openItem(int column) {
        while (openItems > 0 && itemColumns[openItems - 1] >= column) {
            openItems--;
        }
        if (openItems < MAX_ITEMS) {
            itemColumns[openItems++] = column;
        }
    }

    /** The width of the list marker at this position; 0 if there is none. */
    private static int markerWidth(String text, int at, int end) {
        int i = at;
        while (i < end && i - at < 9 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        boolean bullet = i == at && "-*+:".indexOf(text.charAt(at)) >= 0;
        boolean number = i > at && i < end && (text.charAt(i) == '.' || text.charAt(i) == ')');
        boolean marker = (bullet || number) && (i + 1 >= end || Character.isWhitespace(text.charAt(i + 1)));
        return marker ? i + 1 - at : 0;
    }

    /** CommonMark 0.31.2, section 4.5: three backticks or tildes open a fence, as many of the same close it. */
    private void updateFence(String text, int start, int end) {
        char c = start < end ? text.charAt(start) : ' ';
        int run = start;
        while (run < end && text.charAt(run) == c) {
            run++;
        }
        if (c != '`' && c != '~' || run - start < 3) {
            return;
        }
        if (fenceLength == 0) {
            boolean inline = c == '`' && text.substring(run, end).indexOf('`') >= 0;
            fence = c;
            fenceLength = inline ? 0 : run - start;
        } else if (c == fence && run - start >= fenceLength && text.substring(run, end).isBlank()) {
            fenceLength = 0;
        }
    }
}
