package press.broadsheet.archive.edition;

import java.util.HashMap;
import java.util.Map;

/** How many live stories there are of each sort among articles that are being brought in. */
public final class FirstImportCounts {

    private final Map<CountKey, Long> stories = new HashMap<>();

    public void count(CountKey countKey) {
        stories.merge(countKey, 1L, Long::sum);
    }

    /** Counts those, too. */
    public void add(FirstImportCounts more) {
        more.stories.forEach((countKey, by) -> stories.merge(countKey, by, Long::sum));
    }

    Map<CountKey, Long> stories() {
        return stories;
    }
}
