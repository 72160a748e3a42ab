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
 * Runs parsing tasks on threads with a large stack and a limit on CPU time, not wall time. A parser cannot be interrupted:
 * when a task exceeds the limit, its thread is abandoned and a new thread takes its place.
 */
public final class TimeLimitedPool {

    /** Address space only: memory is committed as far as the stack really grows. */
    private static final long STACK_BYTES = 128L << 20;

    /** How often the running tasks are checked against their limit. */
    private static final long CHECK_INTERVAL_MILLIS = 250;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Duration limit;

    TimeLimitedPool(Duration limit) {
        this.limit = limit;
    }

    /** The outcome of a task: its result, or why there is none. */
    sealed interface Outcome<T> {

        record Completed<T>(T result) implements Outcome<T> {}

        record TimedOut<T>() implements Outcome<T> {}

        /** The task overflowed the stack. */
        record TooDeep<T>() implements Outcome<T> {}

        /** The task threw an unexpected exception. */
        record Failed<T>(Throwable cause) implements Outcome<T> {}
    }

    /**
     * Applies a function to each item, in parallel on all processors, and returns the results in the order of the items. When
     * a task exceeds its limit, its item is processed again on a new thread, where {@link #run} returns {@code TimedOut} at
     * once.
     *
     * @throws IllegalStateException if the waiting thread is interrupted
     */
    public static <T, R> List<R> mapAll(List<T> items, Function<T, R> work) {
        return items.isEmpty() ? List.of() : new Batch<>(items, work).results();
    }

    <T> Outcome<T> run(Supplier<T> work) {
        return Thread.currentThread() instanceof Worker worker
                ? worker.runWithinLimit(work, limit)
                : mapAll(List.of(work), this::run).getFirst();
    }

    /** The items of one call of {@link #mapAll}. */
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
            } catch (InterruptedException interrupted) {
                stop();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading manuscripts", interrupted);
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
            } catch (TimeoutException notDone) {
                return false;
            } catch (ExecutionException bug) {
                stop();
                if (bug.getCause() instanceof Error error) {
                    throw error; // keep OutOfMemoryError as it is
                }
                throw new IllegalStateException(bug.getCause());
            }
        }

        private void stop() {
            next.set(items.size());
        }

        /** The index of the next item, or the number of items if there is none left. */
        int next() {
            return next.get() < items.size() ? next.getAndIncrement() : items.size();
        }

        boolean hasItem(int item) {
            return item < items.size();
        }

        /** The first result counts; an abandoned thread may still finish later. */
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

    /** The item that a thread is working on, and its time limit. */
    private record Task(int item, Duration limit) {}

    /** A thread of a batch. */
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

        /** @param firstTimedOut whether the first item already exceeded its limit on another thread */
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
            } catch (StackOverflowError tooDeep) { // refuse this text and continue
                return new Outcome.TooDeep<>();
            } catch (VirtualMachineError dying) { // out of memory: not caused by this text
                throw dying;
            } catch (Throwable unexpected) {
                return new Outcome.Failed<>(unexpected);
            } finally {
                task = IDLE;
            }
        }

        /**
         * Returns this thread, or its replacement if its task exceeded the limit. CPU time is measured from the first check
         * that sees the task. Reading the clock at the start of every task would cost more than it saves.
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
