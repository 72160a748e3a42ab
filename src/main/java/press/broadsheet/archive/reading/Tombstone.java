package press.broadsheet.archive.reading;

import java.util.Optional;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.EditorialDate;

/**
 * What readers see of an article that is gone. After a silent withdrawal, or if it went back to draft or embargo, every part is
 * empty.
 *
 * @param reason why it was withdrawn, in the editor's words
 * @param replacement the live article that replaces it
 */
public record Tombstone(
        Optional<String> headline,
        Optional<EditorialDate> published,
        Optional<EditorialDate> expired,
        Optional<String> reason,
        Optional<ArticleSummary> replacement) {

    /** States only that an article was here. */
    static final Tombstone NO_DETAILS = new Tombstone(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());
}
