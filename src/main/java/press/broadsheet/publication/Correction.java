package press.broadsheet.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A correction: the editor's note, and the date on which the article was corrected. */
public record Correction(EditorialDate date, String text) {

    /**
     * The URL fragments of an article's corrections: the day, with a number from the second correction of a day on. A
     * fragment stays the same when corrections are added later.
     */
    public static List<String> fragmentIds(List<Correction> corrections, Publication publication) {
        Map<LocalDate, Integer> numbers = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (Correction correction : corrections) {
            LocalDate day = publication.localDate(correction.date().instant());
            int number = numbers.merge(day, 1, Integer::sum);
            ids.add(number == 1 ? day.toString() : day + "-" + number);
        }
        return ids;
    }
}
