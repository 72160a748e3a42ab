package press.broadsheet.edge.response;

import java.util.Set;

/** Nothing here can be changed from outside. */
public final class SafeMethods {

    /** What {@code Allow} says of every address. */
    public static final String ALLOW = "GET, HEAD, OPTIONS";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private SafeMethods() {}

    public static boolean include(String method) {
        return READING.contains(method);
    }
}
