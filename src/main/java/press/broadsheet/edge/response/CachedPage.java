package press.broadsheet.edge.response;

import java.util.Optional;

/**
 * A rendered page in the cache.
 *
 * @param generation the generation in which it was rendered; it is served in no other
 * @param headers the header fields that all its responses share
 * @param cacheControl the page's own Cache-Control, if it sets one
 * @param ignoresQuery whether unknown query parameters lead to the same page; not where aliases with a query exist
 */
public record CachedPage(
        Generation generation,
        ResponseHeaders headers,
        Optional<String> cacheControl,
        Freshness freshness,
        boolean ignoresQuery,
        Representations representations,
        HitCount hitCount) {

    /** Estimated size of the header fields and object overhead. */
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
