package press.broadsheet.edge.server;

import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has a stop wait for kept pages that are still being taken, as Boot has it wait for all that it has counted itself. Its
 * {@code StatisticsHandler} wraps each request and response to count bytes and moments besides, which kept pages do without.
 */
@Component
class PendingAnswers implements SmartLifecycle {

    private static final long LOOK_MILLIS = 50;

    private final LongAdder pending = new LongAdder();
    private volatile boolean running;

    /** Whatever this completes is pending until then. */
    Callback counting(Callback callback) {
        pending.increment();
        return new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                pending.decrement();
                super.succeeded();
            }

            @Override
            public void failed(Throwable readerIsGone) {
                pending.decrement();
                super.failed(readerIsGone);
            }

            @Override
            public InvocationType getInvocationType() {
                return InvocationType.NON_BLOCKING;
            }
        };
    }

    /** Spring gives up waiting for the callback after {@code spring.lifecycle.timeout-per-shutdown-phase}. */
    @Override
    public void stop(Runnable whenNoneIsPending) {
        running = false;
        Thread.ofVirtual().name("pending-answers").start(() -> {
            try {
                while (pending.sum() > 0) {
                    Thread.sleep(LOOK_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                whenNoneIsPending.run();
            }
        });
    }

    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
