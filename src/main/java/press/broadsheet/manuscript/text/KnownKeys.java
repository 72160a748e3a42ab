package press.broadsheet.manuscript.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Keys that are known somewhere, found without regard to case, {@code -} or {@code _}. */
public final class KnownKeys {

    private final Map<String, String> words = new LinkedHashMap<>();

    public KnownKeys(String... words) {
        for (String word : words) {
            this.words.put(fold(word), word);
        }
    }

    public static String fold(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    public boolean knows(String key) {
        return words.containsKey(fold(key));
    }

    /** The known word that was probably meant. */
    public Optional<String> nearest(String key) {
        return ClosestMatch.of(fold(key.strip()), words.keySet()).map(word -> words.getOrDefault(word, word));
    }
}
