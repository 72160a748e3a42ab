package press.broadsheet.manuscript.frontmatter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.EditorialDate;

/** Converts dates to instants; a date without a zone is in the publication's. */
public record DateResolver(ZoneId zone, ProblemCollector problems) {

    /** Newspapers exist since 1605; other systems write year 1 for a missing date. */
    private static final int EARLIEST_YEAR = 1600;

    private static final String REMEDY =
            "Write year, month and day, as in `2024-05-01`, and the time, if any, as in `2024-05-01 18:00`.";

    /** Parses a date; reports a problem and returns empty if it is not one. */
    public Optional<EditorialDate> resolve(String written, SourcePosition at) {
        try {
            Optional<ParsedDate> parsed = ParsedDate.parse(written);
            if (parsed.isEmpty()) {
                problems.error(at, ProblemCollector.quote(written) + " is not a date in a known format", REMEDY);
            }
            return parsed.filter(date -> isPlausible(date.toDate().getYear(), written, at))
                    .map(date -> toEditorialDate(date, at));
        } catch (DateTimeException e) {
            problems.error(at, "there is no such date, time or time zone as " + ProblemCollector.quote(written), REMEDY);
            return Optional.empty();
        }
    }

    /** The start of the day in the publication's zone. */
    public EditorialDate startOfDay(LocalDate date) {
        return new EditorialDate(date.atStartOfDay(zone).toInstant(), false);
    }

    /**
     * Years before 1600 are ignored with a warning. Dates far in the future are accepted, so that a typing error never lifts
     * an embargo.
     */
    private boolean isPlausible(int year, String written, SourcePosition at) {
        if (year < EARLIEST_YEAR) {
            problems.warning(at, ProblemCollector.quote(written) + " is before " + EARLIEST_YEAR + " and is ignored", REMEDY);
        }
        return year >= EARLIEST_YEAR;
    }

    private EditorialDate toEditorialDate(ParsedDate parsed, SourcePosition at) {
        ZoneId in = parsed.toZone().orElse(zone);
        Optional<LocalTime> time = parsed.toTime();
        if (time.isEmpty()) {
            return new EditorialDate(parsed.toDate().atStartOfDay(in).toInstant(), false);
        }
        LocalDateTime local = parsed.toDate().atTime(time.get());
        ZonedDateTime resolved = local.atZone(in); // daylight saving: after the gap if skipped, the earlier if repeated
        int offsets = in.getRules().getValidOffsets(local).size();
        if (offsets == 0) {
            problems.warning(at, "the clocks in " + in + " skip " + local.toLocalTime() + " on that day; it is read as "
                    + resolved.toLocalTime(), "Write the time with its offset, as in `" + resolved.toOffsetDateTime() + "`.");
        } else if (offsets > 1) {
            problems.warning(at,
                    "the clocks in " + in + " show " + local.toLocalTime() + " twice on that day; the earlier one is used",
                    "Write the time with its offset, as in `" + resolved.toOffsetDateTime() + "`.");
        }
        return new EditorialDate(resolved.toInstant(), true);
    }
}
