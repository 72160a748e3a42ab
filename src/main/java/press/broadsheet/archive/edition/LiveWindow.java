package press.broadsheet.archive.edition;

import java.time.Instant;
import java.util.Optional;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.manuscript.Manuscript;

/**
 * From when until when an article is live, as the two timestamps of the live rule, and whether its details are hidden from
 * readers when it is gone.
 */
public record LiveWindow(Optional<Instant> publishAt, Optional<Instant> expireAt, boolean detailsHidden) {

    /**
     * The live window of a manuscript for an edition as of {@code asOf}.
     *
     * <p>An article without a date is live from its first publication. A withdrawn article or a draft expires now and keeps its
     * place in the order if it was ever live; otherwise it has neither timestamp.
     *
     * @param now the clock's time, which is before {@code asOf} if the clock was ahead when the last edition was opened
     */
    public static LiveWindow of(Manuscript manuscript, Optional<KnownArticle> known, Instant asOf, Instant now) {
        Optional<Instant> firstPublished = known.flatMap(it -> it.times().firstPublished());
        boolean gone = manuscript.status().draft() || manuscript.status().withdrawal().isPresent();
        if (!gone) {
            Instant from = manuscript.dates().published()
                    .map(date -> isAheadOfClock(date.instant(), known, asOf, now) ? asOf.plusMillis(1) : date.instant())
                    .or(() -> firstPublished)
                    .orElse(asOf);
            return new LiveWindow(Optional.of(from), manuscript.dates().expires().map(end -> end.instant()), false);
        }
        boolean silent = manuscript.status().draft()
                || manuscript.status().withdrawal().filter(Manuscript.Withdrawal::isSilent).isPresent();
        return firstPublished.isEmpty()
                ? new LiveWindow(Optional.empty(), Optional.empty(), silent)
                : new LiveWindow(known.flatMap(it -> it.times().publishAt()), Optional.of(expiredAt(known, asOf)), silent);
    }

    /**
     * Whether a date is in the future by the clock but not by the edition, whose {@code asOf} is ahead of it, and the article
     * is not yet published with that date. Such an article waits for the next edition: an embargo may end too late, never too
     * early.
     */
    private static boolean isAheadOfClock(Instant date, Optional<KnownArticle> known, Instant asOf, Instant now) {
        boolean alreadyPublished = known.filter(article -> article.times().firstPublished().isPresent())
                .flatMap(it -> it.times().publishAt())
                .filter(date::equals)
                .isPresent();
        return date.isAfter(now) && !date.isAfter(asOf) && !alreadyPublished;
    }

    /** Whether it is live in an edition as of that instant: {@link LiveRule#LIVE} for an article that is not stored yet. */
    public boolean isLive(Instant asOf) {
        return publishAt.filter(from -> !from.isAfter(asOf)).isPresent() && expireAt.filter(end -> !end.isAfter(asOf)).isEmpty();
    }

    /** When a withdrawn article expired: now, or earlier if it had already expired. */
    public static Instant expiredAt(Optional<KnownArticle> known, Instant asOf) {
        return known.flatMap(it -> it.times().expireAt()).filter(end -> end.isBefore(asOf)).orElse(asOf);
    }
}
