package press.broadsheet.archive.reading;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.CountKey;
import press.broadsheet.archive.edition.LiveCounts;

/** Counts live articles by year, month and day of the publication's calendar. */
@Repository
public class ArticleCalendar {

    private final LiveCounts liveCounts;

    ArticleCalendar(LiveCounts liveCounts) {
        this.liveCounts = liveCounts;
    }

    /** The number of articles, dated or not. */
    public long countAll() {
        return liveCounts.count(new CountKey(CountKey.Dimension.ALL, CountKey.PUBLICATION, CountKey.PUBLICATION));
    }

    /** The number of articles without a date. */
    public long countUndated() {
        return liveCounts.count(new CountKey(CountKey.Dimension.UNDATED, CountKey.PUBLICATION, CountKey.PUBLICATION));
    }

    public long countIn(Year year) {
        return liveCounts.count(new CountKey(CountKey.Dimension.YEAR, CountKey.PUBLICATION, CountKey.YEAR_FORMAT.format(year)));
    }

    public long countIn(YearMonth month) {
        return liveCounts.count(
                new CountKey(CountKey.Dimension.MONTH, CountKey.YEAR_FORMAT.format(month), CountKey.MONTH_FORMAT.format(month)));
    }

    public long countOn(LocalDate day) {
        return liveCounts.count(new CountKey(CountKey.Dimension.DAY, CountKey.MONTH_FORMAT.format(day), day.toString()));
    }

    /** The years with articles, in order, with their counts. */
    public SortedMap<Year, Long> years() {
        return parseKeys(liveCounts.countsByValue(CountKey.Dimension.YEAR, CountKey.PUBLICATION), Year::parse);
    }

    /** The months with articles, in order, with their counts. */
    public SortedMap<YearMonth, Long> months() {
        return parseKeys(liveCounts.countsByValue(CountKey.Dimension.MONTH), YearMonth::parse);
    }

    public SortedMap<YearMonth, Long> months(Year year) {
        return parseKeys(liveCounts.countsByValue(CountKey.Dimension.MONTH, CountKey.YEAR_FORMAT.format(year)), YearMonth::parse);
    }

    public SortedMap<LocalDate, Long> days(YearMonth month) {
        return parseKeys(liveCounts.countsByValue(CountKey.Dimension.DAY, CountKey.MONTH_FORMAT.format(month)), LocalDate::parse);
    }

    private static <P extends Comparable<? super P>> SortedMap<P, Long> parseKeys(
            Map<String, Long> parts, Function<String, P> part) {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(it -> part.apply(it.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
    }
}
