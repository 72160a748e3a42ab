package press.broadsheet.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import press.broadsheet.publication.Moment;

/**
 * Tells moments in the publication's zone and a page's language. A moment whose time of day nobody stated is told as its
 * day alone, to machines too.
 */
final class Almanac {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final Words words;
    private final ZoneId zone;

    Almanac(Words words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** In full, with the zone where there is a time of day: {@code 11 March 2026, 06:30 UTC+8}. */
    Stamp full(Moment moment) {
        String day = text(moment, "date.day");
        return new Stamp(iso(moment), moment.timed()
                ? words.of("date.timed", day, text(moment, "date.time"), offset(moment.instant()))
                : day);
    }

    /** The day alone: {@code 11 March 2026}. */
    Stamp day(Moment moment) {
        return new Stamp(iso(moment), text(moment, "date.day"));
    }

    /** As short as a column allows: {@code 06:30} today, {@code 11 Mar} this year, {@code Mar 2019} before. */
    Stamp brief(Moment moment, LocalDate today) {
        LocalDate day = at(moment.instant()).toLocalDate();
        if (isClock(moment, today)) {
            return new Stamp(iso(moment), text(moment, "date.time"));
        }
        return new Stamp(iso(moment), text(moment, day.getYear() == today.getYear() ? "date.short" : "date.month"));
    }

    /** Whether {@link #brief} tells that moment by the clock, so that readers need to know whose. */
    boolean isClock(Moment moment, LocalDate today) {
        return moment.timed() && at(moment.instant()).toLocalDate().equals(today);
    }

    /** The zone as its distance from UTC, which everybody reads alike: {@code UTC}, {@code UTC+5:30}. */
    String offset(Instant instant) {
        return new DateTimeFormatterBuilder()
                .appendLiteral("UTC")
                .appendOffset("+H:mm", "")
                .toFormatter(words.spoken())
                .format(at(instant));
    }

    /** A part of the calendar, in the pattern of that name. */
    String told(TemporalAccessor date, String pattern) {
        return DateTimeFormatter.ofPattern(words.of(pattern), words.spoken()).format(date);
    }

    /** As every machine is told it, in whatever format: ISO 8601 with the publication's offset, or the day alone. */
    String iso(Moment moment) {
        return (moment.timed() ? ISO : DateTimeFormatter.ISO_LOCAL_DATE).format(at(moment.instant()));
    }

    private String text(Moment moment, String pattern) {
        return told(at(moment.instant()), pattern);
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }
}
