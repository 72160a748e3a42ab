package press.broadsheet.manuscript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Does work on texts that may be hostile: with a stack deep enough for honest ones, and for no more than so much time of
 * the processor, which on a busy machine may take longer on the clock. A parser cannot be stopped; what overruns is left
 * behind on a thread of its own, which ends with it.
 */
final class Patience {

    /** Reserved, not used: the memory is taken only as far as a text really nests. */
    private static final long STACK = 128L << 20;

    private static final Executor THREADS = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Patience::thread);

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Duration limit;

    Patience(Duration limit) {
        this.limit = limit;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "manuscript", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** What came of the work: its result, or why there is none. */
    sealed interface Outcome<T> {

        record Done<T>(T result) implements Outcome<T> {}

        record Overrun<T>() implements Outcome<T> {}

        /** It nested too deep for the stack, or met a bug. */
        record Broken<T>(Throwable cause) implements Outcome<T> {}
    }

    /** On which thread the work began, and how much of the processor's time that thread had used by then. */
    private record Start(long thread, long nanos) {}

    <T> Outcome<T> run(Supplier<T> work) {
        CompletableFuture<Start> start = new CompletableFuture<>();
        CompletableFuture<Outcome<T>> outcome = new CompletableFuture<>();
        THREADS.execute(() -> {
            start.complete(new Start(Thread.currentThread().threadId(), CLOCK.getCurrentThreadCpuTime()));
            outcome.complete(outcomeOf(work));
        });
        try {
            return await(outcome, start);
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while reading a manuscript", stopped);
        }
    }

    private static <T> Outcome<T> outcomeOf(Supplier<T> work) {
        try {
            return new Outcome.Done<>(work.get());
        } catch (Throwable broken) { // a StackOverflowError, too: the importer lives on
            return new Outcome.Broken<>(broken);
        }
    }

    private <T> Outcome<T> await(CompletableFuture<Outcome<T>> outcome, CompletableFuture<Start> start)
            throws ExecutionException, InterruptedException {
        while (true) {
            try {
                return outcome.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillBusy) {
                Start began = start.get(); // asked for only now: to wait for each text's beginning, too, takes its time
                if (CLOCK.getThreadCpuTime(began.thread()) - began.nanos() >= limit.toNanos()) {
                    return new Outcome.Overrun<>();
                }
            }
        }
    }
}
