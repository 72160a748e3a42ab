package press.broadsheet.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Sees to it that a page is rendered once in a run: whoever asks meanwhile waits for it. */
@Component
class Orders {

    /** Renders a page, with what was kept of it last; or answers otherwise, and then there is none. */
    interface Rendering {
        Optional<StoredPage> render(Optional<StoredPage> last) throws ServletException, IOException;
    }

    private record Order(String key, Presses.Run run) {}

    private final PageCache cache;
    private final Presses presses;
    private final Map<Order, CompletableFuture<Optional<StoredPage>>> open = new ConcurrentHashMap<>();

    Orders(PageCache cache, Presses presses) {
        this.cache = cache;
        this.presses = presses;
    }

    /** The page at that key; what is of no use to others, everyone renders for himself. */
    Optional<StoredPage> page(String key, Presses.Run run, Rendering rendering) throws ServletException, IOException {
        if (run == Presses.STOPPED) {
            return rendering.render(cache.last(key));
        }
        Order order = new Order(key, run);
        CompletableFuture<Optional<StoredPage>> ours = new CompletableFuture<>();
        CompletableFuture<Optional<StoredPage>> others = open.putIfAbsent(order, ours);
        if (others != null) {
            Optional<StoredPage> page = others.join();
            return page.isPresent() ? page : rendering.render(cache.last(key));
        }
        try {
            Optional<StoredPage> last = cache.last(key);
            boolean printed = last.filter(it -> presses.runs(it.run())).isPresent(); // by another, since this one was asked for
            Optional<StoredPage> page = printed ? last : rendering.render(last);
            page.filter(it -> presses.runs(it.run())).ifPresent(it -> cache.keep(key, it));
            ours.complete(page.filter(it -> it.run() != Presses.STOPPED));
            return page;
        } finally {
            ours.complete(Optional.empty());
            open.remove(order);
        }
    }
}
