package press.broadsheet.archive.reading;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import press.broadsheet.archive.edition.CountKey;
import press.broadsheet.archive.edition.LiveCounts;
import press.broadsheet.importer.Newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleStories.story;

/** How many stories there are on a day, in a month and in a year, as the clock goes on. */
class ArticleCalendarTests {

    @RegisterExtension
    private final Newsroom newsroom = Newsroom.ofEachTest();

    @Test
    void storiesAreCountedByDayMonthAndYear() {
        newsroom.write("a.md", story("A", "date: 2025-12-31"))
                .write("b.md", story("B", "date: 2026-01-01"))
                .write("c.md", story("C", "date: 2026-01-01T23:59:59Z"))
                .write("u.md", story("U"))
                .write("later.md", story("Later", "date: 2026-03-12"))
                .run();

        assertThat(calendar().all()).isEqualTo(4);
        assertThat(calendar().undated()).isEqualTo(1);
        assertThat(calendar().years()).isEqualTo(Map.of(Year.of(2025), 1L, Year.of(2026), 2L));
        assertThat(calendar().months()).isEqualTo(Map.of(YearMonth.of(2025, 12), 1L, YearMonth.of(2026, 1), 2L));
        assertThat(calendar().months(Year.of(2026))).isEqualTo(Map.of(YearMonth.of(2026, 1), 2L));
        assertThat(calendar().days(YearMonth.of(2026, 1))).isEqualTo(Map.of(LocalDate.of(2026, 1, 1), 2L));
        assertThat(calendar().in(Year.of(2026))).isEqualTo(2);
        assertThat(calendar().in(YearMonth.of(2026, 2))).isZero();
        assertThat(calendar().on(LocalDate.of(2025, 12, 31))).isEqualTo(1);
    }

    @Test
    void whatFallsDueAndWhatEndsIsCountedWithItsEdition() {
        newsroom.write("a.md", story("A", "date: 2026-03-10", "expires: 2026-03-12"))
                .write("later.md", story("Later", "date: 2026-03-12"))
                .run();
        assertThat(calendar().days(YearMonth.of(2026, 3))).isEqualTo(Map.of(LocalDate.of(2026, 3, 10), 1L));

        newsroom.pass(Duration.ofDays(1)).openByClock();

        assertThat(calendar().days(YearMonth.of(2026, 3))).isEqualTo(Map.of(LocalDate.of(2026, 3, 12), 1L));
        assertThat(calendar().all()).isEqualTo(1);
    }

    @Test
    void storyThatIsDatedAnewIsCountedOnItsNewDay() {
        newsroom.write("a.md", story("A", "date: 2026-03-10")).write("b.md", story("B", "date: 2026-03-10")).run();

        newsroom.write("a.md", story("A", "date: 2025-01-02")).run();
        assertThat(calendar().years()).isEqualTo(Map.of(Year.of(2025), 1L, Year.of(2026), 1L));

        newsroom.write("a.md", story("A")).run();
        assertThat(calendar().years()).isEqualTo(Map.of(Year.of(2026), 1L));
        assertThat(calendar().undated()).isEqualTo(1);
    }

    @Test
    void whatIsCountedToNothingIsNoPart() {
        LiveCounts liveCounts = newsroom.bean(LiveCounts.class);
        CountKey ports = new CountKey(CountKey.Sort.TAG, CountKey.PAPER, "ports");

        liveCounts.add(ports, 2);
        liveCounts.add(ports, 3);
        liveCounts.add(new CountKey(CountKey.Sort.TAG, CountKey.PAPER, "rates"), 7);
        assertThat(liveCounts.of(ports)).isEqualTo(5);
        assertThat(liveCounts.largest(CountKey.Sort.TAG, CountKey.PAPER, 1)).isEqualTo(Map.of("rates", 7L));
        liveCounts.add(ports, -5);
        liveCounts.add(ports, 0);

        assertThat(liveCounts.parts(CountKey.Sort.TAG, CountKey.PAPER)).isEqualTo(Map.of("rates", 7L));
        assertThat(liveCounts.of(ports)).isZero();
        liveCounts.clear();
        assertThat(liveCounts.parts(CountKey.Sort.TAG)).isEmpty();
    }

    private ArticleCalendar calendar() {
        return newsroom.bean(ArticleCalendar.class);
    }
}
