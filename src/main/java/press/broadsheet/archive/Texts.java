package press.broadsheet.archive;

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
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Medium;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Source;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** Whole articles, with their links turned from identities into addresses. */
@Repository
class Texts {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Headlines headlines;
    private final Links links;
    private final Namings namings;

    Texts(JdbcClient jdbc, Editions editions, Headlines headlines, Links links, Namings namings) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.headlines = headlines;
        this.links = links;
        this.namings = namings;
    }

    /** The article with that id; whether it is live is the caller's to know. */
    Article load(long id) {
        return load(List.of(id)).getFirst();
    }

    /** The articles with those ids, in their order; whether they are live is the caller's to know. */
    List<Article> load(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Label>> labels = headlines.labels(ids);
        Map<Long, List<Correction>> corrections = corrections(ids);
        Map<Long, Links.Resolver> resolvers = links.resolvers(ids);
        Map<Long, Map<String, Medium>> shown = namings.of(ids);
        Instant asOf = editions.now();
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
                            resolvers.getOrDefault(id, Links.Resolver.NONE),
                            new Illustrations(shown.getOrDefault(id, Map.of()), Locale.forLanguageTag(row.getString("language"))),
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
                        new Correction(Rows.moment(row, "dated").orElseThrow(), row.getString("text"))))
                .list()
                .stream()
                .collect(groupingBy(Row::article, mapping(Row::correction, toList())));
    }

    private static Article article(
            ResultSet row, List<Label> labels, List<Correction> corrections, Links.Resolver links, Illustrations shown,
            Instant asOf)
            throws SQLException {
        Optional<Picture> lead = Rows.picture(row).map(shown::lead);
        boolean led = lead.filter(it -> it.file().isPresent() || it.isElsewhere()).isPresent();
        return new Article(
                ArticleKind.valueOf(row.getString("kind")),
                new Slug(row.getString("slug")),
                new Article.Identity(row.getString("identity"), row.getString("feed_id"),
                        Rows.instant(row, "first_published").orElseThrow()),
                new Article.Dates(Rows.moment(row, "dated"), Rows.updated(row, asOf), Rows.moment(row, "expires"),
                        row.getBoolean("evergreen")),
                new Article.Text(
                        row.getString("language"),
                        Rows.text(row, "translation_key"),
                        row.getString("headline"),
                        Rows.text(row, "standfirst"),
                        Rows.text(row, "dateline"),
                        lead,
                        row.getString("markdown"),
                        new Body(
                                shown.set(links.resolve(row.getString("prose")), !led),
                                shown.set(links.resolve(row.getString("notes")), false),
                                shown.set(links.resolve(row.getString("asides")), false),
                                row.getString("opening"),
                                row.getInt("words"),
                                row.getBoolean("drop_cap"))),
                new Article.Labels(
                        Headlines.only(Label.Kind.SECTION, labels).stream().findFirst(),
                        Headlines.only(Label.Kind.AUTHOR, labels),
                        Headlines.only(Label.Kind.TAG, labels),
                        Genre.valueOf(row.getString("genre"))),
                new Article.Credits(source(row), corrections),
                row.getBoolean("noindex"));
    }

    private static Optional<Source> source(ResultSet row) throws SQLException {
        Optional<String> url = Rows.text(row, "source_url");
        return Rows.text(row, "source_name").map(name -> new Source(name, url));
    }
}
