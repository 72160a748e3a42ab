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
 * The presses run from one edition to the next. They stop before an edition is committed and run again after it, so that
 * nobody who has seen a page of the new edition is handed one of the old: what was printed in one run is handed out in
 * that run alone.
 */
@Component
public class GenerationTracker {

    /** While an edition is being committed: nobody can say which one a page is of. */
    static final Generation UNCACHEABLE = new Generation();

    /** Of what does not change with the edition. */
    static final Generation PERMANENT = new Generation();

    private final Set<Edition> committing = new HashSet<>();
    private volatile Generation generation = new Generation();

    /** Of a page that is rendered after this was asked, and kept while it is still the answer. */
    Generation current() {
        return generation;
    }

    /** Whether what was printed in that run may be handed out now. */
    boolean isServable(Generation printed) {
        return printed == generation && printed != UNCACHEABLE || printed == PERMANENT;
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
