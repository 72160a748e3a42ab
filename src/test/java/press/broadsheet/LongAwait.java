package press.broadsheet;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for asynchronous results, with a timeout long enough for a busy machine. */
public final class LongAwait {

    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private LongAwait() {}

    /** Polls at once, and then every 20 milliseconds. */
    public static ConditionFactory await() {
        return Awaitility.with().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).await()
                .atMost(MAX_WAIT);
    }
}
