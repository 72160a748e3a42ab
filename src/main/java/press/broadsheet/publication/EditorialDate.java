package press.broadsheet.publication;

import java.time.Instant;

/**
 * A point in time as an editor wrote it: the instant, and whether the time of day was stated or only the date.
 * A bare date begins at midnight in the publication's zone.
 */
public record EditorialDate(Instant instant, boolean hasTime) {}
