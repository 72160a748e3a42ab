package press.broadsheet.archive;

import java.util.HashMap;
import java.util.Map;

/** How many live stories there are of each sort among articles that are being brought in. */
public final class Counts {

    private final Map<Tally, Long> stories = new HashMap<>();

    void count(Tally tally) {
        stories.merge(tally, 1L, Long::sum);
    }

    /** Counts those, too. */
    public void add(Counts more) {
        more.stories.forEach((tally, by) -> stories.merge(tally, by, Long::sum));
    }

    Map<Tally, Long> stories() {
        return stories;
    }
}
