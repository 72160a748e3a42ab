package press.broadsheet.manuscript;

import java.util.Comparator;

/** Where something stands in a file: its line and its column, both from 1, in characters as people count them. */
record Place(int line, int column) implements Comparable<Place> {

    static final Place START = new Place(1, 1);

    private static final Comparator<Place> DOWNWARDS = Comparator.comparingInt(Place::line)
            .thenComparingInt(Place::column);

    /** The place of an offset into a text whose first line is that line of the file. */
    static Place of(String text, int offset, int firstLine) {
        int end = Math.clamp(offset, 0, text.length());
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        int line = firstLine;
        for (int i = text.indexOf('\n'); i >= 0 && i < lineStart; i = text.indexOf('\n', i + 1)) {
            line++;
        }
        return new Place(line, text.codePointCount(lineStart, end) + 1);
    }

    @Override
    public int compareTo(Place other) {
        return DOWNWARDS.compare(this, other);
    }
}
