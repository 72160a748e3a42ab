package press.broadsheet.edge.cache;

import java.util.HashSet;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.edge.response.Generation;

/**
 * Tracks the current cache generation. A generation ends before an edition is committed, and the next one starts after the
 * commit. Cached pages are served only in the generation in which they were rendered, so no client gets an older edition after a
 * newer one.
 */
@Component
public class GenerationTracker {

    /** Marks pages rendered during a commit. Their edition is unknown, so they are never served from the cache. */
    static final Generation UNCACHEABLE = new Generation();

    /** Marks content that does not change with the edition. */
    static final Generation PERMANENT = new Generation();

    private final Set<Edition> committing = new HashSet<>();
    private volatile Generation generation = new Generation();

    /** The current generation. Read it before rendering; store the page only if it is still current afterwards. */
    Generation current() {
        return generation;
    }

    /** Whether a page rendered in that generation may be served now. */
    boolean isServable(Generation rendered) {
        return rendered == generation && rendered != UNCACHEABLE || rendered == PERMANENT;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    synchronized void invalidate(Edition next) {
        committing.add(next);
        generation = UNCACHEABLE;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    synchronized void startNext(Edition next) {
        committing.remove(next);
        if (committing.isEmpty()) {
            generation = new Generation();
        }
    }
}
