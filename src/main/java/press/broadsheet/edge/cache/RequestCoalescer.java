package press.broadsheet.edge.cache;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import press.broadsheet.edge.response.CachedPage;

/** Sees to it that a page is rendered once in a run: whoever asks meanwhile waits for it. */
@Component
class RequestCoalescer {

    /** Renders a page, with what was kept of it last; or answers otherwise, and then there is none. */
    interface Rendering {
        Optional<CachedPage> render(Optional<CachedPage> last) throws ServletException, IOException;
    }

    private record Order(String key, CacheGeneration.Run run) {}

    private final PageCache cache;
    private final CacheGeneration cacheGeneration;
    private final Map<Order, CompletableFuture<Optional<CachedPage>>> open = new ConcurrentHashMap<>();

    RequestCoalescer(PageCache cache, CacheGeneration cacheGeneration) {
        this.cache = cache;
        this.cacheGeneration = cacheGeneration;
    }

    /** The page at that key; what is of no use to others, everyone renders for himself. */
    Optional<CachedPage> page(String key, CacheGeneration.Run run, Rendering rendering) throws ServletException, IOException {
        if (run == CacheGeneration.STOPPED) {
            return rendering.render(cache.last(key));
        }
        Order order = new Order(key, run);
        CompletableFuture<Optional<CachedPage>> ours = new CompletableFuture<>();
        CompletableFuture<Optional<CachedPage>> others = open.putIfAbsent(order, ours);
        if (others != null) {
            Optional<CachedPage> page = others.join();
            return page.isPresent() ? page : rendering.render(cache.last(key));
        }
        try {
            Optional<CachedPage> last = cache.last(key);
            boolean printed = last.filter(it -> cacheGeneration.runs(it.run())).isPresent(); // by another, since this one was asked for
            Optional<CachedPage> page = printed ? last : rendering.render(last);
            page.filter(it -> cacheGeneration.runs(it.run())).ifPresent(it -> cache.keep(key, it));
            ours.complete(page.filter(it -> it.run() != CacheGeneration.STOPPED));
            return page;
        } finally {
            ours.complete(Optional.empty());
            open.remove(order);
        }
    }
}
