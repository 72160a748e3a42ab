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
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Messages;
import press.broadsheet.pages.view.PageFormat;

/** The years, months and days in which there are stories: what they are called, and where they stand. */
record CalendarIndex(ArticleCalendar calendar, PageFormat voice) {

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

    static List<Breadcrumb> crumbs(PageFormat pageFormat, List<Breadcrumb> above) {
        Breadcrumb archive = new Breadcrumb(pageFormat.words().of("archive"), ADDRESS);
        return Stream.concat(Stream.of(pageFormat.home(), archive), above.stream()).toList();
    }

    Messages words() {
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

    Breadcrumb crumb(Year year) {
        return new Breadcrumb(name(year), address(year));
    }

    Breadcrumb crumb(YearMonth month) {
        return new Breadcrumb(voice.almanac().told(month, "date.monthname"), address(month));
    }

    /** Every year, the newest first, and what has none. */
    CountedLinks years(String here) {
        List<CountedLinks.Entry> entries = new ArrayList<>(
                entries(calendar.years(), this::name, CalendarIndex::address, here).reversed());
        long undated = calendar.undated();
        if (undated > 0) {
            entries.add(entry(words().of("archive.undated"), UNDATED, undated, here));
        }
        return new CountedLinks(words().of("archive.years"), entries);
    }

    CountedLinks months(Year year, String here) {
        return new CountedLinks(words().of("archive.months", name(year)),
                entries(calendar.months(year),
                        month -> voice.almanac().told(month, "date.monthname"), CalendarIndex::address, here));
    }

    CountedLinks days(YearMonth month, String here) {
        return new CountedLinks(words().of("archive.days", name(month)),
                entries(calendar.days(month),
                        day -> voice.almanac().told(day, "date.daymonth"), CalendarIndex::address, here));
    }

    private <P> List<CountedLinks.Entry> entries(
            SortedMap<P, Long> parts, Function<P, String> name, Function<P, String> address, String here) {
        return parts.entrySet().stream()
                .map(part -> entry(name.apply(part.getKey()), address.apply(part.getKey()), part.getValue(), here))
                .toList();
    }

    private CountedLinks.Entry entry(String name, String address, long stories, String here) {
        return new CountedLinks.Entry(name, address, voice.number(stories), address.equals(here) ? "page" : "");
    }
}
