package press.broadsheet.archive.edition;

import java.time.Instant;
import java.util.Optional;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.manuscript.Manuscript;

/**
 * When a manuscript is live, as the two moments of the live rule, and whether readers may be told what stood there when it
 * is not.
 */
public record LiveWindow(Optional<Instant> publishAt, Optional<Instant> expireAt, boolean detailsHidden) {

    /**
     * The standing of a manuscript in an edition as of that moment.
     *
     * <p>An article without a date is live from the moment it was first published. What is withdrawn or made a draft ends
     * now and keeps its place in the order, if it was live; if never, it has none.
     *
     * @param now what the clock says, which is before {@code asOf} if it was ahead when the last edition was opened
     */
    public static LiveWindow of(Manuscript manuscript, Optional<KnownArticle> known, Instant asOf, Instant now) {
        Optional<Instant> lived = known.flatMap(it -> it.times().firstPublished());
        if (!manuscript.isHidden()) {
            Instant from = manuscript.dates().published()
                    .map(date -> isAheadOfClock(date.instant(), known, asOf, now) ? asOf.plusMillis(1) : date.instant())
                    .or(() -> lived)
                    .orElse(asOf);
            return new LiveWindow(Optional.of(from), manuscript.dates().expires().map(end -> end.instant()), false);
        }
        boolean silent = manuscript.status().draft()
                || manuscript.status().withdrawal().filter(Manuscript.Withdrawal::isSilent).isPresent();
        return lived.isEmpty()
                ? new LiveWindow(Optional.empty(), Optional.empty(), silent)
                : new LiveWindow(known.flatMap(it -> it.times().publishAt()), Optional.of(endedAt(known, asOf)), silent);
    }

    /**
     * Whether a date is yet to come and has passed by the edition, which then is ahead of the clock, and readers do not know
     * the article with it. Such an article waits for the edition behind: an embargo may be kept too long, never too short.
     */
    private static boolean isAheadOfClock(Instant date, Optional<KnownArticle> known, Instant asOf, Instant now) {
        boolean shown = known.filter(article -> article.times().firstPublished().isPresent())
                .flatMap(it -> it.times().publishAt())
                .filter(date::equals)
                .isPresent();
        return date.isAfter(now) && !date.isAfter(asOf) && !shown;
    }

    /** Whether readers see it in an edition as of that moment: {@link LiveRule#LIVE} of what is not written yet. */
    public boolean isLive(Instant asOf) {
        return publishAt.filter(from -> !from.isAfter(asOf)).isPresent() && expireAt.filter(end -> !end.isAfter(asOf)).isEmpty();
    }

    /** When what is gone ended: now, unless it had ended already. */
    public static Instant endedAt(Optional<KnownArticle> known, Instant asOf) {
        return known.flatMap(it -> it.times().expireAt()).filter(end -> end.isBefore(asOf)).orElse(asOf);
    }
}
