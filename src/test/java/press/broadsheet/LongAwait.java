package press.broadsheet;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what comes in a time of its own: for so long that even a busy machine has done it by then. */
public final class LongAwait {

    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private LongAwait() {}

    /** Asks at once, and then again every 20 milliseconds. */
    public static ConditionFactory await() {
        return Awaitility.with().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).await()
                .atMost(MAX_WAIT);
    }
}
