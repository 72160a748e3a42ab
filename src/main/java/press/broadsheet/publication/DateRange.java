package press.broadsheet.publication;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** A range of days in the publication's time zone, both ends included. */
public record DateRange(LocalDate first, LocalDate last) {

    public static DateRange of(Year year) {
        return new DateRange(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    public static DateRange of(YearMonth month) {
        return new DateRange(month.atDay(1), month.atEndOfMonth());
    }

    public static DateRange of(LocalDate day) {
        return new DateRange(day, day);
    }
}
