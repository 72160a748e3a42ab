package press.broadsheet.edge.cache;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cache key of a URL: its path and its {@code before} or {@code after} parameter. Other parameters are dropped, so tracking
 * parameters do not create new entries. A URL with two positions is not cached.
 */
final class CacheKey {

    /** Never cached: the number of possible queries is unlimited, and the search index belongs to no edition. */
    private static final String SEARCH_PATH = "/search";

    /** A position may also name one of an article's corrections; pages that far back are not worth caching. */
    private static final Pattern CORRECTION_POSITION = Pattern.compile("/corrections\\?(?:.*&)?correction(?:=.*)?");

    /** Characters that browsers send and all query parsers read alike. A parameter with any other is not cached. */
    private static final Pattern UNAMBIGUOUS = Pattern.compile("(?:[A-Za-z0-9._~:@!$'()*,/?=&+-]|%[2-7][0-9A-Fa-f])*");

    private static final Pattern UNENCODED_NAME = Pattern.compile("[^%+]*");
    private static final int MAX_QUERY_LENGTH = 2000;

    private CacheKey() {}

    /** Returns the key, or empty if the response must not be cached. */
    static Optional<String> of(String path, @Nullable String query) {
        if (path.equals(SEARCH_PATH)) {
            return Optional.empty();
        }
        if (query == null) {
            return Optional.of(path);
        }
        boolean isTooLong = query.length() > MAX_QUERY_LENGTH;
        return isTooLong || CORRECTION_POSITION.matcher(path + "?" + query).matches()
                ? Optional.empty()
                : withPosition(path, query);
    }

    /** A listing ignores a second position, so that any value there would create another key. */
    private static Optional<String> withPosition(String path, String query) {
        Optional<String> position = Optional.empty();
        for (String parameter : query.split("&", -1)) {
            int end = parameter.indexOf('=');
            String name = end < 0 ? parameter : parameter.substring(0, end);
            boolean isPosition = name.equals("before") || name.equals("after");
            if (!UNENCODED_NAME.matcher(name).matches() || isPosition && position.isPresent()) {
                return Optional.empty();
            }
            if (isPosition) {
                position = Optional.of(parameter);
            } else if (!UNAMBIGUOUS.matcher(parameter).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(position.map(parameter -> path + "?" + parameter).orElse(path));
    }
}
