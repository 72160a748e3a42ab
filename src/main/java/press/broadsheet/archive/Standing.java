package press.broadsheet.archive;

import java.time.Instant;
import java.util.Optional;
import press.broadsheet.manuscript.Manuscript;

/**
 * When a manuscript is live, as the two moments of the live rule, and whether readers may be told what stood there when it
 * is not.
 */
record Standing(Optional<Instant> publishAt, Optional<Instant> expireAt, boolean nameless) {

    /**
     * The standing of a manuscript in an edition as of that moment.
     *
     * <p>An article without a date is live from the moment it was first published. What is withdrawn or made a draft ends
     * now and keeps its place in the order, if it was live; if never, it has none.
     */
    static Standing of(Manuscript manuscript, Optional<Known> known, Instant asOf) {
        Optional<Instant> lived = known.flatMap(Known::firstPublished);
        boolean hidden = manuscript.draft() || manuscript.withdrawn().isPresent();
        if (!hidden) {
            Instant from = manuscript.date().map(date -> date.instant()).or(() -> lived).orElse(asOf);
            return new Standing(Optional.of(from), manuscript.expires().map(end -> end.instant()), false);
        }
        boolean silent = manuscript.draft()
                || manuscript.withdrawn().filter(Manuscript.Withdrawal::silent).isPresent();
        return lived.isEmpty()
                ? new Standing(Optional.empty(), Optional.empty(), silent)
                : new Standing(known.flatMap(Known::publishAt), Optional.of(ended(known, asOf)), silent);
    }

    /** Whether readers see it in an edition as of that moment: {@link Articles#LIVE} of what is not written yet. */
    boolean isLive(Instant asOf) {
        return publishAt.filter(from -> !from.isAfter(asOf)).isPresent() && expireAt.filter(end -> !end.isAfter(asOf)).isEmpty();
    }

    /** When what is gone ended: now, unless it had ended already. */
    static Instant ended(Optional<Known> known, Instant asOf) {
        return known.flatMap(Known::expireAt).filter(end -> end.isBefore(asOf)).orElse(asOf);
    }
}
