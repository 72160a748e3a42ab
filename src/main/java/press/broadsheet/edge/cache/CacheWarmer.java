package press.broadsheet.edge.cache;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.edge.response.CachedPage;
import press.broadsheet.edge.response.Generation;

/** Renders the most requested pages into the cache, after the start and after each new edition. */
@Component
class CacheWarmer implements DisposableBean {

    private static final int MAX_PAGES = 200;
    private static final Pattern ASSET_ADDRESS = Pattern.compile("/assets/[\\w./-]+");

    private final InternalRequests internalRequests;
    private final PageCache cache;
    private final BackgroundBrotliCompressor brotli;
    private final GenerationTracker generationTracker;
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().name("warm-up").daemon().unstarted(work));

    CacheWarmer(InternalRequests internalRequests, PageCache cache, BackgroundBrotliCompressor brotli,
            GenerationTracker generationTracker) {
        this.internalRequests = internalRequests;
        this.cache = cache;
        this.brotli = brotli;
        this.generationTracker = generationTracker;
    }

    /** Warms the front page, the assets that it references, and the assets that those reference. */
    @EventListener(ApplicationReadyEvent.class)
    void warmAfterStart() {
        executor.execute(() -> warm("/", new HashSet<>()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void warmAfterEdition(Edition edition) {
        Generation generation = generationTracker.current();
        executor.execute(() -> cache.mostRequested(MAX_PAGES).stream()
                .takeWhile(_ -> generationTracker.isServable(generation))
                .filter(key -> cache.find(key).isEmpty())
                .forEach(internalRequests::send));
    }

    private void warm(String key, Set<String> done) {
        internalRequests.send(key);
        done.add(key);
        Optional<CachedPage> page = cache.find(key);
        page.ifPresent(cached -> brotli.schedule(key, cached));
        page.filter(it -> it.headers().contentType().startsWith("text/"))
                .map(it -> ASSET_ADDRESS.matcher(new String(it.representations().identity().content(), StandardCharsets.UTF_8)))
                .ifPresent(asset -> asset.results().map(match -> match.group())
                        .filter(address -> !done.contains(address))
                        .distinct()
                        .forEach(address -> warm(address, done)));
    }

    @Override
    public void destroy() {
        executor.shutdownNow();
    }
}
