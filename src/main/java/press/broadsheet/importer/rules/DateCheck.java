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
    private static final Duration FAR_FUTURE = Duration.ofDays(2 * 365);

    private static final DateTimeFormatter DAY_FORMAT = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_FORMAT = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public List<Problem> check(Manuscript manuscript) {
        List<Problem> problems = new ArrayList<>();
        manuscript.dates().published().filter(this::isFarFuture).ifPresent(date -> problems.add(warning(
                manuscript, manuscript.file().fieldLines().date(), "the date lies in the far future (" + formatDay(date) + ")")));
        manuscript.dates().updated().filter(this::isFuture).ifPresent(updated -> problems.add(warning(
                manuscript, manuscript.file().fieldLines().updated(),
                "the article was updated in the future (" + formatDay(updated) + ")")));
        manuscript.credits().corrections().stream().map(Correction::date).filter(this::isFuture).findFirst()
                .ifPresent(date -> problems
                        .add(warning(manuscript, 1, "a correction bears a date in the future (" + formatDay(date) + ")")));
        return problems;
    }

    /** What its dates will bring about by themselves, in words for an editor. */
    public List<String> upcomingChanges(Manuscript manuscript) {
        List<String> told = new ArrayList<>();
        if (!manuscript.isHidden()) {
            manuscript.dates().published().filter(this::isFuture).ifPresent(date -> told.add("goes live " + formatWhen(date)));
            manuscript.dates().expires().filter(this::isFuture).ifPresent(end -> told.add("expires " + formatWhen(end)));
        }
        return told;
    }

    private static Problem warning(Manuscript manuscript, int line, String reason) {
        return Problem.warning(manuscript.path(), line, 1, reason, "Correct the year if it is a slip.");
    }

    private boolean isFuture(EditorialDate editorialDate) {
        return editorialDate.instant().isAfter(now);
    }

    private boolean isFarFuture(EditorialDate editorialDate) {
        return editorialDate.instant().isAfter(now.plus(FAR_FUTURE));
    }

    private String formatWhen(EditorialDate editorialDate) {
        ZonedDateTime there = editorialDate.instant().atZone(publication.timeZone());
        String day = publication.localDate(now).equals(there.toLocalDate()) ? "" : DAY_FORMAT.format(there) + ", ";
        return formatDuration(Duration.between(now, editorialDate.instant())) + " (" + day + TIME_FORMAT.format(there) + " "
                + there.getZone() + ")";
    }

    private static String formatDuration(Duration time) {
        if (time.toMinutes() < 1) {
            return "in less than a minute";
        }
        if (time.toHours() < 1) {
            return "in " + time.toMinutes() + " min";
        }
        if (time.toHours() < 48) {
            return "in " + time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.compareTo(FAR_FUTURE) < 0 ? "in " + time.toDays() + " days" : "in " + time.toDays() / 365 + " years";
    }

    private String formatDay(EditorialDate editorialDate) {
        return DAY_FORMAT.format(publication.localDate(editorialDate.instant()));
    }
}
