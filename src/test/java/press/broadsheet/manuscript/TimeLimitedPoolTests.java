package press.broadsheet.manuscript;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import press.broadsheet.manuscript.TimeLimitedPool.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A task that times out or fails does not delay others. */
@Timeout(180)
class TimeLimitedPoolTests {

    private final TimeLimitedPool timeLimitedPool = new TimeLimitedPool(Duration.ofMillis(300));

    @Test
    void timedOutTaskIsAbandonedAndTheOthersRunInOrder() {
        AtomicBoolean released = new AtomicBoolean();
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        List<Outcome<Integer>> outcomes =
                TimeLimitedPool.mapAll(items,
                        item -> timeLimitedPool.run(() -> item % 40 == 7 ? spinUntil(released, item) : item));
        released.set(true);
        assertThat(outcomes).hasSize(200);
        assertThat(items).allSatisfy(item -> assertThat(outcomes.get(item))
                .isEqualTo(item % 40 == 7 ? new Outcome.TimedOut<>() : new Outcome.Completed<>(item)));
    }

    @Test
    void singleTaskTimesOutToo() {
        AtomicBoolean released = new AtomicBoolean();
        assertThat(timeLimitedPool.run(() -> spinUntil(released, 1))).isEqualTo(new Outcome.TimedOut<>());
        released.set(true);
        assertThat(timeLimitedPool.run(() -> 2)).isEqualTo(new Outcome.Completed<>(2));
    }

    /** The limit is on CPU time, not on wall time. */
    @Test
    void waitingDoesNotCountAsCpuTime() {
        assertThat(timeLimitedPool.run(() -> {
            sleep();
            return 1;
        })).isEqualTo(new Outcome.Completed<>(1));
    }

    @Test
    void deepNestingOverflowsNoOtherTask() {
        List<Outcome<Integer>> outcomes =
                TimeLimitedPool.mapAll(List.of(1_000, 100_000_000, 1_000),
                        depth -> new TimeLimitedPool(Duration.ofSeconds(20)).run(() -> nest(depth)));
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Completed<>(1_000));
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.TooDeep<>());
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Completed<>(1_000));
    }

    @Test
    void allProcessorsAreUsed() {
        var threads = ConcurrentHashMap.newKeySet();
        TimeLimitedPool.mapAll(IntStream.range(0, 500).boxed().toList(), item -> threads.add(Thread.currentThread()));
        assertThat(threads).hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void failureIsDistinguishedFromDeepNesting() {
        assertThat(timeLimitedPool.run(() -> List.of().getFirst())).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.cause()).isInstanceOf(NoSuchElementException.class));
    }

    @Test
    void bugIsNotSwallowed() {
        assertThatThrownBy(() -> TimeLimitedPool.mapAll(List.of(1, 0, 2), item -> 1 / item))
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }

    private static int spinUntil(AtomicBoolean released, int item) {
        while (!released.get()) {
            Thread.onSpinWait();
        }
        return item;
    }

    private static void sleep() {
        try {
            Thread.sleep(1_200);
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }

    private static int nest(int depth) {
        return depth == 0 ? 0 : 1 + nest(depth - 1);
    }
}
