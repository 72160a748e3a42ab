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
import press.broadsheet.archive.reading.ArticleListings;
import press.broadsheet.pages.view.CountedLinks;
import press.broadsheet.pages.view.CurrentSection;
import press.broadsheet.pages.view.Localizer;
import press.broadsheet.pages.view.Localizers;
import press.broadsheet.pages.view.NamedLink;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Publication;

/** Lists all articles, and those of a year, a month or a day in the publication's calendar. */
@Controller
class ArchiveController {

    private static final String YEAR = CalendarIndex.ADDRESS + "/{year:\\d{4}}";
    private static final String MONTH = YEAR + "/{month:\\d{2}}";
    private static final String DAY = MONTH + "/{day:\\d{2}}";

    private final ArticleListings articleListings;
    private final ArticleCalendar articleCalendar;
    private final Publication publication;
    private final ListingResponses listingResponses;
    private final Localizers localizers;
    private final MissingPageResponses missingPageResponses;

    ArchiveController(
            ArticleListings articleListings, ArticleCalendar articleCalendar, Publication publication,
            ListingResponses listingResponses,
            Localizers localizers,
            MissingPageResponses missingPageResponses) {
        this.articleListings = articleListings;
        this.articleCalendar = articleCalendar;
        this.publication = publication;
        this.listingResponses = listingResponses;
        this.localizers = localizers;
        this.missingPageResponses = missingPageResponses;
    }

    @GetMapping(CalendarIndex.ADDRESS)
    ModelAndView all(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        CursorParameters cursorParameters = new CursorParameters(before, after);
        String address = CalendarIndex.ADDRESS;
        CalendarIndex index = calendarIndex();
        return listingResponses.respond(address, index.messages().get("archive"), cursorParameters,
                cursor -> articleListings.newest(cursor, publication.pageSize()),
                (page, localizer) -> page.withCount(localizer.articleCount(articleCalendar.countAll()))
                        .withIndexes(List.of(index.years(address)))
                        .withCurrentSection(cursorParameters.currentSection(address))
                        .withMetadata(localizer));
    }

    @GetMapping(CalendarIndex.UNDATED_ADDRESS)
    ModelAndView undated(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        CalendarIndex index = calendarIndex();
        return listingResponses.respond(CalendarIndex.UNDATED_ADDRESS, index.messages().get("archive.undated"),
                new CursorParameters(before, after),
                cursor -> articleListings.undated(cursor, publication.pageSize()),
                (page, localizer) -> decorate(page, localizer, articleCalendar.countUndated(), List.of(),
                        index.years(CalendarIndex.UNDATED_ADDRESS)));
    }

    @GetMapping(YEAR)
    ModelAndView year(
            @PathVariable int year, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Year requestedYear = Year.of(year);
        CalendarIndex index = calendarIndex();
        String address = CalendarIndex.address(requestedYear);
        return datedPage(DateRange.of(requestedYear), articleCalendar.countIn(requestedYear), address, index.name(requestedYear),
                new CursorParameters(before, after), List.of(),
                index.months(requestedYear, address), index.years(address));
    }

    @GetMapping(MONTH)
    ModelAndView month(
            @PathVariable int year,
            @PathVariable int month,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return ifValidDate(() -> YearMonth.of(year, month)).map(yearMonth -> {
            CalendarIndex index = calendarIndex();
            Year parent = Year.of(year);
            String address = CalendarIndex.address(yearMonth);
            return datedPage(DateRange.of(yearMonth), articleCalendar.countIn(yearMonth), address, index.name(yearMonth),
                    new CursorParameters(before, after),
                    List.of(index.breadcrumb(parent)),
                    index.days(yearMonth, address), index.months(parent, address));
        }).orElseGet(missingPageResponses::notFound);
    }

    @GetMapping(DAY)
    ModelAndView day(
            @PathVariable int year,
            @PathVariable int month,
            @PathVariable int day,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return ifValidDate(() -> LocalDate.of(year, month, day)).map(date -> {
            CalendarIndex index = calendarIndex();
            YearMonth parent = YearMonth.of(year, month);
            String address = CalendarIndex.address(date);
            return datedPage(DateRange.of(date), articleCalendar.countOn(date), address, index.name(date),
                    new CursorParameters(before, after),
                    List.of(index.breadcrumb(Year.of(year)), index.breadcrumb(parent)), index.days(parent, address));
        }).orElseGet(missingPageResponses::notFound);
    }

    private ModelAndView datedPage(
            DateRange dateRange, long articleCount, String address, String name, CursorParameters cursorParameters,
            List<NamedLink> ancestors, CountedLinks... indexes) {
        return listingResponses.respond(address, name, cursorParameters,
                cursor -> articleListings.byDate(dateRange, cursor, publication.pageSize()),
                (page, localizer) -> decorate(page, localizer, articleCount, ancestors, indexes));
    }

    private static ListingPage decorate(ListingPage page, Localizer localizer, long articleCount, List<NamedLink> ancestors,
            CountedLinks... indexes) {
        return page.withBreadcrumbs(CalendarIndex.breadcrumbs(localizer, ancestors))
                .withCount(localizer.articleCount(articleCount))
                .withIndexes(List.of(indexes))
                .withCurrentSection(CurrentSection.ofAncestor(CalendarIndex.ADDRESS))
                .withMetadata(localizer);
    }

    private CalendarIndex calendarIndex() {
        return new CalendarIndex(articleCalendar, localizers.forPublication());
    }

    /** Empty if the date does not exist, such as 30 February. */
    private static <T> Optional<T> ifValidDate(Supplier<T> date) {
        try {
            return Optional.of(date.get());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
