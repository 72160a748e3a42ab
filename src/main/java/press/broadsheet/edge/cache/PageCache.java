package press.broadsheet.edge.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.CachedPage;

/**
 * Caches pages up to a total size. A page of an old generation is not served, but stays until it is replaced or evicted, so that
 * unchanged content is not compressed again.
 */
@Component
class PageCache {

    private final GenerationTracker generationTracker;
    private final Cache<String, CachedPage> pages;

    PageCache(EdgeSettings settings, GenerationTracker generationTracker) {
        this.generationTracker = generationTracker;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(settings.cacheSize().toBytes())
                .weigher((String key, CachedPage page) -> page.weight(key))
                .build();
    }

    /** Returns the cached page for a client's request, if it is current, and counts the hit. */
    Optional<CachedPage> find(String path, @Nullable String query) {
        Optional<CachedPage> found = CacheKey.of(path, query)
                .map(pages::getIfPresent)
                .filter(page -> generationTracker.isServable(page.generation()) && (query == null || page.ignoresQuery()));
        found.ifPresent(page -> page.hitCount().increment());
        return found;
    }

    Optional<CachedPage> find(String key) {
        return findAnyGeneration(key).filter(page -> generationTracker.isServable(page.generation()));
    }

    /** Returns the last cached page of any generation. Does not count as a hit or as use. */
    Optional<CachedPage> findAnyGeneration(String key) {
        return Optional.ofNullable(pages.policy().getIfPresentQuietly(key));
    }

    void put(String key, CachedPage page) {
        pages.put(key, page);
    }

    /** Replaces a page with the same one in more codings, unless it was replaced by another meanwhile. */
    void replaceIfSame(String key, CachedPage page, CachedPage better) {
        pages.asMap().computeIfPresent(key, (same, cached) -> cached.hitCount().equals(page.hitCount()) ? better : cached);
    }

    /** The keys of the most requested pages, the most requested first. */
    List<String> mostRequested(int count) {
        return pages.asMap().entrySet().stream()
                .filter(cached -> cached.getValue().hitCount().hits() > 0)
                .sorted(Comparator.comparingInt(cached -> -cached.getValue().hitCount().hits()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    long weightInBytes() {
        pages.cleanUp();
        return pages.policy().eviction().map(cached -> cached.weightedSize().orElse(0)).orElse(0L);
    }
}
