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
    public TimeElement full(EditorialDate editorialDate) {
        String day = text(editorialDate, "date.day");
        return new TimeElement(iso(editorialDate), editorialDate.timed()
                ? messages.of("date.timed", day, text(editorialDate, "date.time"), offset(editorialDate.instant()))
                : day);
    }

    /** The day alone: {@code 11 March 2026}. */
    public TimeElement day(EditorialDate editorialDate) {
        return new TimeElement(iso(editorialDate), text(editorialDate, "date.day"));
    }

    /** As short as a column allows: {@code 06:30} today, {@code 11 Mar} this year, {@code Mar 2019} before. */
    public TimeElement brief(EditorialDate editorialDate, LocalDate today) {
        LocalDate day = at(editorialDate.instant()).toLocalDate();
        if (isClock(editorialDate, today)) {
            return new TimeElement(iso(editorialDate), text(editorialDate, "date.time"));
        }
        return new TimeElement(iso(editorialDate), text(editorialDate, day.getYear() == today.getYear() ? "date.short" : "date.month"));
    }

    /** Whether {@link #brief} tells that moment by the clock, so that readers need to know whose. */
    public boolean isClock(EditorialDate editorialDate, LocalDate today) {
        return editorialDate.timed() && at(editorialDate.instant()).toLocalDate().equals(today);
    }

    /** The zone as its distance from UTC, which everybody reads alike: {@code UTC}, {@code UTC+5:30}. */
    public String offset(Instant instant) {
        return new DateTimeFormatterBuilder()
                .appendLiteral("UTC")
                .appendOffset("+H:mm", "")
                .toFormatter(messages.spoken())
                .format(at(instant));
    }

    /** A part of the calendar, in the pattern of that name. */
    public String told(TemporalAccessor date, String pattern) {
        return DateTimeFormatter.ofPattern(messages.of(pattern), messages.spoken()).format(date);
    }

    /** As every machine is told it, in whatever format: ISO 8601 with the publication's offset, or the day alone. */
    public String iso(EditorialDate editorialDate) {
        return (editorialDate.timed() ? ISO : DateTimeFormatter.ISO_LOCAL_DATE).format(at(editorialDate.instant()));
    }

    private String text(EditorialDate editorialDate, String pattern) {
        return told(at(editorialDate.instant()), pattern);
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }
}
