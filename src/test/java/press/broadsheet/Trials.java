package press.broadsheet;

/** How often something is tried with random input: a tenth as often in the short run as under {@code mvn verify -Pfull}. */
public final class Trials {

    private static final boolean FULL = Boolean.getBoolean("tests.full");

    private Trials() {}

    /** Whether this is {@code mvn verify -Pfull}. */
    public static boolean isFull() {
        return FULL;
    }

    public static int of(int full) {
        return FULL ? full : full / 10;
    }
}
