package press.broadsheet.archive.edition;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that is worked out once for each edition. Beside the newest the one before is kept, for pages that were begun
 * before the newest opened. Not to be asked by whoever is about to open an edition: what fails to open must leave no trace.
 */
public final class EditionCached<T> {

    private record Worth<T>(Edition edition, T value) {}

    private final Editions editions;
    private final Function<Edition, T> work;
    private Optional<Worth<T>> newest = Optional.empty();
    private Optional<Worth<T>> before = Optional.empty();

    public EditionCached(Editions editions, Function<Edition, T> work) {
        this.editions = editions;
        this.work = work;
    }

    public T get() {
        return get(editions.current().orElse(new Edition(0, Editions.BEFORE_THE_FIRST)));
    }

    /** One at a time, so that the many who ask for what is new do not each work it out. */
    private synchronized T get(Edition edition) {
        return newest.filter(worth -> worth.edition().equals(edition))
                .or(() -> before.filter(worth -> worth.edition().equals(edition)))
                .orElseGet(() -> keep(new Worth<>(edition, work.apply(edition))))
                .value();
    }

    private Worth<T> keep(Worth<T> worth) {
        before = newest;
        newest = Optional.of(worth);
        return worth;
    }
}
