package press.broadsheet.edge.response;

import java.util.Set;

/** The methods that the site supports. All are safe (RFC 9110, section 9.2.1): nothing can be changed from outside. */
public final class SafeMethods {

    /** The {@code Allow} value of every address. */
    public static final String ALLOW = "GET, HEAD, OPTIONS";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private SafeMethods() {}

    public static boolean include(String method) {
        return READING.contains(method);
    }
}
