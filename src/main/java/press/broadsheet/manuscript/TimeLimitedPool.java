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
    private static final long STACK = 128L << 20;

    /** How often it is looked whether some text overruns. */
    private static final long LOOK_MILLIS = 250;

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Duration limit;

    TimeLimitedPool(Duration limit) {
        this.limit = limit;
    }

    /** What came of the work: its result, or why there is none. */
    sealed interface Outcome<T> {

        record Done<T>(T result) implements Outcome<T> {}

        record Overrun<T>() implements Outcome<T> {}

        /** It nested too deep for the stack. */
        record TooDeep<T>() implements Outcome<T> {}

        /** It met what its code did not foresee. */
        record Broken<T>(Throwable cause) implements Outcome<T> {}
    }

    /**
     * Does work for each item, on all processors at once; what came of it, in the order of the items. Work that overruns is
     * begun anew, and then it is told so at once.
     *
     * @throws IllegalStateException if the thread that waits for it is interrupted
     */
    public static <T, R> List<R> each(List<T> items, Function<T, R> work) {
        return items.isEmpty() ? List.of() : new Round<>(items, work).results();
    }

    <T> Outcome<T> run(Supplier<T> work) {
        return Thread.currentThread() instanceof Hand hand
                ? hand.patiently(work, limit)
                : each(List.of(work), this::run).getFirst();
    }

    /** Items that are being worked on. */
    private static final class Round<T, R> {

        private final List<T> items;
        private final Function<T, R> work;
        private final AtomicReferenceArray<R> results;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger open;
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final List<Hand> hands = new ArrayList<>();

        Round(List<T> items, Function<T, R> work) {
            this.items = items;
            this.work = work;
            this.results = new AtomicReferenceArray<>(items.size());
            this.open = new AtomicInteger(items.size());
        }

        List<R> results() {
            int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
            for (int i = 0; i < threads; i++) {
                hands.add(new Hand(this, next.getAndIncrement(), false));
            }
            hands.forEach(Thread::start);
            try {
                while (!isDone()) {
                    hands.replaceAll(Hand::orNext);
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

        private boolean isDone() throws InterruptedException {
            try {
                done.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
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

        boolean has(int item) {
            return item < items.size();
        }

        /** Whoever is first counts: a thread that was given up may yet come to its end. */
        void work(int item) {
            try {
                if (results.compareAndSet(item, null, work.apply(items.get(item))) && open.decrementAndGet() == 0) {
                    done.complete(null);
                }
            } catch (Throwable bug) {
                done.completeExceptionally(bug);
            }
        }
    }

    /** An item that a thread is at, for no more than that. */
    private record Stint(int item, Duration limit) {}

    /** A thread of a round. */
    private static final class Hand extends Thread {

        private static final Stint NONE = new Stint(-1, Duration.ofDays(1));

        private final Round<?, ?> round;
        private final int first;
        private final boolean firstHasOverrun;
        private int item;
        private volatile Stint stint = NONE;
        private volatile boolean isGivenUp;
        private Stint seen = NONE;
        private long seenNanos;

        /** @param firstHasOverrun whether the first item has had its time already, on another thread */
        Hand(Round<?, ?> round, int first, boolean firstHasOverrun) {
            super(null, null, "manuscript", STACK);
            this.round = round;
            this.first = first;
            this.firstHasOverrun = firstHasOverrun;
            setDaemon(true);
        }

        @Override
        public void run() {
            for (item = first; round.has(item) && !isGivenUp; item = round.next()) {
                round.work(item);
            }
        }

        <T> Outcome<T> patiently(Supplier<T> work, Duration limit) {
            if (firstHasOverrun && item == first) {
                return new Outcome.Overrun<>();
            }
            stint = new Stint(item, limit);
            try {
                return new Outcome.Done<>(work.get());
            } catch (StackOverflowError tooDeep) { // the importer lives on
                return new Outcome.TooDeep<>();
            } catch (VirtualMachineError dying) { // a full heap is no text's fault
                throw dying;
            } catch (Throwable broken) {
                return new Outcome.Broken<>(broken);
            } finally {
                stint = NONE;
            }
        }

        /**
         * Itself, or the thread that goes on in its place. How long it has been at an item is counted from the first look that
         * finds it there: to ask the system for its time at each item would cost more than most looks find.
         */
        Hand orNext() {
            Stint now = stint;
            long nanos = CLOCK.getThreadCpuTime(threadId());
            if (now.item() != seen.item()) {
                seen = now;
                seenNanos = nanos;
            }
            if (now.equals(NONE) || nanos - seenNanos < now.limit().toNanos()) {
                return this;
            }
            isGivenUp = true;
            Hand next = new Hand(round, now.item(), true);
            next.start();
            return next;
        }
    }
}
