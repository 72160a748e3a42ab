package press.broadsheet.manuscript.markdown;

/**
 * Where each line of a Markdown text stands, as far as one look at its beginning can tell: how deep in quotations and
 * lists, whether it starts a paragraph, and whether it is code.
 */
public final class BlockScanner {

    private static final int MOST_ITEMS = 100;

    private final int[] items = new int[MOST_ITEMS];
    private int openItems;
    private int quotes;
    private int lines;
    private boolean startsParagraph;
    private boolean table;
    private boolean code;
    private char fence;
    private int fenceLength;

    /** Takes the next line, and returns where in the text its words begin. */
    public int enter(String text, int start, int end) {
        startsParagraph = false;
        quotes = 0;
        int words = isRule(text, start, end) ? start : markers(text, start, end);
        boolean wasCode = fenceLength > 0;
        followFence(text, words, end);
        code = wasCode || fenceLength > 0;
        if (words == end || code) {
            startsParagraph = true;
        } else {
            startsParagraph |= isHeading(text, words, end);
        }
        lines = startsParagraph ? 0 : lines + 1;
        startsParagraph |= table;
        table = words < end && !code && (table || isTableRule(text, words, end));
        return words;
    }

    int depth() {
        return quotes + openItems;
    }

    /** How many lines before this one are of the same paragraph or table. */
    int lines() {
        return lines;
    }

    /** Whether what stands above this line has no part in the meaning of its marks. */
    boolean startsParagraph() {
        return startsParagraph;
    }

    public boolean isCode() {
        return code;
    }

    private static boolean isRule(String text, int start, int end) {
        char mark = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                if (c != '-' && c != '*' && c != '_' || mark != 0 && c != mark) {
                    return false;
                }
                mark = c;
            }
        }
        return mark != 0;
    }

    private static boolean isTableRule(String text, int start, int end) {
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

    /** Runs over quotation and list marks. */
    private int markers(String text, int start, int end) {
        int column = 0;
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            int width = markerWidth(text, i, end);
            if (width > 0 && fenceLength == 0) {
                open(column);
                startsParagraph = true;
                column += width;
                i += width;
            } else if (c == '>' || c == ' ' || c == '\t' || c == '\r') {
                quotes += c == '>' ? 1 : 0;
                column += c == '\t' ? 4 : 1;
                i++;
            } else {
                return i;
            }
        }
        return end;
    }

    /** A list item at that column lies in every item that starts further to the left. */
    private void open(int column) {
        while (openItems > 0 && items[openItems - 1] >= column) {
            openItems--;
        }
        if (openItems < MOST_ITEMS) {
            items[openItems++] = column;
        }
    }

    /** How wide the list marker is that stands here, 0 if none does. */
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
    private void followFence(String text, int start, int end) {
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
