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
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Manuscript;
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

    private record Target(long source, String path, String address, boolean live) {}

    private static final String TARGETS = "SELECT l.%s_id AS source, l.path, a.slug, FALSE AS standing, COALESCE(" + Articles.LIVE
            + ", FALSE) AS live FROM %s_link l JOIN article a ON a.id = l.target_id WHERE l.%s_id IN (:sources)"
            + " UNION ALL SELECT l.%s_id, l.path, a.slug, TRUE, COALESCE(" + Articles.LIVE
            + ", FALSE) FROM %s_link l JOIN page a ON a.id = l.target_page WHERE l.%s_id IN (:sources)";

    /** In our own sanitized HTML, where an anchor holds no anchor and the path is percent-encoded. */
    private static final Pattern LINK = Pattern.compile("<a href=\"manuscript:([^\"#]*)(#[^\"]*)?\"([^>]*)>(.*?)</a>",
            Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final Batch batch;
    private final Editions editions;

    Links(JdbcClient jdbc, Batch batch, Editions editions) {
        this.jdbc = jdbc;
        this.batch = batch;
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
    Map<Long, Resolver> resolvers(Parent parent, List<Long> sources) {
        return targets(parent, sources, editions.now())
                .filter(Target::live)
                .collect(groupingBy(Target::source, collectingAndThen(toMap(Target::path, Target::address), Resolver::new)));
    }

    /** Whom the links of articles or pages mean, by path, and whether that is live in an edition as of that moment. */
    Map<Long, Map<String, Boolean>> live(Parent parent, Collection<Long> sources, Instant asOf) {
        return targets(parent, sources, asOf).collect(groupingBy(Target::source, toMap(Target::path, Target::live)));
    }

    private Stream<Target> targets(Parent parent, Collection<Long> sources, Instant asOf) {
        return Chunks.of(sources, chunk -> jdbc.sql(parent.in(TARGETS))
                .param("sources", chunk)
                .param("asOf", Rows.sql(asOf))
                .query((row, number) -> new Target(
                        row.getLong("source"), row.getString("path"), address(row), row.getBoolean("live")))
                .list());
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

    /** Writes what those articles or pages link to; whom a path means is settled by {@link #settle}. */
    void write(Parent parent, Map<Long, Manuscript> sources) {
        batch.each(parent.in("INSERT INTO %s_link (%s_id, path) VALUES (:source, :path)"), sources.entrySet().stream()
                .flatMap(source -> source.getValue().links().stream().map(Manuscript.Link::path).distinct()
                        .map(path -> new Row().with("source", source.getKey()).with("path", path))));
    }

    /** Gives every link that has no target yet the article or page whose file stands, or last stood, at its path. */
    void settle() {
        for (Parent parent : Parent.values()) {
            jdbc.sql(parent.in("""
                            UPDATE %s_link l SET target_id = (
                                SELECT a.id FROM article a WHERE a.path = l.path ORDER BY a.present DESC, a.id DESC LIMIT 1)
                            WHERE l.target_id IS NULL
                            """))
                    .update();
            jdbc.sql(parent.in("""
                            UPDATE %s_link l SET target_page = (
                                SELECT a.id FROM page a WHERE a.path = l.path ORDER BY a.present DESC, a.id DESC LIMIT 1)
                            WHERE l.target_page IS NULL AND l.path LIKE 'pages/%'
                            """))
                    .update();
        }
    }
}
