package press.broadsheet.manuscript;

import java.time.ZoneId;
import press.broadsheet.publication.Moment;

/** Warns of dates in one article that contradict each other. */
final class Chronology {

    private Chronology() {}

    static void judge(Manuscript manuscript, Fields fields, ZoneId zone) {
        manuscript.date().ifPresent(date -> {
            if (manuscript.updated().filter(updated -> isBefore(updated, date, zone)).isPresent()) {
                fields.problems().warning(fields.at(Field.UPDATED), "the article was updated before its date",
                        "Correct one of the two dates.");
            }
            if (manuscript.expires().filter(end -> !end.instant().isAfter(date.instant())).isPresent()) {
                fields.problems().warning(fields.at(Field.EXPIRES),
                        "the article expires before it goes live, so that readers never see it",
                        "Correct one of the two dates.");
            }
        });
    }

    /** A bare date is its whole day. */
    private static boolean isBefore(Moment first, Moment second, ZoneId zone) {
        boolean days = !first.timed() || !second.timed();
        return days
                ? first.instant().atZone(zone).toLocalDate().isBefore(second.instant().atZone(zone).toLocalDate())
                : first.instant().isBefore(second.instant());
    }
}
