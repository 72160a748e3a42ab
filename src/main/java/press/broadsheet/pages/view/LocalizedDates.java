package press.broadsheet.pages.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import press.broadsheet.publication.EditorialDate;

/**
 * Formats dates and times in the publication's zone and the page's language. A date without a time of day is formatted as a day,
 * also for machines.
 */
public final class LocalizedDates {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final Messages messages;
    private final ZoneId zone;

    LocalizedDates(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** In full, with the zone if there is a time of day: {@code 11 March 2026, 06:30 UTC+8}. */
    public TimeElement dateTime(EditorialDate editorialDate) {
        String day = text(editorialDate, "date.day");
        return new TimeElement(iso(editorialDate), editorialDate.hasTime()
                ? messages.get("date.timed", day, text(editorialDate, "date.time"), utcOffset(editorialDate.instant()))
                : day);
    }

    /** The day alone: {@code 11 March 2026}. */
    public TimeElement date(EditorialDate editorialDate) {
        return new TimeElement(iso(editorialDate), text(editorialDate, "date.day"));
    }

    /** Short, for a column: {@code 06:30} today, {@code 11 Mar} this year, {@code Mar 2019} before. */
    public TimeElement shortDate(EditorialDate editorialDate, LocalDate today) {
        LocalDate day = inZone(editorialDate.instant()).toLocalDate();
        if (isShownAsTime(editorialDate, today)) {
            return new TimeElement(iso(editorialDate), text(editorialDate, "date.time"));
        }
        return new TimeElement(iso(editorialDate),
                text(editorialDate, day.getYear() == today.getYear() ? "date.shortday" : "date.shortmonth"));
    }

    /** Whether {@link #shortDate} shows the time of day, so that the page must name the zone. */
    public boolean isShownAsTime(EditorialDate editorialDate, LocalDate today) {
        return editorialDate.hasTime() && inZone(editorialDate.instant()).toLocalDate().equals(today);
    }

    /** The zone as an offset from UTC, which is the same in every language: {@code UTC}, {@code UTC+5:30}. */
    public String utcOffset(Instant instant) {
        return new DateTimeFormatterBuilder()
                .appendLiteral("UTC")
                .appendOffset("+H:mm", "")
                .toFormatter(messages.messageLocale())
                .format(inZone(instant));
    }

    /** Formats a date with the pattern of that message key. */
    public String format(TemporalAccessor date, String pattern) {
        return DateTimeFormatter.ofPattern(messages.get(pattern), messages.messageLocale()).format(date);
    }

    /** For machines, in every format: ISO 8601 with the publication's offset, or the day alone. */
    public String iso(EditorialDate editorialDate) {
        return (editorialDate.hasTime() ? ISO : DateTimeFormatter.ISO_LOCAL_DATE).format(inZone(editorialDate.instant()));
    }

    private String text(EditorialDate editorialDate, String pattern) {
        return format(inZone(editorialDate.instant()), pattern);
    }

    private ZonedDateTime inZone(Instant instant) {
        return instant.atZone(zone);
    }
}
