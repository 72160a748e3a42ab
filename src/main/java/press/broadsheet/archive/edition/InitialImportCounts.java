package press.broadsheet.archive.edition;

import java.util.HashMap;
import java.util.Map;

/** How many live stories there are of each sort among articles that are being brought in. */
public final class InitialImportCounts {

    private final Map<CountKey, Long> counts = new HashMap<>();

    public void increment(CountKey countKey) {
        counts.merge(countKey, 1L, Long::sum);
    }

    /** Counts those, too. */
    public void add(InitialImportCounts more) {
        more.counts.forEach((countKey, by) -> counts.merge(countKey, by, Long::sum));
    }

    Map<CountKey, Long> counts() {
        return counts;
    }
}
