package press.broadsheet.manuscript.frontmatter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import press.broadsheet.manuscript.text.SourcePosition;

/**
 * Finds the positions of keys and values in valid TOML, because Jackson does not report them. Items inside a value, such as
 * those of a list, have the position of the value.
 *
 * <p>The alternative, tomlj 1.1.1, was tried: it reports positions of keys but not of values, overflows the stack at 1,000
 * nested lists, and takes 4 s for 64 kB of one repeated key.
 */
final class TomlPositions {

    /** The positions of a key and its value. */
    record EntryPosition(SourcePosition key, SourcePosition value) {}

    /** A key that is given twice. */
    record DuplicateKey(String key, SourcePosition first, SourcePosition second) {}

    private final String text;
    private final int firstLine;
    private final UnclosedQuoteOrBracket quotes;
    private final Map<List<String>, EntryPosition> pairs = new HashMap<>();
    private final Map<List<String>, Integer> elementCounts = new HashMap<>();
    private Optional<DuplicateKey> duplicate = Optional.empty();
    private List<String> header = List.of();
    private int at;

    TomlPositions(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
        this.quotes = new UnclosedQuoteOrBracket(text, FrontMatterFormat.TOML);
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case ' ', '\t', '\n' -> at++;
                case '#' -> skipToLineEnd();
                case '[' -> readHeader();
                default -> readPair();
            }
        }
    }

    /** The position of the first entry with this path of keys; entries of a {@code [[list]]} are numbered from 0. */
    EntryPosition find(List<String> path, EntryPosition otherwise) {
        return pairs.getOrDefault(path, otherwise);
    }

    /** The last key that was given twice. */
    Optional<DuplicateKey> duplicate() {
        return duplicate;
    }

    private void readHeader() {
        int start = at;
        boolean list = text.startsWith("[[", at);
        at += list ? 2 : 1;
        List<String> path = readKeys(List.of(), ']');
        if (list) {
            pairs.computeIfAbsent(path,
                    _ -> new EntryPosition(SourcePosition.of(text, start, firstLine), SourcePosition.of(text, start, firstLine)));
            path = append(path, String.valueOf(elementCounts.merge(path, 1, Integer::sum) - 1));
        }
        header = path;
        add(path, start, start);
        skipToLineEnd();
    }

    private void readPair() {
        int start = at;
        List<String> path = readKeys(header, '=');
        at++;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        add(path, start, at);
        skipValue();
    }

    private void add(List<String> path, int key, int value) {
        EntryPosition entryPosition =
                new EntryPosition(SourcePosition.of(text, key, firstLine), SourcePosition.of(text, value, firstLine));
        EntryPosition first = pairs.putIfAbsent(path, entryPosition);
        if (first != null) {
            duplicate = Optional.of(new DuplicateKey(path.getLast(), first.key(), entryPosition.key()));
        }
    }

    /** Reads dotted keys up to the end character; below a {@code [[list]]}, they belong to its latest entry. */
    private List<String> readKeys(List<String> start, char end) {
        List<String> path = start;
        StringBuilder key = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != end && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            int closing = c == '"' || c == '\'' ? quotes.closingQuote(at) : -1;
            if (closing > 0) {
                key.append(text, at + 1, closing);
                at = closing;
            } else if (c == '.') {
                path = latestElement(append(path, key.toString().strip()));
                key.setLength(0);
            } else {
                key.append(c);
            }
        }
        return append(path, key.toString().strip());
    }

    private List<String> latestElement(List<String> path) {
        Integer count = elementCounts.get(path);
        return count == null ? path : append(path, String.valueOf(count - 1));
    }

    private void skipValue() {
        int depth = 0;
        for (; at < text.length() && (depth > 0 || text.charAt(at) != '\n'); at++) {
            switch (text.charAt(at)) {
                case '"', '\'' -> at = Math.max(at, quotes.closingQuote(at));
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                case '#' -> {
                    skipToLineEnd();
                    at--;
                }
                default -> {}
            }
        }
    }

    private void skipToLineEnd() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private static List<String> append(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
