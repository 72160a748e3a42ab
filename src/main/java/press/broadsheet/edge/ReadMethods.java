package press.broadsheet.edge;

import java.util.Set;

/** Nothing here can be changed from outside. */
public final class ReadMethods {

    /** What {@code Allow} says of every address. */
    public static final String ALLOW = "GET, HEAD, OPTIONS";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private ReadMethods() {}

    public static boolean include(String method) {
        return READING.contains(method);
    }
}
