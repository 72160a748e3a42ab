package press.broadsheet.pages.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Publication;

/**
 * The age of an article on the day of an edition, if readers should be warned: older than the publication's {@code age-notice},
 * dated, and not evergreen. A later update does not reset the age, but is shown beside it.
 */
public record AgeNotice(Optional<Period> age) {

    public static AgeNotice of(Article article, Instant asOf, Publication publication) {
        LocalDate today = publication.localDate(asOf);
        return new AgeNotice(article.dates().published()
                .map(EditorialDate::instant)
                .map(publication::localDate)
                .filter(day -> !article.dates().evergreen() && !publication.ageNotice().isZero())
                .filter(day -> day.plus(publication.ageNotice()).isBefore(today))
                .map(day -> Period.between(day, today)));
    }

    public boolean isShown() {
        return age.isPresent();
    }

    /** In full years or, below one year, in months. */
    public Optional<String> text(Messages messages) {
        return age.map(period -> period.getYears() > 0
                ? messages.get("age.years", period.getYears())
                : messages.get("age.months", Math.max(1, period.getMonths())));
    }
}
