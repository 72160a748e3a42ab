package press.broadsheet.edge.cache;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By what a page is kept: its address without what means nothing in it, so that one page is kept once, whatever trackers
 * hang on its address. Of queries, the position in a listing alone means something; one that says more is not kept.
 */
final class CacheKey {

    /** Found anew each time: what is searched for is invented without end, and the index is of no edition. */
    private static final String SEARCH_PATH = "/search";

    /** There a position may name one of a story's corrections too; pages so far back are not worth their room. */
    private static final Pattern CORRECTION_POSITION = Pattern.compile("/corrections\\?(?:.*&)?correction(?:=.*)?");

    /** What a browser can send and every reader of queries reads alike; whatever else there is, is not decided here. */
    private static final Pattern UNAMBIGUOUS = Pattern.compile("(?:[A-Za-z0-9._~:@!$'()*,/?=&+-]|%[2-7][0-9A-Fa-f])*");

    private static final Pattern UNENCODED_NAME = Pattern.compile("[^%+]*");
    private static final int MAX_QUERY_LENGTH = 2000;

    private CacheKey() {}

    /** Empty where the answer is not to be kept. */
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

    /** A listing's second position would be passed over, and any could stand there. */
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
        return Optional.of(position.map(it -> path + "?" + it).orElse(path));
    }
}
