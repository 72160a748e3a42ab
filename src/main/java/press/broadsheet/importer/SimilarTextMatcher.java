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
 * Finds edited versions of texts. Two texts match if both have over 50 words, they share at least 80 % of the five-word
 * sequences of the longer one (so that a text does not match a collection that quotes it), and no other pair with either of them
 * shares over 50 %. In scripts without spaces every character counts as a word.
 */
final class SimilarTextMatcher<N, O> {

    private static final int SHINGLE_LENGTH = 5;
    private static final int MIN_WORDS = 50;
    private static final int SKETCH_SIZE = 8;
    private static final double MATCH_THRESHOLD = 0.8;
    private static final double RIVAL_THRESHOLD = 0.5;

    private final List<Text<N>> newTexts = new ArrayList<>();
    private final List<Text<O>> oldTexts = new ArrayList<>();
    private final Map<Integer, List<Integer>> oldByShingle = new HashMap<>();

    private record Text<T>(T owner, Set<Integer> shingles) {}

    private record Pair(int newIndex, int oldIndex, double similarity) {}

    void addNew(N owner, String text) {
        Set<Integer> sequences = shingles(text);
        if (!sequences.isEmpty()) {
            newTexts.add(new Text<>(owner, sequences));
        }
    }

    void addOld(O owner, String text) {
        Set<Integer> sequences = shingles(text);
        if (!sequences.isEmpty()) {
            sequences.forEach(sequence -> oldByShingle.computeIfAbsent(sequence, key -> new ArrayList<>()).add(oldTexts.size()));
            oldTexts.add(new Text<>(owner, sequences));
        }
    }

    /** The matched old text of each new text that has a match without a rival. */
    Map<N, O> uniqueMatches() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < newTexts.size(); i++) {
            pairs.addAll(pairs(i));
        }
        Map<N, O> matches = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            boolean rival = pairs.stream()
                    .anyMatch(other -> !other.equals(pair)
                            && (other.newIndex() == pair.newIndex() || other.oldIndex() == pair.oldIndex()));
            if (pair.similarity() >= MATCH_THRESHOLD && !rival) {
                matches.put(newTexts.get(pair.newIndex()).owner(), oldTexts.get(pair.oldIndex()).owner());
            }
        }
        return matches;
    }

    /** Pairs of a new text with all old texts of which it shares more than half. */
    private List<Pair> pairs(int index) {
        Set<Integer> sequences = newTexts.get(index).shingles();
        Map<Integer, Integer> shared = new HashMap<>();
        for (int sequence : sequences) {
            oldByShingle.getOrDefault(sequence, List.of()).forEach(other -> shared.merge(other, 1, Integer::sum));
        }
        return shared.entrySet().stream()
                .map(entry -> new Pair(
                        index,
                        entry.getKey(),
                        (double) entry.getValue()
                                / Math.max(sequences.size(), oldTexts.get(entry.getKey()).shingles().size())))
                .filter(pair -> pair.similarity() > RIVAL_THRESHOLD)
                .toList();
    }

    /**
     * The smallest hashes of a text's sequences (a MinHash sketch): two texts that match have at least one of them in common,
     * except one pair in thousands. Empty for a text that is too short to compare.
     */
    static Set<Integer> sketch(String text) {
        return shingles(text).stream().sorted().limit(SKETCH_SIZE).collect(Collectors.toSet());
    }

    private static Set<Integer> shingles(String text) {
        List<String> words = words(text);
        Set<Integer> sequences = new HashSet<>();
        if (words.size() > MIN_WORDS) {
            for (int from = 0; from + SHINGLE_LENGTH <= words.size(); from++) {
                sequences.add(mixHash(words.subList(from, from + SHINGLE_LENGTH).hashCode()));
            }
        }
        return sequences;
    }

    /** Distributes hashes evenly, so that the smallest ones are a random sample (MurmurHash3's finalizer). */
    private static int mixHash(int hash) {
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
