package press.broadsheet.archive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * Links between articles. A stored text names the file it links to; here stands whom that file was, so that the link
 * follows its target through every rename. A link to what is not live is plain text.
 */
@Repository
class Links {

    /** In our own sanitized HTML, where an anchor holds no anchor and the path is percent-encoded. */
    private static final Pattern LINK = Pattern.compile("<a href=\"manuscript:([^\"#]*)(#[^\"]*)?\"([^>]*)>(.*?)</a>",
            Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final Editions editions;

    Links(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.editions = editions;
    }

    /** Writes addresses where a text of one article holds identities. */
    record Resolver(Map<String, Slug> live) {

        static final Resolver NONE = new Resolver(Map.of());

        String resolve(String html) {
            return html.contains("manuscript:") ? LINK.matcher(html).replaceAll(this::anchor) : html;
        }

        private String anchor(MatchResult link) {
            Optional<Slug> target = Optional.ofNullable(live.get(path(link)));
            String fragment = Optional.ofNullable(link.group(2)).orElse("");
            return Matcher.quoteReplacement(target.map(slug -> "<a href=\"" + slug.articleAddress() + fragment + "\""
                    + link.group(3) + ">" + link.group(4) + "</a>")
                    .orElse(link.group(4)));
        }
    }

    private static String path(MatchResult link) {
        return URLDecoder.decode(link.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** For each of those articles that links to a live one. */
    Map<Long, Resolver> resolvers(List<Long> articles) {
        record Target(long article, String path, Slug slug) {}

        return jdbc.sql("SELECT l.article_id, l.path, a.slug FROM article_link l JOIN article a ON a.id = l.target_id"
                + " WHERE l.article_id IN (:articles) AND " + Articles.LIVE)
                .param("articles", articles)
                .param("asOf", editions.asOf())
                .query((row, number) -> new Target(
                        row.getLong("article_id"), row.getString("path"), new Slug(row.getString("slug"))))
                .list()
                .stream()
                .collect(groupingBy(Target::article, collectingAndThen(toMap(Target::path, Target::slug), Resolver::new)));
    }

    /** Whom an article's links mean, by path, and whether that is live in an edition as of that moment. */
    Map<String, Boolean> targets(long article, Instant asOf) {
        record Target(String path, boolean live) {}

        return jdbc.sql("SELECT l.path, COALESCE(" + Articles.LIVE + ", FALSE) AS live"
                + " FROM article_link l JOIN article a ON a.id = l.target_id WHERE l.article_id = :article")
                .param("article", article)
                .param("asOf", Rows.sql(asOf))
                .query((row, number) -> new Target(row.getString("path"), row.getBoolean("live")))
                .list()
                .stream()
                .collect(toMap(Target::path, Target::live));
    }

    /** For a text that is no article's: its links mean what stands at their paths now. */
    Resolver resolver(String html) {
        record Target(String path, Slug slug) {}

        List<String> paths = LINK.matcher(html).results()
                .map(Links::path)
                .distinct()
                .toList();
        return new Resolver(Chunks.of(paths, chunk -> jdbc.sql("SELECT a.path, a.slug FROM article a"
                + " WHERE a.path IN (:paths) AND a.present = TRUE AND " + Articles.LIVE)
                .param("paths", chunk)
                .param("asOf", editions.asOf())
                .query((row, number) -> new Target(row.getString("path"), new Slug(row.getString("slug"))))
                .list())
                .collect(toMap(Target::path, Target::slug, (first, second) -> first)));
    }

    /** Replaces what an article links to; whom a path means is settled by {@link #settle}. */
    void replace(long article, Collection<String> paths) {
        jdbc.sql("DELETE FROM article_link WHERE article_id = :article")
                .param("article", article)
                .update();
        for (String path : paths) {
            jdbc.sql("INSERT INTO article_link (article_id, path) VALUES (:article, :path)")
                    .param("article", article)
                    .param("path", path)
                    .update();
        }
    }

    /** Gives every link that has no target yet the article whose file stands, or last stood, at its path. */
    void settle() {
        jdbc.sql("""
                        UPDATE article_link l SET target_id = (
                            SELECT a.id FROM article a WHERE a.path = l.path ORDER BY a.present DESC, a.id DESC LIMIT 1)
                        WHERE l.target_id IS NULL
                        """)
                .update();
    }
}
