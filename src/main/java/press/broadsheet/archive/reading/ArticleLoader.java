package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.media.MediaHtml;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Loads whole articles and resolves their links and media to addresses. */
@Repository
class ArticleLoader {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;
    private final ContentLinks contentLinks;
    private final MediaReferences mediaReferences;

    ArticleLoader(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries, ContentLinks contentLinks,
            MediaReferences mediaReferences) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
        this.contentLinks = contentLinks;
        this.mediaReferences = mediaReferences;
    }

    /** The article with that id. The caller must know that it is live. */
    Article load(long id) {
        return load(List.of(id)).getFirst();
    }

    /** The articles with those ids, in the same order. The caller must know that they are live. */
    List<Article> load(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Label>> labels = articleSummaries.labels(ids);
        Map<Long, List<Correction>> corrections = corrections(ids);
        Map<Long, ContentLinks.Resolver> resolvers = contentLinks.resolvers(ids);
        Map<Long, Map<String, MediaAsset>> assets = mediaReferences.assetsOf(ids);
        Instant asOf = editions.asOfInstant();
        Map<Long, Article> byId = HashMap.newHashMap(ids.size());
        jdbc.sql("""
                        SELECT a.*, t.markdown, t.prose, t.notes, t.asides
                        FROM article a JOIN article_text t ON t.id = a.text_id
                        WHERE a.id IN (:ids)
                        """)
                .param("ids", ids)
                .query(row -> {
                    long id = row.getLong("id");
                    byId.put(id, article(row, labels.getOrDefault(id, List.of()), corrections.getOrDefault(id, List.of()),
                            resolvers.getOrDefault(id, ContentLinks.Resolver.NONE),
                            new MediaHtml(assets.getOrDefault(id, Map.of()), Locale.forLanguageTag(row.getString("language"))),
                            asOf));
                });
        return ids.stream().map(byId::get).toList();
    }

    private Map<Long, List<Correction>> corrections(List<Long> ids) {
        record Row(long article, Correction correction) {}

        return jdbc.sql("""
                        SELECT c.article_id, c.dated, c.dated_timed, c.text
                        FROM correction c
                        WHERE c.article_id IN (:ids)
                        ORDER BY c.article_id, c.position
                        """)
                .param("ids", ids)
                .query((row, number) -> new Row(
                        row.getLong("article_id"),
                        new Correction(SqlConverters.editorialDate(row, "dated").orElseThrow(), row.getString("text"))))
                .list()
                .stream()
                .collect(groupingBy(Row::article, mapping(Row::correction, toList())));
    }

    private static Article article(
            ResultSet row, List<Label> labels, List<Correction> corrections, ContentLinks.Resolver links, MediaHtml media,
            Instant asOf)
            throws SQLException {
        Optional<ImageReference> lead = SqlConverters.image(row).map(media::resolveLead);
        boolean leadShown = lead.filter(it -> it.file().isPresent() || it.isExternal()).isPresent();
        return new Article(
                ArticleKind.valueOf(row.getString("kind")),
                new Slug(row.getString("slug")),
                new Article.Identity(row.getString("identity"), row.getString("feed_id"),
                        SqlConverters.instant(row, "first_published").orElseThrow()),
                new Article.Dates(SqlConverters.editorialDate(row, "dated"), SqlConverters.updated(row, asOf),
                        SqlConverters.editorialDate(row, "expires"),
                        row.getBoolean("evergreen")),
                new Article.Text(
                        row.getString("language"),
                        SqlConverters.text(row, "translation_key"),
                        row.getString("headline"),
                        SqlConverters.text(row, "standfirst"),
                        SqlConverters.text(row, "dateline"),
                        lead,
                        row.getString("markdown"),
                        new ArticleBody(
                                media.render(links.resolve(row.getString("prose")), !leadShown),
                                media.render(links.resolve(row.getString("notes")), false),
                                media.render(links.resolve(row.getString("asides")), false),
                                row.getString("opening"),
                                row.getInt("words"),
                                row.getBoolean("drop_cap"))),
                new Article.Labels(
                        Label.ofKind(Label.Kind.SECTION, labels).stream().findFirst(),
                        Label.ofKind(Label.Kind.AUTHOR, labels),
                        Label.ofKind(Label.Kind.TAG, labels),
                        Genre.valueOf(row.getString("genre"))),
                new Article.Credits(source(row), corrections),
                row.getBoolean("noindex"));
    }

    private static Optional<Source> source(ResultSet row) throws SQLException {
        Optional<String> url = SqlConverters.text(row, "source_url");
        return SqlConverters.text(row, "source_name").map(name -> new Source(name, url));
    }
}
