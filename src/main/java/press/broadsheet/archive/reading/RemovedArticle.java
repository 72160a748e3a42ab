package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * A story that was live here and is no more, as feeds know it.
 *
 * @param reason why it was withdrawn, in the editor's words; of a silent withdrawal nothing is told
 */
public record RemovedArticle(String feedId, Instant removedAt, Optional<String> reason) {}
