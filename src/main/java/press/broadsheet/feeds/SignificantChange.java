package press.broadsheet.feeds;

import java.util.Optional;
import press.broadsheet.publication.EditorialDate;

/** When an article changed significantly: only by a date that the editor sets, never because its file was imported again. */
final class SignificantChange {

    private SignificantChange() {}

    /** The last significant change, or the publication date. */
    static Optional<EditorialDate> last(Optional<EditorialDate> published, Optional<EditorialDate> updated) {
        return stated(published, updated).or(() -> published);
    }

    /** A change dated after publication. */
    static Optional<EditorialDate> stated(Optional<EditorialDate> published, Optional<EditorialDate> updated) {
        return updated.filter(it -> published.isEmpty() || it.instant().isAfter(published.get().instant()));
    }
}
