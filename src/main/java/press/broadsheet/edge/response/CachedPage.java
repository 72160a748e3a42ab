package press.broadsheet.edge.response;

import java.util.Optional;
import press.broadsheet.edge.cache.CacheGeneration;

/**
 * A page as it is kept, ready to go out.
 *
 * @param run the run of the presses it was printed in; outside it, it is not handed out
 * @param head what its answers have in common
 * @param cacheControl how long others may keep it, where the page says so itself
 * @param anyQuery whether a query that means nothing to us leads to it too: not where aliases with a query are
 */
public record CachedPage(
        CacheGeneration.Run run,
        ResponseHead head,
        Optional<String> cacheControl,
        Freshness freshness,
        boolean anyQuery,
        Representations representations,
        HitCount demand) {

    /** What its head and its place in memory come to, about. */
    private static final int HEAD = 2000;

    public CachedPage with(Representations more) {
        return new CachedPage(run, head, cacheControl, freshness, anyQuery, more, demand);
    }

    String cacheControl(long now) {
        return cacheControl.orElseGet(() -> freshness.header(now));
    }

    public int weight(String key) {
        return (int) Math.min(Integer.MAX_VALUE, HEAD + key.length() + representations.size());
    }
}
