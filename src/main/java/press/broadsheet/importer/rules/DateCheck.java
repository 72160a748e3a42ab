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

/** Checks the dates of articles at an instant: which are probably wrong, and what they will cause. */
public record DateCheck(Instant now, Publication publication) {

    /** A longer embargo is probably a mistake. */
    private static final Duration FAR_FUTURE = Duration.ofDays(2 * 365);

    private static final DateTimeFormatter DAY_FORMAT = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME_FORMAT = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public List<Problem> check(Manuscript manuscript) {
        List<Problem> problems = new ArrayList<>();
        manuscript.dates().published().filter(this::isFarFuture).ifPresent(date -> problems.add(warning(
                manuscript, manuscript.file().fieldLines().date(), "the date is in the far future (" + formatDay(date) + ")")));
        manuscript.dates().updated().filter(this::isFuture).ifPresent(updated -> problems.add(warning(
                manuscript, manuscript.file().fieldLines().updated(),
                "the update date is in the future (" + formatDay(updated) + ")")));
        manuscript.credits().corrections().stream().map(Correction::date).filter(this::isFuture).findFirst()
                .ifPresent(date -> problems
                        .add(warning(manuscript, 1, "the date of a correction is in the future (" + formatDay(date) + ")")));
        return problems;
    }

    /** The changes that the article's dates will cause, for editors. */
    public List<String> upcomingChanges(Manuscript manuscript) {
        List<String> changes = new ArrayList<>();
        if (!manuscript.status().draft() && manuscript.status().withdrawal().isEmpty()) {
            manuscript.dates().published().filter(this::isFuture).ifPresent(date -> changes.add("goes live " + formatWhen(date)));
            manuscript.dates().expires().filter(this::isFuture).ifPresent(end -> changes.add("expires " + formatWhen(end)));
        }
        return changes;
    }

    private static Problem warning(Manuscript manuscript, int line, String reason) {
        return Problem.warning(manuscript.path(), line, 1, reason, "Check the year.");
    }

    private boolean isFuture(EditorialDate editorialDate) {
        return editorialDate.instant().isAfter(now);
    }

    private boolean isFarFuture(EditorialDate editorialDate) {
        return editorialDate.instant().isAfter(now.plus(FAR_FUTURE));
    }

    private String formatWhen(EditorialDate editorialDate) {
        ZonedDateTime local = editorialDate.instant().atZone(publication.timeZone());
        String day = publication.localDate(now).equals(local.toLocalDate()) ? "" : DAY_FORMAT.format(local) + ", ";
        return formatDuration(Duration.between(now, editorialDate.instant())) + " (" + day + TIME_FORMAT.format(local) + " "
                + local.getZone() + ")";
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
