package press.broadsheet.edge.response;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entity tags of an {@code If-None-Match} field (RFC 9110, section 13.1.2). */
record IfNoneMatch(String header) {

    static final IfNoneMatch NONE = new IfNoneMatch("");

    private static final Pattern ENTITY_TAG = Pattern.compile("(?:W/)?(\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")");

    boolean isPresent() {
        return !header.isEmpty();
    }

    /** Whether the tag is listed, by weak comparison; {@code *} matches any tag. */
    boolean matches(String etag) {
        if (header.equals(etag) || header.strip().equals("*")) {
            return true;
        }
        if (!header.contains(etag)) {
            return false;
        }
        Matcher tag = ENTITY_TAG.matcher(header);
        while (tag.find()) {
            if (tag.group(1).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
