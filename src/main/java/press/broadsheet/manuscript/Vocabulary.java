package press.broadsheet.manuscript;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys that are known somewhere, found without regard to case, {@code -} or {@code _}. */
final class Vocabulary {

    private static final int LONGEST = 40;

    private final Map<String, String> words = new LinkedHashMap<>();

    Vocabulary(String... words) {
        for (String word : words) {
            this.words.put(fold(word), word);
        }
    }

    static String fold(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    boolean knows(String key) {
        return words.containsKey(fold(key));
    }

    /** The known word that was probably meant: the nearest by letters missing, added, changed or swapped. */
    Optional<String> nearest(String key) {
        String folded = fold(key.strip());
        if (folded.length() > LONGEST) {
            return Optional.empty();
        }
        int least = Math.max(1, folded.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : words.keySet()) {
            int distance = Math.abs(word.length() - folded.length()) < least ? distance(folded, word) : least;
            if (distance < least) {
                least = distance;
                nearest = Optional.of(words.getOrDefault(word, word));
            }
        }
        return nearest;
    }

    /** Damerau's distance, with neighbours swapped at most once. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        Arrays.setAll(d[0], j -> j);
        for (int i = 1; i <= a.length(); i++) {
            d[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
