package press.broadsheet.edge.response;

import java.util.Optional;

/**
 * A page as it is kept, ready to go out.
 *
 * @param generation the run of the presses it was printed in; outside it, it is not handed out
 * @param headers what its answers have in common
 * @param cacheControl how long others may keep it, where the page says so itself
 * @param ignoresQuery whether a query that means nothing to us leads to it too: not where aliases with a query are
 */
public record CachedPage(
        Generation generation,
        ResponseHead headers,
        Optional<String> cacheControl,
        Freshness freshness,
        boolean ignoresQuery,
        Representations representations,
        HitCount hitCount) {

    /** What its head and its place in memory come to, about. */
    private static final int OVERHEAD_BYTES = 2000;

    public CachedPage withRepresentations(Representations more) {
        return new CachedPage(generation, headers, cacheControl, freshness, ignoresQuery, more, hitCount);
    }

    String cacheControl(long now) {
        return cacheControl.orElseGet(() -> freshness.cacheControl(now));
    }

    public int weight(String key) {
        return (int) Math.min(Integer.MAX_VALUE, OVERHEAD_BYTES + key.length() + representations.size());
    }
}
