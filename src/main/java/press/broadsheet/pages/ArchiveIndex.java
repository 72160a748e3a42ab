package press.broadsheet.pages;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import press.broadsheet.archive.Calendar;

/** The years, months and days in which there are stories: what they are called, and where they stand. */
record ArchiveIndex(Calendar calendar, Voice voice) {

    static final String ADDRESS = "/archive";
    static final String UNDATED = ADDRESS + "/undated";

    static String address(Year year) {
        return ADDRESS + DateTimeFormatter.ofPattern("/uuuu").format(year);
    }

    static String address(YearMonth month) {
        return ADDRESS + DateTimeFormatter.ofPattern("/uuuu/MM").format(month);
    }

    static String address(LocalDate day) {
        return ADDRESS + DateTimeFormatter.ofPattern("/uuuu/MM/dd").format(day);
    }

    static List<Crumb> crumbs(Voice voice, List<Crumb> above) {
        Crumb archive = new Crumb(voice.words().of("archive"), ADDRESS);
        return Stream.concat(Stream.of(voice.home(), archive), above.stream()).toList();
    }

    Words words() {
        return voice.words();
    }

    String name(Year year) {
        return Integer.toString(year.getValue());
    }

    String name(YearMonth month) {
        return voice.almanac().told(month, "date.yearmonth");
    }

    String name(LocalDate day) {
        return voice.almanac().told(day, "date.day");
    }

    Crumb crumb(Year year) {
        return new Crumb(name(year), address(year));
    }

    Crumb crumb(YearMonth month) {
        return new Crumb(voice.almanac().told(month, "date.monthname"), address(month));
    }

    /** Every year, the newest first, and what has none. */
    Index years(String here) {
        List<Index.Entry> entries = new ArrayList<>(
                entries(calendar.years(), this::name, ArchiveIndex::address, here).reversed());
        long undated = calendar.undated();
        if (undated > 0) {
            entries.add(entry(words().of("archive.undated"), UNDATED, undated, here));
        }
        return new Index(words().of("archive.years"), entries);
    }

    Index months(Year year, String here) {
        return new Index(words().of("archive.months", name(year)),
                entries(calendar.months(year),
                        month -> voice.almanac().told(month, "date.monthname"), ArchiveIndex::address, here));
    }

    Index days(YearMonth month, String here) {
        return new Index(words().of("archive.days", name(month)),
                entries(calendar.days(month),
                        day -> voice.almanac().told(day, "date.daymonth"), ArchiveIndex::address, here));
    }

    private <P> List<Index.Entry> entries(
            SortedMap<P, Long> parts, Function<P, String> name, Function<P, String> address, String here) {
        return parts.entrySet().stream()
                .map(part -> entry(name.apply(part.getKey()), address.apply(part.getKey()), part.getValue(), here))
                .toList();
    }

    private Index.Entry entry(String name, String address, long stories, String here) {
        return new Index.Entry(name, address, voice.number(stories), address.equals(here) ? "page" : "");
    }
}
