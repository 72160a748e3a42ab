package press.broadsheet.manuscript;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does work on texts that may be hostile: with a stack deep enough for honest ones, and for no more than so much time of
 * the processor, which on a busy machine may take longer on the clock. A parser cannot be stopped; what overruns is left
 * behind on its thread, which ends with it, and another thread goes on in its place.
 */
public final class TimeLimitedPool {

    /** Reserved, not used: the memory is taken only as far as a text really nests. */
    private static final long STACK_BYTES = 128L << 20;

    /** How often it is looked whether some text overruns. */
    private static final long CHECK_INTERVAL_MILLIS = 250;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration limit;

    TimeLimitedPool(Duration limit) {
        this.limit = limit;
    }

    /** What came of the work: its result, or why there is none. */
    sealed interface Outcome<T> {

        record Completed<T>(T result) implements Outcome<T> {}

        record TimedOut<T>() implements Outcome<T> {}

        /** It nested too deep for the stack. */
        record TooDeep<T>() implements Outcome<T> {}

        /** It met what its code did not foresee. */
        record Failed<T>(Throwable cause) implements Outcome<T> {}
    }

    /**
     * Does work for each item, on all processors at once; what came of it, in the order of the items. Work that overruns is
     * begun anew, and then it is told so at once.
     *
     * @throws IllegalStateException if the thread that waits for it is interrupted
     */
    public static <T, R> List<R> mapAll(List<T> items, Function<T, R> work) {
        return items.isEmpty() ? List.of() : new Batch<>(items, work).results();
    }

    <T> Outcome<T> run(Supplier<T> work) {
        return Thread.currentThread() instanceof Worker worker
                ? worker.runWithinLimit(work, limit)
                : mapAll(List.of(work), this::run).getFirst();
    }

    /** Items that are being worked on. */
    private static final class Batch<T, R> {

        private final List<T> items;
        private final Function<T, R> work;
        private final AtomicReferenceArray<R> results;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger unfinished;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final List<Worker> workers = new ArrayList<>();

        Batch(List<T> items, Function<T, R> work) {
            this.items = items;
            this.work = work;
            this.results = new AtomicReferenceArray<>(items.size());
            this.unfinished = new AtomicInteger(items.size());
        }

        List<R> results() {
            int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
            for (int i = 0; i < threads; i++) {
                workers.add(new Worker(this, next.getAndIncrement(), false));
            }
            workers.forEach(Thread::start);
            try {
                while (!awaitCheckInterval()) {
                    workers.replaceAll(Worker::orReplacement);
                }
            } catch (InterruptedException stopped) {
                stop();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped while reading manuscripts", stopped);
            }
            List<R> all = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                all.add(results.get(i));
            }
            return all;
        }

        private boolean awaitCheckInterval() throws InterruptedException {
            try {
                done.get(CHECK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException stillBusy) {
                return false;
            } catch (ExecutionException bug) {
                stop();
                if (bug.getCause() instanceof Error error) {
                    throw error; // a full heap is told as what it is
                }
                throw new IllegalStateException(bug.getCause());
            }
        }

        private void stop() {
            next.set(items.size());
        }

        /** The next item for a thread that has done its last; too many where there is none. */
        int next() {
            return next.get() < items.size() ? next.getAndIncrement() : items.size();
        }

        boolean hasItem(int item) {
            return item < items.size();
        }

        /** Whoever is first counts: a thread that was given up may yet come to its end. */
        void work(int item) {
            try {
                if (results.compareAndSet(item, null, work.apply(items.get(item))) && unfinished.decrementAndGet() == 0) {
                    done.complete(null);
                }
            } catch (Throwable bug) {
                done.completeExceptionally(bug);
            }
        }
    }

    /** An item that a thread is at, for no more than that. */
    private record Task(int item, Duration limit) {}

    /** A thread of a round. */
    private static final class Worker extends Thread {

        private static final Task IDLE = new Task(-1, Duration.ofDays(1));

        private final Batch<?, ?> batch;
        private final int first;
        private final boolean firstTimedOut;
        private int item;
        private volatile Task task = IDLE;
        private volatile boolean abandoned;
        private Task lastTask = IDLE;
        private long lastTaskStartNanos;

        /** @param firstTimedOut whether the first item has had its time already, on another thread */
        Worker(Batch<?, ?> batch, int first, boolean firstTimedOut) {
            super(null, null, "manuscript", STACK_BYTES);
            this.batch = batch;
            this.first = first;
            this.firstTimedOut = firstTimedOut;
            setDaemon(true);
        }

        @Override
        public void run() {
            for (item = first; batch.hasItem(item) && !abandoned; item = batch.next()) {
                batch.work(item);
            }
        }

        <T> Outcome<T> runWithinLimit(Supplier<T> work, Duration limit) {
            if (firstTimedOut && item == first) {
                return new Outcome.TimedOut<>();
            }
            task = new Task(item, limit);
            try {
                return new Outcome.Completed<>(work.get());
            } catch (StackOverflowError tooDeep) { // the importer lives on
                return new Outcome.TooDeep<>();
            } catch (VirtualMachineError dying) { // a full heap is no text's fault
                throw dying;
            } catch (Throwable broken) {
                return new Outcome.Failed<>(broken);
            } finally {
                task = IDLE;
            }
        }

        /**
         * Itself, or the thread that goes on in its place. How long it has been at an item is counted from the first look that
         * finds it there: to ask the system for its time at each item would cost more than most looks find.
         */
        Worker orReplacement() {
            Task now = task;
            long nanos = THREADS.getThreadCpuTime(threadId());
            if (now.item() != lastTask.item()) {
                lastTask = now;
                lastTaskStartNanos = nanos;
            }
            if (now.equals(IDLE) || nanos - lastTaskStartNanos < now.limit().toNanos()) {
                return this;
            }
            abandoned = true;
            Worker next = new Worker(batch, now.item(), true);
            next.start();
            return next;
        }
    }
}
