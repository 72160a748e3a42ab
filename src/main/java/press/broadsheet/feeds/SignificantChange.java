package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.EditorialDate;

/** When a story changed significantly: when its editor says so, and never because a file was read again. */
final class SignificantChange {

    private SignificantChange() {}

    /** The last significant change, which may be its publication. */
    static Optional<EditorialDate> last(Optional<EditorialDate> published, Optional<EditorialDate> updated) {
        return stated(published, updated).or(() -> published);
    }

    /** A change after its publication. */
    static Optional<EditorialDate> stated(Optional<EditorialDate> published, Optional<EditorialDate> updated) {
        return updated.filter(it -> published.isEmpty() || it.instant().isAfter(published.get().instant()));
    }
}
