package press.broadsheet.manuscript.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A set of keys that ignores case, {@code -} and {@code _}. */
public final class KnownKeys {

    private final Map<String, String> keys = new LinkedHashMap<>();

    public KnownKeys(String... words) {
        for (String word : words) {
            this.keys.put(normalize(word), word);
        }
    }

    public static String normalize(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    public boolean contains(String key) {
        return keys.containsKey(normalize(key));
    }

    /** The key with the most similar spelling. */
    public Optional<String> closest(String key) {
        return ClosestMatch.find(normalize(key.strip()), keys.keySet()).map(word -> keys.getOrDefault(word, word));
    }
}
