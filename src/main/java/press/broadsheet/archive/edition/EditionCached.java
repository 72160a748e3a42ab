package press.broadsheet.archive.edition;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that is worked out once for each edition. Beside the newest the one before is kept, for pages that were begun
 * before the newest opened. Not to be asked by whoever is about to open an edition: what fails to open must leave no trace.
 */
public final class EditionCached<T> {

    private record CachedValue<T>(Edition edition, T value) {}

    private final Editions editions;
    private final Function<Edition, T> loader;
    private Optional<CachedValue<T>> current = Optional.empty();
    private Optional<CachedValue<T>> previous = Optional.empty();

    public EditionCached(Editions editions, Function<Edition, T> loader) {
        this.editions = editions;
        this.loader = loader;
    }

    public T get() {
        return get(editions.current().orElse(new Edition(0, Editions.BEFORE_FIRST_EDITION)));
    }

    /** One at a time, so that the many who ask for what is new do not each work it out. */
    private synchronized T get(Edition edition) {
        return current.filter(cachedValue -> cachedValue.edition().equals(edition))
                .or(() -> previous.filter(cachedValue -> cachedValue.edition().equals(edition)))
                .orElseGet(() -> store(new CachedValue<>(edition, loader.apply(edition))))
                .value();
    }

    private CachedValue<T> store(CachedValue<T> cachedValue) {
        previous = current;
        current = Optional.of(cachedValue);
        return cachedValue;
    }
}
