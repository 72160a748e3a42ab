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

/** Sees to it that a page is rendered once in a run: whoever asks meanwhile waits for it. */
@Component
class RequestCoalescer {

    /** Renders a page, with what was kept of it last; or answers otherwise, and then there is none. */
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

    /** The page at that key; what is of no use to others, everyone renders for himself. */
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
            boolean printed = last.filter(it -> generationTracker.isServable(it.generation())).isPresent(); // by another, since this one was asked for
            Optional<CachedPage> page = printed ? last : renderer.render(last);
            page.filter(it -> generationTracker.isServable(it.generation())).ifPresent(it -> cache.put(key, it));
            ours.complete(page.filter(it -> it.generation() != GenerationTracker.UNCACHEABLE));
            return page;
        } finally {
            ours.complete(Optional.empty());
            inFlight.remove(renderKey);
        }
    }
}
