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

/** How many live stories were dated in each year, month and day of the publication's calendar. */
@Repository
public class ArticleCalendar {

    private final LiveCounts liveCounts;

    ArticleCalendar(LiveCounts liveCounts) {
        this.liveCounts = liveCounts;
    }

    /** How many stories there are, dated or not. */
    public long all() {
        return liveCounts.of(new CountKey(CountKey.Sort.ALL, CountKey.PAPER, CountKey.PAPER));
    }

    /** How many stories have no date. */
    public long undated() {
        return liveCounts.of(new CountKey(CountKey.Sort.UNDATED, CountKey.PAPER, CountKey.PAPER));
    }

    public long in(Year year) {
        return liveCounts.of(new CountKey(CountKey.Sort.YEAR, CountKey.PAPER, CountKey.YEAR.format(year)));
    }

    public long in(YearMonth month) {
        return liveCounts.of(new CountKey(CountKey.Sort.MONTH, CountKey.YEAR.format(month), CountKey.MONTH.format(month)));
    }

    public long on(LocalDate day) {
        return liveCounts.of(new CountKey(CountKey.Sort.DAY, CountKey.MONTH.format(day), day.toString()));
    }

    /** The years in which there are stories, in their order. */
    public SortedMap<Year, Long> years() {
        return read(liveCounts.parts(CountKey.Sort.YEAR, CountKey.PAPER), Year::parse);
    }

    /** The months in which there are stories, in their order. */
    public SortedMap<YearMonth, Long> months() {
        return read(liveCounts.parts(CountKey.Sort.MONTH), YearMonth::parse);
    }

    public SortedMap<YearMonth, Long> months(Year year) {
        return read(liveCounts.parts(CountKey.Sort.MONTH, CountKey.YEAR.format(year)), YearMonth::parse);
    }

    public SortedMap<LocalDate, Long> days(YearMonth month) {
        return read(liveCounts.parts(CountKey.Sort.DAY, CountKey.MONTH.format(month)), LocalDate::parse);
    }

    private static <P extends Comparable<? super P>> SortedMap<P, Long> read(
            Map<String, Long> parts, Function<String, P> part) {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(it -> part.apply(it.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
    }
}
