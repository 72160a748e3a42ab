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
import press.broadsheet.archive.Articles;
import press.broadsheet.archive.Calendar;
import press.broadsheet.publication.Days;
import press.broadsheet.publication.Publication;

/** All stories, and those of a year, a month or a day of the publication's calendar. */
@Controller
class ArchiveController {

    private static final String YEAR = ArchiveIndex.ADDRESS + "/{year:\\d{4}}";
    private static final String MONTH = YEAR + "/{month:\\d{2}}";
    private static final String DAY = MONTH + "/{day:\\d{2}}";

    private final Articles articles;
    private final Calendar calendar;
    private final Publication publication;
    private final Listings listings;
    private final Voices voices;
    private final Nothing nothing;

    ArchiveController(
            Articles articles, Calendar calendar, Publication publication, Listings listings, Voices voices,
            Nothing nothing) {
        this.articles = articles;
        this.calendar = calendar;
        this.publication = publication;
        this.listings = listings;
        this.voices = voices;
        this.nothing = nothing;
    }

    @GetMapping(ArchiveIndex.ADDRESS)
    ModelAndView all(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Position position = new Position(before, after);
        String address = ArchiveIndex.ADDRESS;
        ArchiveIndex index = index();
        return listings.show(address, index.words().of("archive"), position,
                turn -> articles.newest(turn, publication.pageSize()),
                (page, voice) -> page.counting(voice.count(calendar.all()))
                        .beside(List.of(index.years(address)))
                        .at(position.tab(address))
                        .telling(voice));
    }

    @GetMapping(ArchiveIndex.UNDATED)
    ModelAndView undated(@RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        ArchiveIndex index = index();
        return listings.show(ArchiveIndex.UNDATED, index.words().of("archive.undated"), new Position(before, after),
                turn -> articles.undated(turn, publication.pageSize()),
                (page, voice) -> set(page, voice, calendar.undated(), List.of(), index.years(ArchiveIndex.UNDATED)));
    }

    @GetMapping(YEAR)
    ModelAndView year(
            @PathVariable int year, @RequestParam Optional<String> before, @RequestParam Optional<String> after) {
        Year asked = Year.of(year);
        ArchiveIndex index = index();
        String address = ArchiveIndex.address(asked);
        return dated(Days.of(asked), calendar.in(asked), address, index.name(asked), new Position(before, after), List.of(),
                index.months(asked, address), index.years(address));
    }

    @GetMapping(MONTH)
    ModelAndView month(
            @PathVariable int year,
            @PathVariable int month,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return valid(() -> YearMonth.of(year, month)).map(asked -> {
            ArchiveIndex index = index();
            Year above = Year.of(year);
            String address = ArchiveIndex.address(asked);
            return dated(Days.of(asked), calendar.in(asked), address, index.name(asked), new Position(before, after),
                    List.of(index.crumb(above)),
                    index.days(asked, address), index.months(above, address));
        }).orElseGet(nothing::found);
    }

    @GetMapping(DAY)
    ModelAndView day(
            @PathVariable int year,
            @PathVariable int month,
            @PathVariable int day,
            @RequestParam Optional<String> before,
            @RequestParam Optional<String> after) {
        return valid(() -> LocalDate.of(year, month, day)).map(asked -> {
            ArchiveIndex index = index();
            YearMonth above = YearMonth.of(year, month);
            String address = ArchiveIndex.address(asked);
            return dated(Days.of(asked), calendar.on(asked), address, index.name(asked), new Position(before, after),
                    List.of(index.crumb(Year.of(year)), index.crumb(above)), index.days(above, address));
        }).orElseGet(nothing::found);
    }

    private ModelAndView dated(
            Days days, long stories, String address, String name, Position position, List<Crumb> above, Index... indexes) {
        return listings.show(address, name, position,
                turn -> articles.dated(days, turn, publication.pageSize()),
                (page, voice) -> set(page, voice, stories, above, indexes));
    }

    private static StoriesPage set(StoriesPage page, Voice voice, long stories, List<Crumb> above, Index... indexes) {
        return page.under(ArchiveIndex.crumbs(voice, above))
                .counting(voice.count(stories))
                .beside(List.of(indexes))
                .at(Tab.above(ArchiveIndex.ADDRESS))
                .telling(voice);
    }

    private ArchiveIndex index() {
        return new ArchiveIndex(calendar, voices.own());
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
