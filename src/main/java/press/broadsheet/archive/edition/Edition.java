package press.broadsheet.archive.edition;

import java.time.Instant;

/**
 * One published state of the site. {@code asOf} decides what is live and which day is today. It never decreases from one
 * edition to the next.
 */
public record Edition(long number, Instant asOf) {}
