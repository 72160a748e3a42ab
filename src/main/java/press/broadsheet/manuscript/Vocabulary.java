package press.broadsheet.manuscript;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys that are known somewhere, found without regard to case, {@code -} or {@code _}. */
final class Vocabulary {

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

    /** The known word that was probably meant. */
    Optional<String> nearest(String key) {
        return Nearest.of(fold(key.strip()), words.keySet()).map(word -> words.getOrDefault(word, word));
    }
}
