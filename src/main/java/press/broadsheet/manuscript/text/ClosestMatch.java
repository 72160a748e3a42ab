package press.broadsheet.manuscript.text;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

/** Guesses which known word was meant by one that is not known. */
public final class ClosestMatch {

    private static final int MAX_LENGTH = 200;

    private ClosestMatch() {}

    /**
     * The nearest by letters missing, added, changed or swapped; empty where more than a third of the letters would have to
     * change, or the word has over {@value #MAX_LENGTH} of them.
     */
    public static Optional<String> find(String meant, Collection<String> known) {
        if (meant.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int least = Math.max(1, meant.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : known) {
            int distance = Math.abs(word.length() - meant.length()) < least ? distance(meant, word, least) : least;
            if (distance < least) {
                least = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Whether no more than so many letters are missing, added, changed or swapped. */
    public static boolean isWithin(String written, String word, int edits) {
        return Math.abs(written.length() - word.length()) <= edits && distance(written, word, edits + 1) <= edits;
    }

    /** Damerau's distance, with neighbours swapped at most once; or anything from {@code limit} on where it is not below that. */
    private static int distance(String a, String b, int limit) {
        int[][] d = new int[a.length() + 1][];
        d[0] = IntStream.rangeClosed(0, b.length()).toArray();
        int leastAbove = 0;
        for (int i = 1; i <= a.length(); i++) {
            d[i] = new int[b.length() + 1];
            d[i][0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
                least = Math.min(least, d[i][j]);
            }
            if (Math.min(least, leastAbove) >= limit) { // a swap reaches back two rows, nothing further
                return limit;
            }
            leastAbove = least;
        }
        return d[a.length()][b.length()];
    }
}
