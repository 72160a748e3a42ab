package press.broadsheet.pages.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Publication;

/**
 * How old a story is on the day of an edition, if it is so old that readers must be told: older than the publication's
 * {@code age-notice}, dated, and not said to be evergreen. A later update does not make it young, but is shown beside it.
 */
public record AgeNotice(Optional<Period> age) {

    public static AgeNotice of(Article story, Instant asOf, Publication paper) {
        LocalDate today = paper.localDate(asOf);
        return new AgeNotice(story.dates().published()
                .map(EditorialDate::instant)
                .map(paper::localDate)
                .filter(day -> !story.dates().evergreen() && !paper.ageNotice().isZero())
                .filter(day -> day.plus(paper.ageNotice()).isBefore(today))
                .map(day -> Period.between(day, today)));
    }

    public boolean isShown() {
        return age.isPresent();
    }

    /** In whole years or, in the first one, months. */
    public Optional<String> text(Messages messages) {
        return age.map(age -> age.getYears() > 0
                ? messages.get("age.years", age.getYears())
                : messages.get("age.months", Math.max(1, age.getMonths())));
    }
}
