package press.broadsheet.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Moment;
import press.broadsheet.publication.Publication;

/**
 * How old a story is on the day of an edition, if it is so old that readers must be told: older than the publication's
 * {@code age-notice}, dated, and not said to be evergreen. A later update does not make it young, but is shown beside it.
 */
record Age(Optional<Period> notable) {

    static Age of(Article story, Instant asOf, Publication paper) {
        LocalDate today = paper.day(asOf);
        return new Age(story.dates().published()
                .map(Moment::instant)
                .map(paper::day)
                .filter(day -> !story.dates().evergreen() && !paper.ageNotice().isZero())
                .filter(day -> day.plus(paper.ageNotice()).isBefore(today))
                .map(day -> Period.between(day, today)));
    }

    boolean isNotable() {
        return notable.isPresent();
    }

    /** In whole years or, in the first one, months. */
    Optional<String> told(Words words) {
        return notable.map(age -> age.getYears() > 0
                ? words.of("age.years", age.getYears())
                : words.of("age.months", Math.max(1, age.getMonths())));
    }
}
