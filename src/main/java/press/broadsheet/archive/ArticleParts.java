package press.broadsheet.archive;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.ArticleStore.Placement;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

/** Writes what stands beside an article in tables of its own: text, labels, terms, corrections, links,
 * pictures, sketch. */
@Repository
class ArticleParts {

    private final JdbcClient jdbc;
    private final Links links;
    private final Media media;
    private final Publication publication;

    ArticleParts(JdbcClient jdbc, Links links, Media media, Publication publication) {
        this.jdbc = jdbc;
        this.links = links;
        this.media = media;
        this.publication = publication;
    }

    /** Puts the parts of a manuscript where those of the article's last one were. */
    void replace(long id, Placement placement, Standing standing) {
        Manuscript manuscript = placement.manuscript();
        text(id, manuscript);
        labels(id, placement, standing);
        terms(id, placement, standing);
        corrections(id, placement);
        links.replace(Links.From.ARTICLE, id, manuscript.links().stream().map(Manuscript.Link::path).distinct().toList());
        media.replace(id, manuscript.files());
    }

    private void text(long id, Manuscript manuscript) {
        Body body = manuscript.body();
        jdbc.sql("DELETE FROM article_text WHERE article_id = :id").param("id", id).update();
        jdbc.sql("""
                        INSERT INTO article_text (article_id, markdown, prose, notes, asides)
                        VALUES (:id, :markdown, :prose, :notes, :asides)
                        """)
                .param("id", id)
                .param("markdown", manuscript.markdown())
                .param("prose", body.prose())
                .param("notes", body.notes())
                .param("asides", body.asides())
                .update();
    }

    void sketch(long id, Collection<Integer> sketch) {
        jdbc.sql("DELETE FROM article_sketch WHERE article_id = :id").param("id", id).update();
        for (int hash : sketch) {
            jdbc.sql("INSERT INTO article_sketch (article_id, hash) VALUES (:id, :hash)")
                    .param("id", id)
                    .param("hash", hash)
                    .update();
        }
    }

    private void labels(long id, Placement placement, Standing standing) {
        jdbc.sql("DELETE FROM article_label WHERE article_id = :id").param("id", id).update();
        Map<Label.Kind, Integer> positions = new EnumMap<>(Label.Kind.class);
        for (Label label : labels(placement.manuscript())) {
            jdbc.sql("""
                            INSERT INTO article_label
                                (article_id, kind, position, slug, name, publish_at, expire_at, identity)
                            VALUES (:id, :kind, :position, :slug, :name, :publishAt, :expireAt, :identity)
                            """)
                    .param("id", id)
                    .param("kind", label.kind().name())
                    .param("position", positions.merge(label.kind(), 1, Integer::sum))
                    .param("slug", label.slug().value())
                    .param("name", label.name())
                    .param("publishAt", Rows.sql(standing.publishAt()))
                    .param("expireAt", Rows.sql(standing.expireAt()))
                    .param("identity", placement.identity())
                    .update();
        }
    }

    /** An article's labels; of two spellings of one label the first counts. */
    private static Collection<Label> labels(Manuscript manuscript) {
        Stream<Label> section = manuscript.section().stream().map(name -> Label.of(Label.Kind.SECTION, name));
        Stream<Label> tags = manuscript.tags().stream().map(name -> Label.of(Label.Kind.TAG, name));
        Stream<Label> authors = manuscript.authors().stream().map(name -> Label.of(Label.Kind.AUTHOR, name));
        Map<String, Label> byAddress = new LinkedHashMap<>();
        Stream.of(section, tags, authors)
                .flatMap(labels -> labels)
                .forEach(label -> byAddress.putIfAbsent(label.address(), label));
        return byAddress.values();
    }

    private void terms(long id, Placement placement, Standing standing) {
        jdbc.sql("DELETE FROM article_term WHERE article_id = :id").param("id", id).update();
        for (int term : Terms.of(placement.manuscript().headline())) {
            jdbc.sql("""
                            INSERT INTO article_term (article_id, term, publish_at, expire_at, identity)
                            VALUES (:id, :term, :publishAt, :expireAt, :identity)
                            """)
                    .param("id", id)
                    .param("term", term)
                    .param("publishAt", Rows.sql(standing.publishAt()))
                    .param("expireAt", Rows.sql(standing.expireAt()))
                    .param("identity", placement.identity())
                    .update();
        }
    }

    private void corrections(long id, Placement placement) {
        jdbc.sql("DELETE FROM correction WHERE article_id = :id").param("id", id).update();
        List<Correction> corrections = placement.manuscript().corrections();
        List<String> names = Correction.names(corrections, publication);
        for (int position = 0; position < corrections.size(); position++) {
            Correction correction = corrections.get(position);
            jdbc.sql("""
                            INSERT INTO correction (article_id, position, name, dated, dated_timed, text, identity)
                            VALUES (:id, :position, :name, :dated, :timed, :text, :identity)
                            """)
                    .param("id", id)
                    .param("position", position)
                    .param("name", names.get(position))
                    .param("dated", Rows.sql(correction.date().instant()))
                    .param("timed", correction.date().timed())
                    .param("text", correction.text())
                    .param("identity", placement.identity())
                    .update();
        }
    }
}
