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
public record Freshness(long expiresAt) {

    private static final long MAX_AGE = Duration.ofMinutes(1).toSeconds();
    private static final long STALE_WHILE_REVALIDATE = Duration.ofMinutes(1).toSeconds();
    private static final long STALE_IF_ERROR = Duration.ofDays(1).toSeconds();

    /** Of most pages at most times. */
    static final String DEFAULT_CACHE_CONTROL = cacheControl(MAX_AGE, STALE_WHILE_REVALIDATE, STALE_IF_ERROR);

    public static Freshness until(Optional<Instant> end) {
        return new Freshness(end.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /** The {@code Cache-Control} of an answer that goes out at that time. */
    String cacheControl(long now) {
        long left = (expiresAt - now) / 1000;
        if (left >= MAX_AGE + STALE_IF_ERROR) {
            return DEFAULT_CACHE_CONTROL;
        }
        if (left <= 0) {
            return "no-cache";
        }
        long fresh = Math.min(MAX_AGE, left);
        return cacheControl(fresh, Math.min(STALE_WHILE_REVALIDATE, left - fresh), Math.min(STALE_IF_ERROR, left - fresh));
    }

    /** RFC 9111, section 5.2.2, and RFC 5861. */
    private static String cacheControl(long fresh, long whileAsking, long whileWeFail) {
        return "public, max-age=" + fresh + ", stale-while-revalidate=" + whileAsking + ", stale-if-error=" + whileWeFail;
    }
}
