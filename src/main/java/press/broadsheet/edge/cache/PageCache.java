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
 * The pages that are kept, as many as fit into the memory they may take. A page outlives its run unseen until it is printed
 * again or makes room: what of it is still the same need not be compressed again.
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

    /** The page that answers a reader's request, if it is kept and may be handed out. */
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

    /** The page that was kept there last, of whatever run; to look at it is no demand. */
    Optional<CachedPage> findAnyGeneration(String key) {
        return Optional.ofNullable(pages.policy().getIfPresentQuietly(key));
    }

    void put(String key, CachedPage page) {
        pages.put(key, page);
    }

    /** Puts the same page, in more codings, in its place; if another has come there meanwhile, that stays. */
    void replaceIfSame(String key, CachedPage page, CachedPage better) {
        pages.asMap().computeIfPresent(key, (same, kept) -> kept.hitCount().equals(page.hitCount()) ? better : kept);
    }

    /** The keys of the pages that readers ask for most, the first before all. */
    List<String> mostRequested(int count) {
        return pages.asMap().entrySet().stream()
                .filter(kept -> kept.getValue().hitCount().hits() > 0)
                .sorted(Comparator.comparingInt(kept -> -kept.getValue().hitCount().hits()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What the kept pages take. */
    long weightInBytes() {
        pages.cleanUp();
        return pages.policy().eviction().map(kept -> kept.weightedSize().orElse(0)).orElse(0L);
    }
}
