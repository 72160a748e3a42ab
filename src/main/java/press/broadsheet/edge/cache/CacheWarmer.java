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

/** Has the pages that are read most printed before they are asked for: after a start, and after each new edition. */
@Component
class CacheWarmer implements DisposableBean {

    private static final int PAGES = 200;
    private static final Pattern ASSET = Pattern.compile("/assets/[\\w./-]+");

    private final InternalRequests internalRequests;
    private final PageCache cache;
    private final BrotliCompressor brotli;
    private final CacheGeneration cacheGeneration;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> Thread.ofPlatform().name("warm-up").daemon().unstarted(work));

    CacheWarmer(InternalRequests internalRequests, PageCache cache, BrotliCompressor brotli, CacheGeneration cacheGeneration) {
        this.internalRequests = internalRequests;
        this.cache = cache;
        this.brotli = brotli;
        this.cacheGeneration = cacheGeneration;
    }

    /** Every page needs the files that the front page names, and those that they name. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.execute(() -> print("/", new HashSet<>()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void again(Edition edition) {
        CacheGeneration.Run run = cacheGeneration.run();
        thread.execute(() -> cache.hottest(PAGES).stream()
                .takeWhile(_ -> cacheGeneration.runs(run))
                .filter(key -> cache.find(key).isEmpty())
                .forEach(internalRequests::ask));
    }

    private void print(String key, Set<String> done) {
        internalRequests.ask(key);
        done.add(key);
        Optional<CachedPage> page = cache.find(key);
        page.ifPresent(it -> brotli.order(key, it));
        page.filter(it -> it.head().contentType().startsWith("text/"))
                .map(it -> ASSET.matcher(new String(it.representations().plain().content(), StandardCharsets.UTF_8)))
                .ifPresent(asset -> asset.results().map(found -> found.group())
                        .filter(found -> !done.contains(found))
                        .distinct()
                        .forEach(found -> print(found, done)));
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
