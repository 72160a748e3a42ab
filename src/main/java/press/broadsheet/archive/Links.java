package press.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Slug;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/**
 * Links between articles and standing pages. A stored text names the file it links to; here stands whom that file was, so
 * that the link follows its target through every rename. A link to what is not live is plain text.
 */
@Repository
class Links {

    /** Whose links they are: the table they stand in, and its column for whose. */
    enum From {
        ARTICLE("article_link", "article_id"), PAGE("page_link", "page_id");

        private final String table;
        private final String key;

        From(String table, String key) {
            this.table = table;
            this.key = key;
        }

        private String in(String sql) {
            return sql.formatted(table, key);
        }
    }

    private record Target(long source, String path, String address, boolean live) {}

    private static final String TARGETS = "SELECT l.%2$s AS source, l.path, a.slug, FALSE AS standing, COALESCE(" + Articles.LIVE
            + ", FALSE) AS live FROM %1$s l JOIN article a ON a.id = l.target_id WHERE l.%2$s IN (:sources)"
            + " UNION ALL SELECT l.%2$s, l.path, a.slug, TRUE, COALESCE(" + Articles.LIVE
            + ", FALSE) FROM %1$s l JOIN page a ON a.id = l.target_page WHERE l.%2$s IN (:sources)";

    /** In our own sanitized HTML, where an anchor holds no anchor and the path is percent-encoded. */
    private static final Pattern LINK = Pattern.compile("<a href=\"manuscript:([^\"#]*)(#[^\"]*)?\"([^>]*)>(.*?)</a>",
            Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final Editions editions;

    Links(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** Writes addresses where a text holds identities; {@code live} are the addresses of what is live, by path. */
    record Resolver(Map<String, String> live) {

        static final Resolver NONE = new Resolver(Map.of());

        String resolve(String html) {
            return html.contains("manuscript:") ? LINK.matcher(html).replaceAll(this::anchor) : html;
        }

        private String anchor(MatchResult link) {
            Optional<String> target = Optional.ofNullable(live.get(path(link)));
            String fragment = Optional.ofNullable(link.group(2)).orElse("");
            return Matcher.quoteReplacement(target.map(address -> "<a href=\"" + address + fragment + "\""
                    + link.group(3) + ">" + link.group(4) + "</a>")
                    .orElse(link.group(4)));
        }
    }

    private static String path(MatchResult link) {
        return URLDecoder.decode(link.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For each of those articles or pages that links to something live. */
    Map<Long, Resolver> resolvers(From from, List<Long> sources) {
        return targets(from, sources, editions.now()).stream()
                .filter(Target::live)
                .collect(groupingBy(Target::source, collectingAndThen(toMap(Target::path, Target::address), Resolver::new)));
    }

    /** Whom the links of an article or page mean, by path, and whether that is live in an edition as of that moment. */
    Map<String, Boolean> targets(From from, long source, Instant asOf) {
        return targets(from, List.of(source), asOf).stream().collect(toMap(Target::path, Target::live));
    }

    private List<Target> targets(From from, List<Long> sources, Instant asOf) {
        return jdbc.sql(from.in(TARGETS))
                .param("sources", sources)
                .param("asOf", Rows.sql(asOf))
                .query((row, number) -> new Target(
                        row.getLong("source"), row.getString("path"), address(row), row.getBoolean("live")))
                .list();
    }

    private static String address(ResultSet row) throws SQLException {
        Slug slug = new Slug(row.getString("slug"));
        return row.getBoolean("standing") ? slug.pageAddress() : slug.articleAddress();
    }

    /** For a text that is neither's: its links mean what stands at their paths now. */
    Resolver resolver(String html) {
        List<String> paths = LINK.matcher(html).results()
                .map(Links::path)
                .distinct()
                .toList();
        return new Resolver(Chunks.of(paths, chunk -> jdbc.sql("SELECT a.path, a.slug, FALSE AS standing FROM article a"
                + " WHERE a.path IN (:paths) AND a.present = TRUE AND " + Articles.LIVE
                + " UNION ALL SELECT a.path, a.slug, TRUE FROM page a"
                + " WHERE a.path IN (:paths) AND a.present = TRUE AND " + Articles.LIVE)
                .param("paths", chunk)
                .param("asOf", editions.asOf())
                .query((row, number) -> Map.entry(row.getString("path"), address(row)))
                .list())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    /** Replaces what an article or page links to; whom a path means is settled by {@link #settle}. */
    void replace(From from, long source, Collection<String> paths) {
        jdbc.sql(from.in("DELETE FROM %1$s WHERE %2$s = :source")).param("source", source).update();
        for (String path : paths) {
            jdbc.sql(from.in("INSERT INTO %1$s (%2$s, path) VALUES (:source, :path)"))
                    .param("source", source)
                    .param("path", path)
                    .update();
        }
    }

    /** Gives every link that has no target yet the article or page whose file stands, or last stood, at its path. */
    void settle() {
        for (From from : From.values()) {
            jdbc.sql(from.in("""
                            UPDATE %1$s l SET target_id = (
                                SELECT a.id FROM article a WHERE a.path = l.path ORDER BY a.present DESC, a.id DESC LIMIT 1)
                            WHERE l.target_id IS NULL
                            """))
                    .update();
            jdbc.sql(from.in("""
                            UPDATE %1$s l SET target_page = (
                                SELECT a.id FROM page a WHERE a.path = l.path ORDER BY a.present DESC, a.id DESC LIMIT 1)
                            WHERE l.target_page IS NULL AND l.path LIKE 'pages/%%'
                            """))
                    .update();
        }
    }
}
