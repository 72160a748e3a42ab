package press.broadsheet.archive.edition;

import java.util.HashMap;
import java.util.Map;

/** Counts the live articles of an initial import in memory, by key. */
public final class InitialImportCounts {

    private final Map<CountKey, Long> counts = new HashMap<>();

    public void increment(CountKey countKey) {
        counts.merge(countKey, 1L, Long::sum);
    }

    /** Adds other counts to these. */
    public void add(InitialImportCounts others) {
        others.counts.forEach((countKey, by) -> counts.merge(countKey, by, Long::sum));
    }

    Map<CountKey, Long> counts() {
        return counts;
    }
}
