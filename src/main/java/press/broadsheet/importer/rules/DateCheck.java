package press.broadsheet.importer.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Publication;

/** Articles' dates, seen from a moment: which of them are slips, and what they will bring about. */
public record DateCheck(Instant now, Publication publication) {

    /** No newspaper holds a story back for longer. */
    private static final Duration FAR = Duration.ofDays(2 * 365);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public List<Problem> slips(Manuscript manuscript) {
        List<Problem> problems = new ArrayList<>();
        manuscript.date().filter(this::isFar).ifPresent(date -> problems.add(slip(
                manuscript, manuscript.lines().date(), "the date lies in the far future (" + day(date) + ")")));
        manuscript.updated().filter(this::isAhead).ifPresent(updated -> problems.add(slip(
                manuscript, manuscript.lines().updated(), "the article was updated in the future (" + day(updated) + ")")));
        manuscript.corrections().stream().map(Correction::date).filter(this::isAhead).findFirst().ifPresent(date -> problems
                .add(slip(manuscript, 1, "a correction bears a date in the future (" + day(date) + ")")));
        return problems;
    }

    /** What its dates will bring about by themselves, in words for an editor. */
    public List<String> outlook(Manuscript manuscript) {
        List<String> told = new ArrayList<>();
        if (!manuscript.draft() && manuscript.withdrawn().isEmpty()) {
            manuscript.date().filter(this::isAhead).ifPresent(date -> told.add("goes live " + when(date)));
            manuscript.expires().filter(this::isAhead).ifPresent(end -> told.add("expires " + when(end)));
        }
        return told;
    }

    private static Problem slip(Manuscript manuscript, int line, String reason) {
        return Problem.warning(manuscript.path(), line, 1, reason, "Correct the year if it is a slip.");
    }

    private boolean isAhead(EditorialDate editorialDate) {
        return editorialDate.instant().isAfter(now);
    }

    private boolean isFar(EditorialDate editorialDate) {
        return editorialDate.instant().isAfter(now.plus(FAR));
    }

    private String when(EditorialDate editorialDate) {
        ZonedDateTime there = editorialDate.instant().atZone(publication.timeZone());
        String day = publication.day(now).equals(there.toLocalDate()) ? "" : DAY.format(there) + ", ";
        return in(Duration.between(now, editorialDate.instant())) + " (" + day + TIME.format(there) + " " + there.getZone() + ")";
    }

    private static String in(Duration time) {
        if (time.toMinutes() < 1) {
            return "in less than a minute";
        }
        if (time.toHours() < 1) {
            return "in " + time.toMinutes() + " min";
        }
        if (time.toHours() < 48) {
            return "in " + time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.compareTo(FAR) < 0 ? "in " + time.toDays() + " days" : "in " + time.toDays() / 365 + " years";
    }

    private String day(EditorialDate editorialDate) {
        return DAY.format(publication.day(editorialDate.instant()));
    }
}
