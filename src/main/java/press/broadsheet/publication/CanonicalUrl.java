package press.broadsheet.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address of this site in its one canonical spelling; made by {@link #parse}.
 *
 * <p>The path is decoded, NFC and lower case; it has no empty and no dot segments, no {@code ;parameters}, no slash at its
 * end (but {@code /}) and no {@code .html}, {@code .htm} or {@code /index.html}. Below {@code /media}, {@code /assets} and
 * {@code /actuator} stand names that others gave: those keep their letters and suffixes. What would read as something
 * else in a decoded path, or cannot be seen in it (white space, control and format characters, {@code % ? # ; / \}),
 * stays percent-encoded there.
 *
 * <p>The query is kept as it came: its parameters mean what whoever reads them says. So {@link #equals} compares queries to
 * the letter; {@link #ledgerKey} does not.
 */
public record CanonicalUrl(String path, Optional<String> query) {

    /** The longest path, percent-encoded, and the longest key that the ledger takes. */
    public static final int MAX_LENGTH = 2000;

    private static final int MAX_QUERY_LENGTH = 8000;

    /** What the site answers itself. The articles' own addresses are not among it: the ledger knows whose they are. */
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
     * The address that a request line or an alias in front matter means; empty when it means none.
     *
     * <p>Of an absolute address, whatever its host, path and query count; a relative one is taken from the root; a
     * {@code #fragment} is dropped. A leading {@code //} is a slash too many, never a host. None are: percent-encoding that
     * is broken or not UTF-8, control characters and backslashes, {@code ..} above the root, another scheme than http, a
     * path longer than {@value #MAX_LENGTH} characters or a query longer than {@value #MAX_QUERY_LENGTH} when percent-encoded.
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
     * What the ledger knows it by: the path, and the query's parameters in their own order, so that neither the order in
     * which they came nor their spelling matters.
     */
    public String ledgerKey() {
        String sorted = parameters().stream().map(QueryParameter::canonicalForm).sorted().collect(Collectors.joining("&"));
        return sorted.isEmpty() ? path : path + "?" + sorted;
    }

    /** As it stands in pages and headers: ASCII, percent-encoded (RFC 3986, section 2.1), a fixed point of {@link #parse}. */
    public String encoded() {
        return encodedPath() + query.map(text -> "?" + text).orElse("");
    }

    /** The path alone of {@link #encoded}. */
    public String encodedPath() {
        return PercentEncoding.encodePath(path);
    }

    /** The parameters of the query, as they came. */
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
     * Whether the site answers it itself, so that it cannot be an alias. With a query that no page of ours has, the root
     * can: {@code /?p=123} is an old site's short link.
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
