package press.broadsheet.archive.reading;

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
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.text.ManuscriptLink;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Slug;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

/**
 * Links between articles. Stored HTML contains the path of the linked file; this table maps it to the target article, so that a
 * link survives renames. A link to an article that is not live is rendered as plain text.
 */
@Repository
public class ContentLinks {

    /** The longest path stored for an article; a longer link has no target. */
    private static final int MAX_PATH_LENGTH = 1000;

    private record Target(long sourceId, String path, String address, boolean live) {}

    private static final String SELECT_TARGETS = "SELECT l.article_id AS source, l.path, a.kind, a.slug, COALESCE("
            + LiveRule.LIVE
            + ", FALSE) AS live FROM article_link l JOIN article a ON a.id = l.target_id WHERE l.article_id IN (:sources)";

    /** Matches only our own sanitized HTML, where links are not nested and the path is percent-encoded. */
    private static final Pattern LINK = Pattern.compile("<a href=\"manuscript:([^\"#]*)(#[^\"]*)?\"([^>]*)>(.*?)</a>",
            Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;
    private final Editions editions;

    ContentLinks(JdbcClient jdbc, JdbcBatch jdbcBatch, Editions editions) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
        this.editions = editions;
    }

    /** Replaces stored paths in HTML by the addresses of live targets. */
    record Resolver(Map<String, String> addressesByPath) {

        static final Resolver NONE = new Resolver(Map.of());

        String resolve(String html) {
            return html.contains("manuscript:") ? LINK.matcher(html).replaceAll(this::anchor) : html;
        }

        private String anchor(MatchResult link) {
            Optional<String> target = Optional.ofNullable(addressesByPath.get(path(link)));
            String fragment = Optional.ofNullable(link.group(2)).orElse("");
            return Matcher.quoteReplacement(target.map(address -> "<a href=\"" + address + fragment + "\""
                    + link.group(3) + ">" + link.group(4) + "</a>")
                    .orElse(link.group(4)));
        }
    }

    private static String path(MatchResult link) {
        return URLDecoder.decode(link.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A resolver for each of these articles that links to a live article. */
    Map<Long, Resolver> resolvers(List<Long> sources) {
        return targets(sources, editions.asOfInstant())
                .filter(Target::live)
                .collect(groupingBy(Target::sourceId, collectingAndThen(toMap(Target::path, Target::address), Resolver::new)));
    }

    /** For each article, the paths it links to, and whether each target is live in an edition as of that instant. */
    public Map<Long, Map<String, Boolean>> targetStates(Collection<Long> sources, Instant asOf) {
        return targets(sources, asOf).collect(groupingBy(Target::sourceId, toMap(Target::path, Target::live)));
    }

    private Stream<Target> targets(Collection<Long> sources, Instant asOf) {
        return KeyChunks.flatMap(sources, chunk -> jdbc.sql(SELECT_TARGETS)
                .param("sources", chunk)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .query((row, number) -> new Target(
                        row.getLong("source"), row.getString("path"), address(row), row.getBoolean("live")))
                .list());
    }

    private static String address(ResultSet row) throws SQLException {
        return ArticleKind.valueOf(row.getString("kind")).address(new Slug(row.getString("slug")));
    }

    /** A resolver for HTML that belongs to no article, such as a profile: paths refer to the files now there. */
    Resolver resolver(String html) {
        List<String> paths = LINK.matcher(html).results()
                .map(ContentLinks::path)
                .distinct()
                .toList();
        return new Resolver(KeyChunks.flatMap(paths, chunk -> jdbc.sql("SELECT a.path, a.kind, a.slug FROM article a"
                + " WHERE a.path IN (:paths) AND a.present = TRUE AND " + LiveRule.LIVE)
                .param("paths", chunk)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> Map.entry(row.getString("path"), address(row)))
                .list())
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    /** Stores the paths that these articles link to; {@link #resolveTargets} sets the targets. */
    public void write(Map<Long, Manuscript> sources) {
        jdbcBatch.batchUpdate("INSERT INTO article_link (article_id, path) VALUES (:source, :path)", sources.entrySet().stream()
                .flatMap(source -> source.getValue().references().links().stream().map(ManuscriptLink::path).distinct()
                        .filter(path -> path.length() <= MAX_PATH_LENGTH)
                        .map(path -> new RowParameterSource().with("source", source.getKey()).with("path", path))));
    }

    /** Sets the target of each link without one: the article whose file is, or was last, at its path. */
    public void resolveTargets() {
        jdbc.sql("""
                        UPDATE article_link l SET target_id = (
                            SELECT a.id FROM article a WHERE a.path = l.path ORDER BY a.present DESC, a.id DESC LIMIT 1)
                        WHERE l.target_id IS NULL
                        """)
                .update();
    }
}
