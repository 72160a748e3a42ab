package press.broadsheet.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** Writes articles, and looks up what an import has to compare them with. Call it within {@link Editions#writing}. */
@Repository
public class ArticleStore {

    /**
     * Where an import puts a manuscript.
     *
     * @param known the article it is, or empty for a new one
     * @param addresses every address it is to have, its present one first
     */
    public record Placement(
            Manuscript manuscript, Optional<Known> known, String identity, Slug slug, List<String> addresses) {}

    private static final String KNOWN = "SELECT a.id, a.identity, a.path, a.present, a.digest, a.slug, a.headline,"
            + " a.first_published, a.publish_at, a.expire_at, " + Articles.LIVE + " AS live FROM article a WHERE ";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Ledger ledger;
    private final Links links;
    private final Media media;
    private final Publication publication;

    ArticleStore(JdbcClient jdbc, Editions editions, Ledger ledger, Links links, Media media, Publication publication) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.ledger = ledger;
        this.links = links;
        this.media = media;
        this.publication = publication;
    }

    public List<Known> byId(Collection<Long> ids) {
        return known("a.id IN (:keys)", ids);
    }

    public List<Known> byIdentity(Collection<String> identities) {
        return known("a.identity IN (:keys)", identities);
    }

    /** The articles whose file stands, or stood last, at one of those paths. */
    public List<Known> byPath(Collection<String> paths) {
        return known("a.path IN (:keys)", paths);
    }

    public List<Known> byDigest(Collection<String> digests) {
        return known("a.digest IN (:keys)", digests);
    }

    /** The articles without a file whose sketch has one of those hashes. */
    public List<Known> sketched(Collection<Integer> hashes) {
        return known(
                "a.present = FALSE AND a.id IN (SELECT s.article_id FROM article_sketch s WHERE s.hash IN (:keys))",
                hashes);
    }

    /** The body of an article as its manuscript had it; empty where only the ledger remembers the article. */
    public Optional<String> markdown(long id) {
        return jdbc.sql("SELECT t.markdown FROM article_text t WHERE t.article_id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Brings a manuscript into the archive, as of the edition that is about to open, and returns its article's id. */
    public long place(Placement placement, Instant asOf) {
        long id = placement.known().map(Known::id).orElseGet(() -> create(placement));
        update(id, placement, asOf);
        ledger.keep(id, placement.addresses());
        return id;
    }

    /**
     * Keeps the article and its addresses, but without a file: it is gone if it ever was live, forgotten if not.
     *
     * @param sketch the hashes by which {@link #sketched} finds it again
     */
    public void withdraw(Known known, Collection<Integer> sketch, Instant asOf) {
        if (known.firstPublished().isEmpty()) {
            forget(known.id());
            return;
        }
        jdbc.sql("""
                        UPDATE article SET present = FALSE, expire_at = :end,
                            nameless = (nameless OR publish_at > :asOf)
                        WHERE id = :id
                        """)
                .param("end", Rows.sql(Standing.ended(Optional.of(known), asOf)))
                .param("asOf", Rows.sql(asOf))
                .param("id", known.id())
                .update();
        jdbc.sql("UPDATE article_label SET expire_at = :end WHERE article_id = :id")
                .param("end", Rows.sql(Standing.ended(Optional.of(known), asOf)))
                .param("id", known.id())
                .update();
        replaceSketch(known.id(), sketch);
    }

    /** Settles whom the links between manuscripts mean, once all articles of an import are in place. */
    public void settleLinks() {
        links.settle();
    }

    /** A link between two files, as it is written. */
    public record Link(String from, String to) {}

    /** The links to those articles that stand in the files of other ones that are there. */
    public List<Link> linksTo(Collection<Long> articles) {
        return Chunks.of(articles, chunk -> jdbc.sql("""
                        SELECT a.path AS source, l.path AS target
                        FROM article_link l JOIN article a ON a.id = l.article_id
                        WHERE l.target_id IN (:articles) AND l.article_id NOT IN (:articles) AND a.present = TRUE
                        ORDER BY a.path, l.path
                        """)
                .param("articles", chunk)
                .query((row, number) -> new Link(row.getString("source"), row.getString("target")))
                .list())
                .toList();
    }

    /** Whom an article's links to manuscripts mean, by path, and whether that is live in an edition as of that moment. */
    public Map<String, Boolean> linkTargets(long article, Instant asOf) {
        return links.targets(article, asOf);
    }

    private long create(Placement placement) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO article (identity, path, present, digest, slug, nameless, headline, opening, language,
                            dated_timed, updated_timed, expires_timed, genre, evergreen, words, drop_cap)
                        VALUES (:identity, '', TRUE, '', '', TRUE, '', '', '', FALSE, FALSE, FALSE, '', FALSE, 0, FALSE)
                        """)
                .param("identity", placement.identity())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private void update(long id, Placement placement, Instant asOf) {
        Manuscript manuscript = placement.manuscript();
        Standing standing = Standing.of(manuscript, placement.known(), asOf);
        jdbc.sql("""
                        UPDATE article SET identity = :identity, path = :path, present = TRUE, digest = :digest, slug = :slug,
                            nameless = :nameless, publish_at = :publishAt, expire_at = :expireAt, headline = :headline,
                            standfirst = :standfirst, opening = :opening, language = :language,
                            translation_key = :translationKey, dated = :dated, dated_timed = :datedTimed,
                            updated = :updated, updated_timed = :updatedTimed, expires = :expires,
                            expires_timed = :expiresTimed, genre = :genre, dateline = :dateline,
                            source_name = :sourceName, source_url = :sourceUrl, picture_src = :pictureSrc,
                            picture_alt = :pictureAlt, picture_caption = :pictureCaption, picture_credit = :pictureCredit,
                            evergreen = :evergreen, words = :words, drop_cap = :dropCap, reason = :reason,
                            replaced_by = :replacedBy
                        WHERE id = :id
                        """)
                .params(new Columns(publication).of(placement, standing))
                .param("id", id)
                .update();
        replaceText(id, manuscript);
        replaceLabels(id, placement, standing);
        replaceCorrections(id, manuscript.corrections());
        links.replace(id, manuscript.links().stream().map(Manuscript.Link::path).distinct().toList());
        media.replace(id, manuscript.files());
    }

    private void replaceText(long id, Manuscript manuscript) {
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

    private void replaceSketch(long id, Collection<Integer> sketch) {
        jdbc.sql("DELETE FROM article_sketch WHERE article_id = :id").param("id", id).update();
        for (int hash : sketch) {
            jdbc.sql("INSERT INTO article_sketch (article_id, hash) VALUES (:id, :hash)")
                    .param("id", id)
                    .param("hash", hash)
                    .update();
        }
    }

    private void replaceLabels(long id, Placement placement, Standing standing) {
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

    private void replaceCorrections(long id, List<Correction> corrections) {
        jdbc.sql("DELETE FROM correction WHERE article_id = :id").param("id", id).update();
        for (int position = 0; position < corrections.size(); position++) {
            Correction correction = corrections.get(position);
            jdbc.sql("""
                            INSERT INTO correction (article_id, position, dated, dated_timed, text)
                            VALUES (:id, :position, :dated, :timed, :text)
                            """)
                    .param("id", id)
                    .param("position", position)
                    .param("dated", Rows.sql(correction.date().instant()))
                    .param("timed", correction.date().timed())
                    .param("text", correction.text())
                    .update();
        }
    }

    private void forget(long id) {
        jdbc.sql("DELETE FROM permalink WHERE article_id = :id").param("id", id).update();
        jdbc.sql("UPDATE article_link SET target_id = NULL WHERE target_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("UPDATE source_file SET article_id = NULL WHERE article_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM article WHERE id = :id").param("id", id).update();
    }

    private <K> List<Known> known(String condition, Collection<K> keys) {
        return Chunks.of(keys, chunk -> jdbc.sql(KNOWN + condition)
                .param("keys", chunk)
                .param("asOf", editions.asOf())
                .query((row, number) -> Known.of(row))
                .list())
                .toList();
    }
}
