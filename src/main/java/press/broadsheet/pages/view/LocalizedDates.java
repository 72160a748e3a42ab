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
 * Tells moments in the publication's zone and a page's language. A moment whose time of day nobody stated is told as its
 * day alone, to machines too.
 */
public final class LocalizedDates {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final Messages messages;
    private final ZoneId zone;

    LocalizedDates(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** In full, with the zone where there is a time of day: {@code 11 March 2026, 06:30 UTC+8}. */
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

    /** As short as a column allows: {@code 06:30} today, {@code 11 Mar} this year, {@code Mar 2019} before. */
    public TimeElement shortDate(EditorialDate editorialDate, LocalDate today) {
        LocalDate day = inZone(editorialDate.instant()).toLocalDate();
        if (isShownAsTime(editorialDate, today)) {
            return new TimeElement(iso(editorialDate), text(editorialDate, "date.time"));
        }
        return new TimeElement(iso(editorialDate),
                text(editorialDate, day.getYear() == today.getYear() ? "date.shortday" : "date.shortmonth"));
    }

    /** Whether {@link #shortDate} tells that moment by the clock, so that readers need to know whose. */
    public boolean isShownAsTime(EditorialDate editorialDate, LocalDate today) {
        return editorialDate.hasTime() && inZone(editorialDate.instant()).toLocalDate().equals(today);
    }

    /** The zone as its distance from UTC, which everybody reads alike: {@code UTC}, {@code UTC+5:30}. */
    public String utcOffset(Instant instant) {
        return new DateTimeFormatterBuilder()
                .appendLiteral("UTC")
                .appendOffset("+H:mm", "")
                .toFormatter(messages.messageLocale())
                .format(inZone(instant));
    }

    /** A part of the calendar, in the pattern of that name. */
    public String format(TemporalAccessor date, String pattern) {
        return DateTimeFormatter.ofPattern(messages.get(pattern), messages.messageLocale()).format(date);
    }

    /** As every machine is told it, in whatever format: ISO 8601 with the publication's offset, or the day alone. */
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
