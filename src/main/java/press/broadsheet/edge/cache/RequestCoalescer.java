package press.broadsheet.edge.cache;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.CachedPage;
import press.broadsheet.edge.response.Generation;

/**
 * Coalesces concurrent requests: each cache key is rendered once per generation, and concurrent requests wait for that result.
 */
@Component
class RequestCoalescer {

    /** Renders a page, given the last cached version; returns empty if the response is no page. */
    interface Renderer {
        Optional<CachedPage> render(Optional<CachedPage> last) throws ServletException, IOException;
    }

    private record RenderKey(String key, Generation generation) {}

    private final PageCache cache;
    private final GenerationTracker generationTracker;
    private final Map<RenderKey, CompletableFuture<Optional<CachedPage>>> inFlight = new ConcurrentHashMap<>();

    RequestCoalescer(PageCache cache, GenerationTracker generationTracker) {
        this.cache = cache;
        this.generationTracker = generationTracker;
    }

    /**
     * Returns the page for the key. If the first request yields nothing that can be shared, each waiting request renders its own.
     */
    Optional<CachedPage> getOrRender(String key, Generation generation, Renderer renderer) throws ServletException, IOException {
        if (generation == GenerationTracker.UNCACHEABLE) {
            return renderer.render(cache.findAnyGeneration(key));
        }
        RenderKey renderKey = new RenderKey(key, generation);
        CompletableFuture<Optional<CachedPage>> ours = new CompletableFuture<>();
        CompletableFuture<Optional<CachedPage>> others = inFlight.putIfAbsent(renderKey, ours);
        if (others != null) {
            Optional<CachedPage> page = others.join();
            return page.isPresent() ? page : renderer.render(cache.findAnyGeneration(key));
        }
        try {
            Optional<CachedPage> last = cache.findAnyGeneration(key);
            boolean renderedMeanwhile = last.filter(it -> generationTracker.isServable(it.generation())).isPresent();
            Optional<CachedPage> page = renderedMeanwhile ? last : renderer.render(last);
            page.filter(it -> generationTracker.isServable(it.generation())).ifPresent(it -> cache.put(key, it));
            ours.complete(page.filter(it -> it.generation() != GenerationTracker.UNCACHEABLE));
            return page;
        } finally {
            ours.complete(Optional.empty());
            inFlight.remove(renderKey);
        }
    }
}
