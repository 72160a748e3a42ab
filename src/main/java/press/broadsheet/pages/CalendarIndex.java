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
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Messages;
import press.broadsheet.pages.view.NamedLink;

/** The years, months and days that have articles, with their names and addresses. */
record CalendarIndex(ArticleCalendar calendar, Localizer localizer) {

    static final String ADDRESS = "/archive";
    static final String UNDATED_ADDRESS = ADDRESS + "/undated";

    static String address(Year year) {
        return ADDRESS + DateTimeFormatter.ofPattern("/uuuu").format(year);
    }

    static String address(YearMonth month) {
        return ADDRESS + DateTimeFormatter.ofPattern("/uuuu/MM").format(month);
    }

    static String address(LocalDate day) {
        return ADDRESS + DateTimeFormatter.ofPattern("/uuuu/MM/dd").format(day);
    }

    static List<NamedLink> breadcrumbs(Localizer localizer, List<NamedLink> ancestors) {
        NamedLink archive = new NamedLink(localizer.messages().get("archive"), ADDRESS);
        return Stream.concat(Stream.of(localizer.home(), archive), ancestors.stream()).toList();
    }

    Messages messages() {
        return localizer.messages();
    }

    String name(Year year) {
        return Integer.toString(year.getValue());
    }

    String name(YearMonth month) {
        return localizer.dates().format(month, "date.yearmonth");
    }

    String name(LocalDate day) {
        return localizer.dates().format(day, "date.day");
    }

    NamedLink breadcrumb(Year year) {
        return new NamedLink(name(year), address(year));
    }

    NamedLink breadcrumb(YearMonth month) {
        return new NamedLink(localizer.dates().format(month, "date.monthname"), address(month));
    }

    /** Every year, newest first, and the undated articles. */
    CountedLinks years(String currentAddress) {
        List<CountedLinks.Entry> entries = new ArrayList<>(
                entries(calendar.years(), this::name, CalendarIndex::address, currentAddress).reversed());
        long undated = calendar.countUndated();
        if (undated > 0) {
            entries.add(entry(messages().get("archive.undated"), UNDATED_ADDRESS, undated, currentAddress));
        }
        return new CountedLinks(messages().get("archive.years"), entries);
    }

    CountedLinks months(Year year, String currentAddress) {
        return new CountedLinks(messages().get("archive.months", name(year)),
                entries(calendar.months(year),
                        month -> localizer.dates().format(month, "date.monthname"), CalendarIndex::address, currentAddress));
    }

    CountedLinks days(YearMonth month, String currentAddress) {
        return new CountedLinks(messages().get("archive.days", name(month)),
                entries(calendar.days(month),
                        day -> localizer.dates().format(day, "date.daymonth"), CalendarIndex::address, currentAddress));
    }

    private <P> List<CountedLinks.Entry> entries(
            SortedMap<P, Long> parts, Function<P, String> name, Function<P, String> address, String currentAddress) {
        return parts.entrySet().stream()
                .map(part -> entry(name.apply(part.getKey()), address.apply(part.getKey()), part.getValue(), currentAddress))
                .toList();
    }

    private CountedLinks.Entry entry(String name, String address, long articles, String currentAddress) {
        String current = address.equals(currentAddress) ? "page" : "";
        return new CountedLinks.Entry(name, address, localizer.formatNumber(articles), current);
    }
}
