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

/** Takes dates for moments: without a zone of their own, in the publication's. */
public record DateResolver(ZoneId zone, ProblemCollector problems) {

    /** When the first newspaper appeared, but for five years; other systems write the year 1 for no date at all. */
    private static final int EARLIEST_YEAR = 1600;

    private static final String REMEDY =
            "Write year, month and day, as in `2024-05-01`, and the time, if any, as in `2024-05-01 18:00`.";

    /** The moment that a text of this place means; what keeps it from meaning one is reported. */
    public Optional<EditorialDate> resolve(String written, SourcePosition at) {
        try {
            Optional<ParsedDate> spelling = ParsedDate.parse(written);
            if (spelling.isEmpty()) {
                problems.error(at, ProblemCollector.quote(written) + " is not a date that can be read", REMEDY);
            }
            return spelling.filter(date -> isPlausible(date.toDate().getYear(), written, at))
                    .map(date -> toEditorialDate(date, at));
        } catch (DateTimeException e) {
            problems.error(at, "there is no such day, time or zone as " + ProblemCollector.quote(written), REMEDY);
            return Optional.empty();
        }
    }

    /** A day without a time begins when it begins here. */
    public EditorialDate startOfDay(LocalDate date) {
        return new EditorialDate(date.atStartOfDay(zone).toInstant(), false);
    }

    /** What lies too far back is no date of ours; what lies far ahead counts, lest an embargo be lifted by a slip. */
    private boolean isPlausible(int year, String written, SourcePosition at) {
        if (year < EARLIEST_YEAR) {
            problems.warning(at, ProblemCollector.quote(written) + " lies before the first newspaper and is left out", REMEDY);
        }
        return year >= EARLIEST_YEAR;
    }

    private EditorialDate toEditorialDate(ParsedDate spelling, SourcePosition at) {
        ZoneId in = spelling.toZone().orElse(zone);
        Optional<LocalTime> time = spelling.toTime();
        if (time.isEmpty()) {
            return new EditorialDate(spelling.toDate().atStartOfDay(in).toInstant(), false);
        }
        LocalDateTime local = spelling.toDate().atTime(time.get());
        ZonedDateTime taken = local.atZone(in); // after the gap if daylight saving skips it, the earlier if it repeats it
        int meanings = in.getRules().getValidOffsets(local).size();
        if (meanings == 0) {
            problems.warning(at, "the clocks in " + in + " skip " + local.toLocalTime() + " on that day; it is taken as "
                    + taken.toLocalTime(), "Write the time with its offset, as in `" + taken.toOffsetDateTime() + "`.");
        } else if (meanings > 1) {
            problems.warning(at,
                    "the clocks in " + in + " show " + local.toLocalTime() + " twice on that day; the earlier is taken",
                    "Write the time with its offset, as in `" + taken.toOffsetDateTime() + "`.");
        }
        return new EditorialDate(taken.toInstant(), true);
    }
}
