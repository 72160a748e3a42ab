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
import press.broadsheet.importer.TestPublication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.broadsheet.archive.SampleManuscripts.manuscript;

/** Articles are counted by day, month and year, as of each edition. */
class ArticleCalendarTests {

    @RegisterExtension
    private final TestPublication testPublication = TestPublication.forEachTest();

    @Test
    void articlesAreCountedByDayMonthAndYear() {
        testPublication.write("a.md", manuscript("A", "date: 2025-12-31"))
                .write("b.md", manuscript("B", "date: 2026-01-01"))
                .write("c.md", manuscript("C", "date: 2026-01-01T23:59:59Z"))
                .write("u.md", manuscript("U"))
                .write("later.md", manuscript("Later", "date: 2026-03-12"))
                .runImport();

        assertThat(calendar().countAll()).isEqualTo(4);
        assertThat(calendar().countUndated()).isEqualTo(1);
        assertThat(calendar().years()).isEqualTo(Map.of(Year.of(2025), 1L, Year.of(2026), 2L));
        assertThat(calendar().months()).isEqualTo(Map.of(YearMonth.of(2025, 12), 1L, YearMonth.of(2026, 1), 2L));
        assertThat(calendar().months(Year.of(2026))).isEqualTo(Map.of(YearMonth.of(2026, 1), 2L));
        assertThat(calendar().days(YearMonth.of(2026, 1))).isEqualTo(Map.of(LocalDate.of(2026, 1, 1), 2L));
        assertThat(calendar().countIn(Year.of(2026))).isEqualTo(2);
        assertThat(calendar().countIn(YearMonth.of(2026, 2))).isZero();
        assertThat(calendar().countOn(LocalDate.of(2025, 12, 31))).isEqualTo(1);
    }

    @Test
    void scheduledAndExpiredArticlesAreCountedWithTheirEdition() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-10", "expires: 2026-03-12"))
                .write("later.md", manuscript("Later", "date: 2026-03-12"))
                .runImport();
        assertThat(calendar().days(YearMonth.of(2026, 3))).isEqualTo(Map.of(LocalDate.of(2026, 3, 10), 1L));

        testPublication.advanceClock(Duration.ofDays(1)).openEdition();

        assertThat(calendar().days(YearMonth.of(2026, 3))).isEqualTo(Map.of(LocalDate.of(2026, 3, 12), 1L));
        assertThat(calendar().countAll()).isEqualTo(1);
    }

    @Test
    void redatedArticleIsCountedOnItsNewDay() {
        testPublication.write("a.md", manuscript("A", "date: 2026-03-10")).write("b.md", manuscript("B", "date: 2026-03-10"))
                .runImport();

        testPublication.write("a.md", manuscript("A", "date: 2025-01-02")).runImport();
        assertThat(calendar().years()).isEqualTo(Map.of(Year.of(2025), 1L, Year.of(2026), 1L));

        testPublication.write("a.md", manuscript("A")).runImport();
        assertThat(calendar().years()).isEqualTo(Map.of(Year.of(2026), 1L));
        assertThat(calendar().countUndated()).isEqualTo(1);
    }

    @Test
    void zeroCountsAreNotListed() {
        LiveCounts liveCounts = testPublication.bean(LiveCounts.class);
        CountKey ports = new CountKey(CountKey.Dimension.TAG, CountKey.PUBLICATION, "ports");

        liveCounts.add(ports, 2);
        liveCounts.add(ports, 3);
        liveCounts.add(new CountKey(CountKey.Dimension.TAG, CountKey.PUBLICATION, "rates"), 7);
        assertThat(liveCounts.count(ports)).isEqualTo(5);
        assertThat(liveCounts.largest(CountKey.Dimension.TAG, CountKey.PUBLICATION, 1)).isEqualTo(Map.of("rates", 7L));
        liveCounts.add(ports, -5);
        liveCounts.add(ports, 0);

        assertThat(liveCounts.countsByValue(CountKey.Dimension.TAG, CountKey.PUBLICATION)).isEqualTo(Map.of("rates", 7L));
        assertThat(liveCounts.count(ports)).isZero();
        liveCounts.clear();
        assertThat(liveCounts.countsByValue(CountKey.Dimension.TAG)).isEmpty();
    }

    private ArticleCalendar calendar() {
        return testPublication.bean(ArticleCalendar.class);
    }
}
