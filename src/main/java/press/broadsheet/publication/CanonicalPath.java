package press.broadsheet.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts a path to its canonical form, as described in {@link CanonicalUrl}. */
final class CanonicalPath {

    private static final Pattern SCHEME_AND_HOST = Pattern.compile("https?://[^/]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern INDEX_FILE = Pattern.compile("index\\.html?");

    /** A segment such as {@code ...html} keeps its extension; removing it would leave a dot segment. */
    private static final Pattern HTML_FILE = Pattern.compile("(.*[^.])\\.html?");

    private static final Set<String> VERBATIM_ROOTS = Set.of("media", "assets", "actuator");

    private CanonicalPath() {}

    static Optional<String> parse(String raw) {
        Matcher host = SCHEME_AND_HOST.matcher(raw);
        boolean absolute = host.lookingAt();
        if (raw.indexOf('\\') >= 0 || !absolute && SCHEME.matcher(raw).lookingAt()) {
            return Optional.empty();
        }
        return segments(absolute ? raw.substring(host.end()) : raw).map(segments -> "/" + String.join("/", segments));
    }

    private static Optional<List<String>> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            boolean verbatim = isVerbatim(segments);
            Optional<String> segment =
                    PercentEncoding.decode(part.split(";", 2)[0]).map(text -> PercentEncoding.canonicalSegment(text, verbatim));
            if (segment.isEmpty() || segment.get().equals("..") && segments.isEmpty()) {
                return Optional.empty();
            }
            // RFC 3986, section 5.2.4: remove dot segments
            switch (segment.get()) {
                case "", "." -> {}
                case ".." -> segments.removeLast();
                default -> segments.add(segment.get());
            }
        }
        if (!isVerbatim(segments)) {
            removeHtmlSuffix(segments);
        }
        return Optional.of(segments);
    }

    private static boolean isVerbatim(List<String> segments) {
        return !segments.isEmpty() && VERBATIM_ROOTS.contains(segments.getFirst());
    }

    private static void removeHtmlSuffix(List<String> segments) {
        while (!segments.isEmpty()) {
            String last = segments.removeLast();
            Matcher htmlFile = HTML_FILE.matcher(last);
            if (htmlFile.matches() && !INDEX_FILE.matcher(last).matches()) {
                segments.add(htmlFile.group(1));
            } else if (!htmlFile.matches()) {
                segments.add(last);
                return;
            }
        }
    }
}
