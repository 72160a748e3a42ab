package press.broadsheet.feeds;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import press.broadsheet.publication.EditorialDate;

/** Formats dates for feeds and sitemaps. */
final class FeedDates {

    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    /** RSS Advisory Board, RSS Profile: RFC 822 with a four-digit year, in GMT. */
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private FeedDates() {}

    static String rfc3339(Instant instant, ZoneId zone) {
        return RFC_3339.format(instant.atZone(zone));
    }

    static String rfc822(Instant instant) {
        return RFC_822.format(instant);
    }

    /** W3C date and time: a date without a time of day is written as a day. */
    static String w3c(EditorialDate editorialDate, ZoneId zone) {
        return editorialDate.hasTime()
                ? rfc3339(editorialDate.instant(), zone)
                : DateTimeFormatter.ISO_LOCAL_DATE.format(editorialDate.instant().atZone(zone));
    }
}
