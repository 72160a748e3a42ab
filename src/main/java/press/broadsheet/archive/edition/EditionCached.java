package press.broadsheet.archive.edition;

import java.util.Optional;
import java.util.function.Function;

/**
 * Caches a value per edition. The previous edition's value stays cached too, for pages that began before the newest edition
 * opened. Do not call while an edition is being opened: a failed edition would stay cached.
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

    /** Synchronized, so that concurrent requests compute a new value only once. */
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
