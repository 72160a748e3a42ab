package press.broadsheet.archive.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Splits long key lists into chunks, so that no statement has an unbounded parameter list. */
public final class KeyChunks {

    private static final int CHUNK_SIZE = 500;

    private KeyChunks() {}

    public static <K> void forEach(Collection<K> keys, Consumer<List<K>> statement) {
        List<K> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += CHUNK_SIZE) {
            statement.accept(all.subList(from, Math.min(from + CHUNK_SIZE, all.size())));
        }
    }

    public static <K, V> Stream<V> flatMap(Collection<K> keys, Function<List<K>, List<V>> query) {
        List<V> found = new ArrayList<>();
        forEach(keys, chunk -> found.addAll(query.apply(chunk)));
        return found.stream();
    }
}
