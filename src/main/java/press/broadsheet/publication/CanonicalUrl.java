package press.broadsheet.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A URL of this site in canonical form; created by {@link #parse}.
 *
 * <p>The path is decoded, NFC and lower case; it has no empty and no dot segments, no {@code ;parameters}, no trailing slash
 * (except {@code /}) and no {@code .html}, {@code .htm} or {@code /index.html}. Paths below {@code /media}, {@code /assets}
 * and {@code /actuator} are case-sensitive and keep their file extension. Characters that would be ambiguous or invisible in
 * a decoded path (white space, control and format characters, {@code % ? # ; / \}) stay percent-encoded.
 *
 * <p>The query is stored unchanged, because its meaning depends on the page that reads it. {@link #equals} compares queries
 * literally; {@link #ledgerKey} sorts and normalizes the parameters.
 */
public record CanonicalUrl(String path, Optional<String> query) {

    /** Maximum length of a percent-encoded path, and of a ledger key. */
    public static final int MAX_LENGTH = 2000;

    private static final int MAX_QUERY_LENGTH = 8000;

    /** Paths served by controllers, so no alias may use them. Article URLs are not included; the ledger decides those. */
    private static final Pattern RESERVED_PATHS = Pattern.compile("""
            / | /articles | /articles/[^/]+\\.md
            | /(sections|tags|authors) ( /[^/]+ ( /feed\\.(atom|rss|json) )? )?
            | /archive ( /undated | /\\d{4} ( /\\d\\d ( /\\d\\d )? )? )?
            | /search | /corrections ( /feed\\.(atom|rss|json) )? | /error | /pages ( /[^/]+ )?
            | /feed\\.(atom|rss|json) | /sitemap(-news)?\\.xml | /robots\\.txt | /opensearch\\.xml
            | /(media|cards|assets|sitemaps|actuator|\\.well-known) ( /.* )?
            | /[^/]+\\.(css|js|ico|svg|png)
            """, Pattern.COMMENTS);

    private static final Set<String> SITE_PARAMETERS = Set.of("before", "after", "page", "q");

    /**
     * Parses the target of a request line or an alias in front matter.
     *
     * <p>The host of an absolute URL is ignored; a relative one is resolved from the root; a {@code #fragment} is dropped. A
     * leading {@code //} is read as {@code /}, never as a host. Empty for: percent-encoding that is broken or not UTF-8,
     * control characters and backslashes, {@code ..} above the root, a scheme other than http and https, a path longer than
     * {@value #MAX_LENGTH} characters or a query longer than {@value #MAX_QUERY_LENGTH} when percent-encoded.
     */
    public static Optional<CanonicalUrl> parse(String raw) {
        String text = raw.strip();
        if (text.length() > MAX_LENGTH + 1 + MAX_QUERY_LENGTH || !PercentEncoding.isOneLine(text)) {
            return Optional.empty();
        }
        String[] parts = text.split("#", 2)[0].split("\\?", 2);
        Optional<String> query = parts.length < 2 || parts[1].isEmpty()
                ? Optional.empty()
                : Optional.of(PercentEncoding.encodeQuery(parts[1]));
        return CanonicalPath.parse(parts[0])
                .map(path -> new CanonicalUrl(path, query))
                .filter(address -> address.encodedPath().length() <= MAX_LENGTH)
                .filter(address -> address.query.orElse("").length() <= MAX_QUERY_LENGTH);
    }

    /**
     * The key in the ledger: the path, and the query parameters normalized and sorted, so that neither their order nor their
     * encoding matters.
     */
    public String ledgerKey() {
        String sorted = parameters().stream().map(QueryParameter::canonicalForm).sorted().collect(Collectors.joining("&"));
        return sorted.isEmpty() ? path : path + "?" + sorted;
    }

    /** The form for pages and headers: ASCII, percent-encoded (RFC 3986, section 2.1). {@link #parse} does not change it. */
    public String encoded() {
        return encodedPath() + query.map(text -> "?" + text).orElse("");
    }

    /** The path of {@link #encoded}, without the query. */
    public String encodedPath() {
        return PercentEncoding.encodePath(path);
    }

    /** The query parameters, unchanged and in their order. */
    public List<QueryParameter> parameters() {
        return Arrays.stream(query.orElse("").split("&", -1))
                .filter(text -> !text.isEmpty())
                .map(QueryParameter::new)
                .toList();
    }

    public CanonicalUrl withoutQuery() {
        return new CanonicalUrl(path, Optional.empty());
    }

    /**
     * Whether the site serves it, so that it cannot be an alias. The root with parameters that no page uses can be one:
     * {@code /?p=123} is a short link of a former site.
     */
    public boolean isReserved() {
        boolean foreign = path.equals("/") && !parameters().isEmpty()
                && parameters().stream().noneMatch(parameter -> SITE_PARAMETERS.contains(parameter.name()));
        return !foreign && RESERVED_PATHS.matcher(path).matches();
    }

    @Override
    public String toString() {
        return encoded();
    }
}
