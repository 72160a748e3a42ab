package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the texts that are the same but for an edit: both over 50 words, at least 80 % of their five-word sequences
 * shared (of the longer one's, so that a text does not match the collection that quotes it), and nothing else on either
 * side above 50 %. In scripts without blanks every character counts as a word.
 */
final class TextSimilarity<N, O> {

    private static final int SEQUENCE = 5;
    private static final int ENOUGH_WORDS = 50;
    private static final int SKETCH = 8;
    private static final double SAME = 0.8;
    private static final double RIVAL = 0.5;

    private final List<Text<N>> fresh = new ArrayList<>();
    private final List<Text<O>> old = new ArrayList<>();
    private final Map<Integer, List<Integer>> oldBySequence = new HashMap<>();

    private record Text<T>(T owner, Set<Integer> sequences) {}

    private record Pair(int fresh, int old, double shared) {}

    void addNew(N owner, String text) {
        Set<Integer> sequences = sequences(text);
        if (!sequences.isEmpty()) {
            fresh.add(new Text<>(owner, sequences));
        }
    }

    void addOld(O owner, String text) {
        Set<Integer> sequences = sequences(text);
        if (!sequences.isEmpty()) {
            sequences.forEach(sequence -> oldBySequence.computeIfAbsent(sequence, key -> new ArrayList<>()).add(old.size()));
            old.add(new Text<>(owner, sequences));
        }
    }

    /** What every new text that has a match without a rival is. */
    Map<N, O> unrivalled() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            pairs.addAll(pairs(i));
        }
        Map<N, O> matches = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            boolean rival = pairs.stream()
                    .anyMatch(other -> !other.equals(pair) && (other.fresh() == pair.fresh() || other.old() == pair.old()));
            if (pair.shared() >= SAME && !rival) {
                matches.put(fresh.get(pair.fresh()).owner(), old.get(pair.old()).owner());
            }
        }
        return matches;
    }

    /** All old texts of which a new one shares more than half. */
    private List<Pair> pairs(int index) {
        Set<Integer> sequences = fresh.get(index).sequences();
        Map<Integer, Integer> shared = new HashMap<>();
        for (int sequence : sequences) {
            oldBySequence.getOrDefault(sequence, List.of()).forEach(other -> shared.merge(other, 1, Integer::sum));
        }
        return shared.entrySet().stream()
                .map(entry -> new Pair(
                        index,
                        entry.getKey(),
                        (double) entry.getValue()
                                / Math.max(sequences.size(), old.get(entry.getKey()).sequences().size())))
                .filter(pair -> pair.shared() > RIVAL)
                .toList();
    }

    /**
     * The smallest hashes of a text's sequences: two texts that share the most of them have, but for one pair in thousands,
     * a hash of these in common. Empty for a text that is too short to be compared.
     */
    static Set<Integer> sketch(String text) {
        return sequences(text).stream().sorted().limit(SKETCH).collect(Collectors.toSet());
    }

    private static Set<Integer> sequences(String text) {
        List<String> words = words(text);
        Set<Integer> sequences = new HashSet<>();
        if (words.size() > ENOUGH_WORDS) {
            for (int from = 0; from + SEQUENCE <= words.size(); from++) {
                sequences.add(mixed(words.subList(from, from + SEQUENCE).hashCode()));
            }
        }
        return sequences;
    }

    /** Spreads a hash over all integers, so that the smallest ones are a fair sample (MurmurHash3's last step). */
    private static int mixed(int hash) {
        int h = (hash ^ hash >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return h ^ h >>> 16;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int c : text.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            boolean single = Character.isIdeographic(c);
            if (!word.isEmpty() && (single || !Character.isLetterOrDigit(c))) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (single) {
                words.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
