package press.broadsheet.archive;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;

/** How many live stories were dated in each year, month and day of the publication's calendar. */
@Repository
public class Calendar {

    private final Tallies tallies;

    Calendar(Tallies tallies) {
        this.tallies = tallies;
    }

    /** How many stories there are, dated or not. */
    public long all() {
        return tallies.of(new Tally(Tally.Sort.ALL, Tally.PAPER, Tally.PAPER));
    }

    /** How many stories have no date. */
    public long undated() {
        return tallies.of(new Tally(Tally.Sort.UNDATED, Tally.PAPER, Tally.PAPER));
    }

    public long in(Year year) {
        return tallies.of(new Tally(Tally.Sort.YEAR, Tally.PAPER, Tally.YEAR.format(year)));
    }

    public long in(YearMonth month) {
        return tallies.of(new Tally(Tally.Sort.MONTH, Tally.YEAR.format(month), Tally.MONTH.format(month)));
    }

    public long on(LocalDate day) {
        return tallies.of(new Tally(Tally.Sort.DAY, Tally.MONTH.format(day), day.toString()));
    }

    /** The years in which there are stories, in their order. */
    public SortedMap<Year, Long> years() {
        return read(tallies.parts(Tally.Sort.YEAR, Tally.PAPER), Year::parse);
    }

    /** The months in which there are stories, in their order. */
    public SortedMap<YearMonth, Long> months() {
        return read(tallies.parts(Tally.Sort.MONTH), YearMonth::parse);
    }

    public SortedMap<YearMonth, Long> months(Year year) {
        return read(tallies.parts(Tally.Sort.MONTH, Tally.YEAR.format(year)), YearMonth::parse);
    }

    public SortedMap<LocalDate, Long> days(YearMonth month) {
        return read(tallies.parts(Tally.Sort.DAY, Tally.MONTH.format(month)), LocalDate::parse);
    }

    private static <P extends Comparable<? super P>> SortedMap<P, Long> read(
            Map<String, Long> parts, Function<String, P> part) {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(it -> part.apply(it.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
    }
}
