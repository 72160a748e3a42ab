package press.broadsheet.manuscript.text;

import java.util.Comparator;

/** A position in a file: line and column, both from 1, counted in Unicode code points. */
public record SourcePosition(int line, int column) implements Comparable<SourcePosition> {

    public static final SourcePosition START = new SourcePosition(1, 1);

    private static final Comparator<SourcePosition> ORDER = Comparator.comparingInt(SourcePosition::line)
            .thenComparingInt(SourcePosition::column);

    /** Converts an offset in a text that starts on line {@code firstLine} of the file. */
    public static SourcePosition of(String text, int offset, int firstLine) {
        int end = Math.clamp(offset, 0, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int line = firstLine;
        for (int i = text.indexOf('\n'); i >= 0 && i < lineStart; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return new SourcePosition(line, text.codePointCount(lineStart, end) + 1);
    }

    @Override
    public int compareTo(SourcePosition other) {
        return ORDER.compare(this, other);
    }
}
