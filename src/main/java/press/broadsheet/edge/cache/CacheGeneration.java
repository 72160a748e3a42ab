package press.broadsheet.edge.cache;

import java.util.HashSet;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import press.broadsheet.archive.edition.Edition;

/**
 * The presses run from one edition to the next. They stop before an edition is committed and run again after it, so that
 * nobody who has seen a page of the new edition is handed one of the old: what was printed in one run is handed out in
 * that run alone.
 */
@Component
public class CacheGeneration {

    /** One run, known by itself. */
    public static final class Run {}

    /** While an edition is being committed: nobody can say which one a page is of. */
    static final Run STOPPED = new Run();

    /** Of what does not change with the edition. */
    static final Run ALWAYS = new Run();

    private final Set<Edition> opening = new HashSet<>();
    private volatile Run run = new Run();

    /** Of a page that is rendered after this was asked, and kept while it is still the answer. */
    Run run() {
        return run;
    }

    /** Whether what was printed in that run may be handed out now. */
    boolean runs(Run printed) {
        return printed == run && printed != STOPPED || printed == ALWAYS;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    synchronized void stop(Edition next) {
        opening.add(next);
        run = STOPPED;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    synchronized void start(Edition next) {
        opening.remove(next);
        if (opening.isEmpty()) {
            run = new Run();
        }
    }
}
