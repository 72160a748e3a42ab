package press.broadsheet;

/** How often something is tried with random input: a tenth as often in the short run as under {@code mvn verify -Pfull}. */
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
