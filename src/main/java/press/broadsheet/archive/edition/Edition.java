package press.broadsheet.archive.edition;

import java.time.Instant;

/**
 * One state of the newspaper. What is live, and what "today" is, are judged by {@code asOf}, which never runs back from
 * one edition to the next.
 */
public record Edition(long number, Instant asOf) {}
