package press.broadsheet.manuscript.text;

import java.util.Arrays;

/** Maps offsets in a text to line numbers. */
public final class LineIndex {

    private final int[] lineStarts;

    public LineIndex(String text) {
        int[] starts = new int[64];
        int lines = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, 2 * lines);
            }
            starts[lines++] = i + 1;
        }
        lineStarts = Arrays.copyOf(starts, lines);
    }

    /** The line of an offset, from 1. */
    public int line(int offset) {
        int starts = Arrays.binarySearch(lineStarts, offset);
        return starts >= 0 ? starts + 1 : -starts - 1;
    }
}
