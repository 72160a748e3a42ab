package press.broadsheet;

/** The number of trials with random input: in a short run a tenth of those under {@code mvn verify -Pfull}. */
public final class TrialCount {

    private static final boolean FULL = Boolean.getBoolean("tests.full");

    private TrialCount() {}

    /** Whether this is {@code mvn verify -Pfull}. */
    public static boolean isFullRun() {
        return FULL;
    }

    public static int of(int full) {
        return FULL ? full : full / 10;
    }
}
