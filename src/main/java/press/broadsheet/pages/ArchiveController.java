package press.broadsheet.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.archive.reading.ArticleCalendar;
import press.broadsheet.archive.reading.Articles;
import press.broadsheet.pages.view.Breadcrumb;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.PageFormat;
import press.broadsheet.pages.view.PageFormats;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Publication;

/** All stories, and those of a year, a month or a day of the publication's calendar. */
@Controller
class ArchiveController {

    private static final String YEAR = CalendarIndex.ADDRESS + "/{year:\\d{4}}";
    private static final String MONTH = YEAR + "/{month:\\d{2}}";
    private static final String DAY = MONTH + "/{day:\\d{2}}";

    private final Articles articles;
    private final ArticleCalendar articleCalendar;
    private final Publication publication;
    private final ListingResponses listingResponses;
    private final PageFormats pageFormats;
    private final MissingPageResponses missingPageResponses;

    ArchiveController(
            Articles articles, ArticleCalendar articleCalendar, Publication publication, ListingResponses listingResponses, PageFormats pageFormats,
            MissingPageResponses missingPageResponses) {
        this.articles = articles;
        this.articleCalendar = articleCalendar;
        this.publication = publication;
        this.listingResponses = listingResponses;
        this.pageFormats = pageFormats;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping(CalendarIndex.ADDRESS)
    ModelAndView all(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        PageParameters pageParameters = new PageParameters(before, after);
        String address = CalendarIndex.ADDRESS;
        CalendarIndex index = index();
        return listingResponses.show(address, index.words().of("archive"), pageParameters,
                cursor -> articles.newest(cursor, publication.pageSize()),
                (page, pageFormat) -> page.counting(pageFormat.count(articleCalendar.all()))
                        .beside(List.of(index.years(address)))
                        .at(pageParameters.tab(address))
                        .telling(pageFormat));
    }

    @GetMapping(CalendarIndex.UNDATED)
    ModelAndView undated(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        CalendarIndex index = index();
        return listingResponses.show(CalendarIndex.UNDATED, index.words().of("archive.undated"), new PageParameters(before, after),
                cursor -> articles.undated(cursor, publication.pageSize()),
                (page, pageFormat) -> set(page, pageFormat, articleCalendar.undated(), List.of(), index.years(CalendarIndex.UNDATED)));
    }

    @GetMapping(YEAR)
    ModelAndView year(
            @PathVariable int year, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Year asked = Year.of(year);
        CalendarIndex index = index();
        String address = CalendarIndex.address(asked);
        return dated(DateRange.of(asked), articleCalendar.in(asked), address, index.name(asked), new PageParameters(before, after), List.of(),
                index.months(asked, address), index.years(address));
    }

    @GetMapping(MONTH)
    ModelAndView month(
            @PathVariable int year,
            @PathVariable int month,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return valid(() -> YearMonth.of(year, month)).map(asked -> {
            CalendarIndex index = index();
            Year above = Year.of(year);
            String address = CalendarIndex.address(asked);
            return dated(DateRange.of(asked), articleCalendar.in(asked), address, index.name(asked), new PageParameters(before, after),
                    List.of(index.crumb(above)),
                    index.days(asked, address), index.months(above, address));
        }).orElseGet(missingPageResponses::found);
    }

    @GetMapping(DAY)
    ModelAndView day(
            @PathVariable int year,
            @PathVariable int month,
            @PathVariable int day,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return valid(() -> LocalDate.of(year, month, day)).map(asked -> {
            CalendarIndex index = index();
            YearMonth above = YearMonth.of(year, month);
            String address = CalendarIndex.address(asked);
            return dated(DateRange.of(asked), articleCalendar.on(asked), address, index.name(asked), new PageParameters(before, after),
                    List.of(index.crumb(Year.of(year)), index.crumb(above)), index.days(above, address));
        }).orElseGet(missingPageResponses::found);
    }

    private ModelAndView dated(
            DateRange dateRange, long stories, String address, String name, PageParameters pageParameters, List<Breadcrumb> above, CountedLinks... indexes) {
        return listingResponses.show(address, name, pageParameters,
                cursor -> articles.dated(dateRange, cursor, publication.pageSize()),
                (page, pageFormat) -> set(page, pageFormat, stories, above, indexes));
    }

    private static ListingPage set(ListingPage page, PageFormat pageFormat, long stories, List<Breadcrumb> above, CountedLinks... indexes) {
        return page.under(CalendarIndex.crumbs(pageFormat, above))
                .counting(pageFormat.count(stories))
                .beside(List.of(indexes))
                .at(CurrentSection.above(CalendarIndex.ADDRESS))
                .telling(pageFormat);
    }

    private CalendarIndex index() {
        return new CalendarIndex(articleCalendar, pageFormats.own());
    }

    /** Empty for a date that is in no calendar, such as 30 February. */
    private static <T> Optional<T> valid(Supplier<T> date) {
        try {
            return Optional.of(date.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
