package press.broadsheet.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Picture;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Source;

/** Whole articles, with their links turned from identities into addresses. */
@Repository
class Texts {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Headlines headlines;
    private final Links links;

    Texts(JdbcClient jdbc, Editions editions, Headlines headlines, Links links) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.headlines = headlines;
        this.links = links;
    }

    /** The article with that id; whether it is live is the caller's to know. */
    Article load(long id) {
        List<Label> labels = headlines.labels(List.of(id)).getOrDefault(id, List.of());
        List<Correction> corrections = corrections(id);
        Links.Resolver resolver = links.resolver(id);
        Instant asOf = editions.now();
        return jdbc.sql("""
                        SELECT a.*, t.markdown, t.prose, t.notes, t.asides
                        FROM article a JOIN article_text t ON t.article_id = a.id
                        WHERE a.id = :id
                        """)
                .param("id", id)
                .query((row, number) -> article(row, labels, corrections, resolver, asOf))
                .single();
    }

    private List<Correction> corrections(long id) {
        return jdbc.sql("""
                        SELECT c.dated, c.dated_timed, c.text
                        FROM correction c
                        WHERE c.article_id = :id
                        ORDER BY c.position
                        """)
                .param("id", id)
                .query((row, number) -> new Correction(Rows.moment(row, "dated").orElseThrow(), row.getString("text")))
                .list();
    }

    private static Article article(
            ResultSet row, List<Label> labels, List<Correction> corrections, Links.Resolver resolver, Instant asOf)
            throws SQLException {
        return new Article(
                row.getString("identity"),
                row.getString("feed_id"),
                new Slug(row.getString("slug")),
                row.getString("headline"),
                Rows.text(row, "standfirst"),
                row.getString("language"),
                Rows.text(row, "translation_key"),
                Rows.moment(row, "dated"),
                Rows.updated(row, asOf),
                Rows.instant(row, "first_published").orElseThrow(),
                Rows.moment(row, "expires"),
                Headlines.only(Label.Kind.SECTION, labels).stream().findFirst(),
                Headlines.only(Label.Kind.AUTHOR, labels),
                Headlines.only(Label.Kind.TAG, labels),
                Genre.valueOf(row.getString("genre")),
                Rows.text(row, "dateline"),
                source(row),
                picture(row),
                corrections,
                row.getBoolean("evergreen"),
                row.getString("markdown"),
                new Body(
                        resolver.resolve(row.getString("prose")),
                        resolver.resolve(row.getString("notes")),
                        resolver.resolve(row.getString("asides")),
                        row.getString("opening"),
                        row.getInt("words"),
                        row.getBoolean("drop_cap")));
    }

    private static Optional<Source> source(ResultSet row) throws SQLException {
        Optional<String> url = Rows.text(row, "source_url");
        return Rows.text(row, "source_name").map(name -> new Source(name, url));
    }

    private static Optional<Picture> picture(ResultSet row) throws SQLException {
        Optional<String> alt = Rows.text(row, "picture_alt");
        Optional<String> caption = Rows.text(row, "picture_caption");
        Optional<String> credit = Rows.text(row, "picture_credit");
        return Rows.text(row, "picture_src").map(src -> new Picture(src, alt, caption, credit));
    }
}
