package press.broadsheet.publication;

import java.time.Instant;

/**
 * A point in time as an editor wrote it: the instant, and whether the time of day was stated or only the date.
 * A date without a time is the start of that day in the publication's zone.
 */
public record EditorialDate(Instant instant, boolean hasTime) {}
