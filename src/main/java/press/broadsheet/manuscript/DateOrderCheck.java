package press.broadsheet.manuscript;

import java.time.ZoneId;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.publication.EditorialDate;

/** Warns about dates of one article that contradict each other. */
final class DateOrderCheck {

    private DateOrderCheck() {}

    static void check(Manuscript manuscript, FrontMatterFields frontMatterFields, ZoneId zone) {
        manuscript.dates().published().ifPresent(date -> {
            if (manuscript.dates().updated().filter(updated -> isBefore(updated, date, zone)).isPresent()) {
                frontMatterFields.problems().warning(frontMatterFields.positionOf(FieldDefinition.UPDATED),
                        "`updated` is earlier than `date`",
                        "Correct one of the two dates.");
            }
            if (manuscript.dates().expires().filter(end -> !end.instant().isAfter(date.instant())).isPresent()) {
                frontMatterFields.problems().warning(frontMatterFields.positionOf(FieldDefinition.EXPIRES),
                        "the article expires before it goes live, so readers never see it",
                        "Correct one of the two dates.");
            }
        });
    }

    /** If either date has no time of day, compares the days only. */
    private static boolean isBefore(EditorialDate first, EditorialDate second, ZoneId zone) {
        boolean withoutTime = !first.hasTime() || !second.hasTime();
        return withoutTime
                ? first.instant().atZone(zone).toLocalDate().isBefore(second.instant().atZone(zone).toLocalDate())
                : first.instant().isBefore(second.instant());
    }
}
