package press.broadsheet.manuscript.text;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the known word that is closest to a misspelled one. */
public final class ClosestMatch {

    private static final int MAX_LENGTH = 200;

    private ClosestMatch() {}

    /**
     * The word with the smallest edit distance (letters missing, added, changed or swapped). Empty if the distance is more
     * than a third of the length, or the input is longer than {@value #MAX_LENGTH} characters.
     */
    public static Optional<String> find(String input, Collection<String> known) {
        if (input.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int least = Math.max(1, input.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : known) {
            int distance = Math.abs(word.length() - input.length()) < least ? distance(input, word, least) : least;
            if (distance < least) {
                least = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Whether the edit distance is at most {@code edits}. */
    public static boolean isWithin(String written, String word, int edits) {
        return Math.abs(written.length() - word.length()) <= edits && distance(written, word, edits + 1) <= edits;
    }

    /**
     * Damerau–Levenshtein distance (optimal string alignment); any value of at least {@code limit} if it is not below that.
     */
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
            if (Math.min(least, leastAbove) >= limit) { // a swap reaches back two rows at most
                return limit;
            }
            leastAbove = least;
        }
        return d[a.length()][b.length()];
    }
}
