package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * An article that was live here and is gone, for feeds.
 *
 * @param reason why it was withdrawn, in the editor's words; empty after a silent withdrawal
 */
public record DeletedFeedEntry(String feedId, Instant removedAt, Optional<String> reason) {}
