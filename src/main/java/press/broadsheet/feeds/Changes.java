package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.Moment;

/** When a story changed significantly: when its editor says so, and never because a file was read again. */
final class Changes {

    private Changes() {}

    /** The last significant change, which may be its publication. */
    static Optional<Moment> last(Optional<Moment> published, Optional<Moment> updated) {
        return said(published, updated).or(() -> published);
    }

    /** A change after its publication. */
    static Optional<Moment> said(Optional<Moment> published, Optional<Moment> updated) {
        return updated.filter(it -> published.isEmpty() || it.instant().isAfter(published.get().instant()));
    }
}
