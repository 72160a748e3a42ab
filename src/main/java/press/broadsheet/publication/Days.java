package press.broadsheet.publication;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/** A stretch of the publication's calendar, from its first day to its last. */
public record Days(LocalDate first, LocalDate last) {

    public static Days of(Year year) {
        return new Days(year.atDay(1), year.atMonth(12).atEndOfMonth());
    }

    public static Days of(YearMonth month) {
        return new Days(month.atDay(1), month.atEndOfMonth());
    }

    public static Days of(LocalDate day) {
        return new Days(day, day);
    }
}
