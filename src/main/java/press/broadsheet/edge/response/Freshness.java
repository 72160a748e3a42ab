package press.broadsheet.edge.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long others may keep a page: a minute, then once more while they ask for a newer one, and a day while we do not
 * answer; but never past the next moment at which anything that readers see has run its time.
 *
 * <p>An embargo does not cut it, since a shrinking {@code max-age} would betray it.
 */
public record Freshness(long endsAt) {

    private static final long FRESH = Duration.ofMinutes(1).toSeconds();
    private static final long WHILE_ASKING = Duration.ofMinutes(1).toSeconds();
    private static final long WHILE_WE_FAIL = Duration.ofDays(1).toSeconds();

    /** Of most pages at most times. */
    static final String WHOLE = header(FRESH, WHILE_ASKING, WHILE_WE_FAIL);

    public static Freshness until(Optional<Instant> end) {
        return new Freshness(end.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /** The {@code Cache-Control} of an answer that goes out at that time. */
    String header(long now) {
        long left = (endsAt - now) / 1000;
        if (left >= FRESH + WHILE_WE_FAIL) {
            return WHOLE;
        }
        if (left <= 0) {
            return "no-cache";
        }
        long fresh = Math.min(FRESH, left);
        return header(fresh, Math.min(WHILE_ASKING, left - fresh), Math.min(WHILE_WE_FAIL, left - fresh));
    }

    /** RFC 9111, section 5.2.2, and RFC 5861. */
    private static String header(long fresh, long whileAsking, long whileWeFail) {
        return "public, max-age=" + fresh + ", stale-while-revalidate=" + whileAsking + ", stale-if-error=" + whileWeFail;
    }
}
