package press.broadsheet.manuscript.frontmatter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as written, before the publication's zone is applied.
 *
 * @param toTime empty if only the day was given
 * @param toZone empty if no zone was given
 */
public record ParsedDate(LocalDate toDate, Optional<LocalTime> toTime, Optional<ZoneId> toZone) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final String WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?";
    private static final String MONTH = "(?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?<rest>[a-z]*)\\.?";
    private static final String DAY = "(?<d>\\d{1,2})(?:st|nd|rd|th)?";

    private static final List<Pattern> DATES = List.of(
            Pattern.compile("(?<y>\\d{4})(?<s>[-/.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?!\\d)"),
            Pattern.compile("(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})(?!\\d)"),
            Pattern.compile("(?<d>\\d{1,2})\\.(?<m>\\d{1,2})\\.(?<y>\\d{4})(?!\\d)"),
            Pattern.compile("(?<y>\\d{4})\\s*年\\s*(?<m>\\d{1,2})\\s*月\\s*(?<d>\\d{1,2})\\s*日"),
            Pattern.compile(WEEKDAY + DAY + "[\\s.-]+(?:of\\s+)?" + MONTH + "[\\s,.-]+(?<y>\\d{4}|\\d{2})(?!\\d)", FLAGS),
            Pattern.compile(WEEKDAY + MONTH + "\\s+" + DAY + ",?\\s+(?<y>\\d{4})(?!\\d)", FLAGS));

    private static final Pattern TIME = Pattern.compile(
            "(?:T|\\s*,?\\s*(?:at\\s+)?)(?<h>\\d{1,2}):(?<min>\\d{2})(?::(?<sec>\\d{2})(?:[.,](?<frac>\\d{1,40}))?)?(?:\\s*(?<half>[ap])\\.?m\\b\\.?)?"
                    + "(?<zone>\\s*(?:Z|UTC?|GMT)?)?\\s*(?<offset>[+-]\\d{2}(?::?\\d{2}){0,2})?(?<name>\\s*\\b[a-z]{3}|\\s*\\[?[a-z]+(?:/[a-z0-9_+-]+)+]?)?(?:\\s*\\([^)]*\\))?",
            FLAGS);

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** RFC 822, section 5.1. Other three-letter zones are ambiguous between countries and are not accepted. */
    private static final Map<String, Integer> RFC_822_ZONES =
            Map.of("EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7,
                    "PDT", -7, "PST", -8);

    /** Parses a date in a common format; empty if the format is unknown. Throws if there is no such day, time or zone. */
    static Optional<ParsedDate> parse(String written) throws DateTimeException {
        String text = written.strip();
        if (text.length() > 100) {
            return Optional.empty();
        }
        for (Pattern pattern : DATES) {
            Matcher date = pattern.matcher(text);
            if (date.lookingAt() && isFullMonthName(date)) {
                return parseTime(toDate(date), text.substring(date.end()), Character.isLetter(date.group("m").charAt(0)));
            }
        }
        return Optional.empty();
    }

    /** Whether the text is an existing date in a known format. */
    public static boolean isDate(String written) {
        try {
            return parse(written).isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isFullMonthName(Matcher date) {
        if (!date.pattern().namedGroups().containsKey("rest") || date.group("rest").isEmpty()) {
            return true;
        }
        String month = (date.group("m") + date.group("rest")).toLowerCase(Locale.ROOT);
        return month.equals("sept") || Month.of(MONTHS.indexOf(month.substring(0, 3)) + 1).name().equalsIgnoreCase(month);
    }

    private static LocalDate toDate(Matcher date) {
        int year = Integer.parseInt(date.group("y"));
        if (date.group("y").length() == 2) {
            year += year < 50 ? 2000 : 1900; // RFC 2822, section 4.3
        }
        int month = MONTHS.indexOf(date.group("m").toLowerCase(Locale.ROOT)) + 1;
        return LocalDate.of(year, month > 0 ? month : Integer.parseInt(date.group("m")), Integer.parseInt(date.group("d")));
    }

    private static Optional<ParsedDate> parseTime(LocalDate date, String rest, boolean named) {
        if (rest.isBlank()) {
            return Optional.of(new ParsedDate(date, Optional.empty(), Optional.empty()));
        }
        Matcher time = TIME.matcher(rest);
        if (!time.matches()) {
            return Optional.empty();
        }
        Optional<ZoneId> zone = toZone(time);
        Optional<String> name = Optional.ofNullable(time.group("name")).map(String::strip).filter(n -> !n.isEmpty());
        if (zone.isEmpty() && name.isPresent()) {
            zone = namedZone(name.get(), named);
            if (zone.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new ParsedDate(date, Optional.of(toTime(time)), zone));
    }

    private static LocalTime toTime(Matcher time) {
        int hour = Integer.parseInt(time.group("h"));
        if (time.group("half") != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("hour " + hour + " of twelve");
            }
            hour = hour % 12 + (time.group("half").equalsIgnoreCase("p") ? 12 : 0);
        }
        String fraction = Optional.ofNullable(time.group("frac")).orElse("");
        int nano = Integer.parseInt((fraction + "000000000").substring(0, 9));
        String second = Optional.ofNullable(time.group("sec")).orElse("0");
        return LocalTime.of(hour, Integer.parseInt(time.group("min")), Integer.parseInt(second), nano);
    }

    private static Optional<ZoneId> toZone(Matcher time) {
        Optional<String> offset = Optional.ofNullable(time.group("offset"));
        boolean utc = !Optional.ofNullable(time.group("zone")).orElse("").isBlank();
        return offset.<ZoneId>map(ZoneOffset::of).or(() -> utc ? Optional.of(ZoneOffset.UTC) : Optional.empty());
    }

    private static Optional<ZoneId> namedZone(String name, boolean rfc822) {
        if (name.contains("/")) {
            return Optional.of(ZoneId.of(name.replaceAll("[\\[\\]]", "")));
        }
        return Optional.ofNullable(RFC_822_ZONES.get(name.toUpperCase(Locale.ROOT))).filter(_ -> rfc822).map(ZoneOffset::ofHours);
    }
}
