package press.broadsheet.manuscript.text;

import java.util.Arrays;

/** Which line of a text a position is on. */
public final class LineIndex {

    private final int[] lineStarts;

    public LineIndex(String text) {
        int[] found = new int[64];
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == found.length) {
                found = Arrays.copyOf(found, 2 * lines);
            }
            found[lines++] = i + 1;
        }
        lineStarts = Arrays.copyOf(found, lines);
    }

    /** From 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
