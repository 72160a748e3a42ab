package press.broadsheet.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was wrong and is now right, as the editor put it, and when it was set right. */
public record Correction(EditorialDate date, String text) {

    /**
     * What each of an article's corrections is called in addresses: by its day, and by a number from the second of one day
     * on. So a name outlives corrections that are added later.
     */
    public static List<String> fragmentIds(List<Correction> corrections, Publication paper) {
        Map<LocalDate, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Correction correction : corrections) {
            LocalDate day = paper.localDate(correction.date().instant());
            int number = numbers.merge(day, 1, Integer::sum);
            names.add(number == 1 ? day.toString() : day + "-" + number);
        }
        return names;
    }
}
