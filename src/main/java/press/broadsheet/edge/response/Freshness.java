package press.broadsheet.edge.response;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Cache lifetime of a page: max-age 1 minute, stale-while-revalidate 1 minute, stale-if-error 1 day, all cut at the next expiry
 * of any visible article.
 *
 * <p>An embargo does not cut it, since a shrinking {@code max-age} would reveal it.
 */
public record Freshness(long expiresAt) {

    private static final long MAX_AGE = Duration.ofMinutes(1).toSeconds();
    private static final long STALE_WHILE_REVALIDATE = Duration.ofMinutes(1).toSeconds();
    private static final long STALE_IF_ERROR = Duration.ofDays(1).toSeconds();

    /** Shared by most pages, to avoid building the string per response. */
    static final String DEFAULT_CACHE_CONTROL = cacheControl(MAX_AGE, STALE_WHILE_REVALIDATE, STALE_IF_ERROR);

    public static Freshness until(Optional<Instant> end) {
        return new Freshness(end.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE));
    }

    /** The {@code Cache-Control} value of a response sent at that time, in epoch milliseconds. */
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
    private static String cacheControl(long fresh, long whileRevalidating, long ifError) {
        return "public, max-age=" + fresh + ", stale-while-revalidate=" + whileRevalidating + ", stale-if-error=" + ifError;
    }
}
