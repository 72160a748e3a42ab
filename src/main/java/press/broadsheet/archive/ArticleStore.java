package press.broadsheet.archive;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** Writes articles. Call it within {@link Editions#writing}. */
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

    /** The edition that the change at hand opens. */
    private static final String NEXT_EDITION = "(SELECT COALESCE(MAX(e.number), 0) + 1 FROM edition e)";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Links links;
    private final Translations translations;
    private final ArticleParts parts;
    private final Tallies tallies;
    private final Publication publication;

    ArticleStore(
            JdbcClient jdbc, Ledger ledger, Links links, Translations translations, ArticleParts parts, Tallies tallies,
            Publication publication) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.links = links;
        this.translations = translations;
        this.parts = parts;
        this.tallies = tallies;
        this.publication = publication;
    }

    /** Brings a manuscript into the archive, as of the edition that is about to open, and returns its article's id. */
    public long place(Placement placement, Instant asOf) {
        Standing standing = Standing.of(placement.manuscript(), placement.known(), asOf);
        long id = placement.known().map(Known::id).orElseGet(() -> create(placement, standing));
        Optional<Tallies.Share> before = placement.known().map(known -> tallies.share(known.id()));
        update(id, placement, standing);
        if (before.isPresent()) { // a new article was never counted, and cannot be recalled
            recall(id, asOf);
            tallies.changed(before.get());
        }
        ledger.keep(id, placement.addresses().subList(0, 1), false);
        ledger.keep(id, placement.addresses().subList(1, placement.addresses().size()), onceLive(placement));
        return id;
    }

    /**
     * Keeps the article and its addresses, but without a file: it is gone if it ever was live, forgotten if not.
     *
     * @param sketch the hashes by which {@link KnownArticles#sketched} finds it again
     */
    public void withdraw(Known known, Collection<Integer> sketch, Instant asOf) {
        if (known.firstPublished().isEmpty()) {
            forget(known.id());
            return;
        }
        Tallies.Share before = tallies.share(known.id());
        jdbc.sql("""
                        UPDATE article SET present = FALSE, expire_at = :end,
                            nameless = (nameless OR publish_at > :asOf), changed = %s
                        WHERE id = :id
                        """.formatted(NEXT_EDITION))
                .param("end", Rows.sql(Standing.ended(Optional.of(known), asOf)))
                .param("asOf", Rows.sql(asOf))
                .param("id", known.id())
                .update();
        jdbc.sql("UPDATE article_label SET expire_at = :end WHERE article_id = :id")
                .param("end", Rows.sql(Standing.ended(Optional.of(known), asOf)))
                .param("id", known.id())
                .update();
        jdbc.sql("DELETE FROM article_term WHERE article_id = :id").param("id", known.id()).update();
        tallies.changed(before);
        parts.sketch(known.id(), sketch);
    }

    /** Settles whom the links between manuscripts mean, once all articles of an import are in place. */
    public void settleLinks() {
        links.settle();
    }

    /** Joins the translations that stand side by side at those stems, where a file is new, changed or gone. */
    public void settleTranslations(Collection<String> stems) {
        translations.settle(stems);
    }

    /** The versions of those articles that are in a language in which there is another version. */
    public List<Translations.Twin> twins(Collection<Long> articles) {
        return translations.twins(articles);
    }

    /** An alias is a former address by its editor's word: once its article was live it is never unknown, but gone. */
    private static boolean onceLive(Placement placement) {
        return placement.known().flatMap(Known::firstPublished).isPresent();
    }

    /** With all that indexes hold, so that the update that follows leaves those alone. */
    private long create(Placement placement, Standing standing) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO article (identity, path, present, digest, slug, nameless, publish_at, expire_at, stem,
                            translation_key, dated, headline, opening, language, dated_timed, updated_timed, expires_timed,
                            genre, evergreen, words, drop_cap)
                        VALUES (:identity, :path, TRUE, :digest, :slug, TRUE, :publishAt, :expireAt, :stem,
                            :translationKey, :dated, '', '', '', FALSE, FALSE, FALSE, '', FALSE, 0, FALSE)
                        """)
                .params(new Columns(publication).of(placement, standing))
                .update(key, "id");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private void update(long id, Placement placement, Standing standing) {
        jdbc.sql("""
                        UPDATE article SET identity = :identity, card = :card, path = :path, present = TRUE, digest = :digest, slug = :slug,
                            nameless = :nameless, publish_at = :publishAt, expire_at = :expireAt, headline = :headline,
                            standfirst = :standfirst, opening = :opening, language = :language,
                            stem = :stem, translation = :translation, translation_key = :translationKey, dated = :dated, dated_timed = :datedTimed,
                            updated = :updated, updated_timed = :updatedTimed, expires = :expires,
                            expires_timed = :expiresTimed, genre = :genre, dateline = :dateline,
                            source_name = :sourceName, source_url = :sourceUrl, picture_src = :pictureSrc,
                            picture_alt = :pictureAlt, picture_caption = :pictureCaption, picture_credit = :pictureCredit,
                            evergreen = :evergreen, words = :words, drop_cap = :dropCap, reason = :reason,
                            replaced_by = :replacedBy, changed = %s
                        WHERE id = :id
                        """.formatted(NEXT_EDITION))
                .params(new Columns(publication).of(placement, standing))
                .param("id", id)
                .update();
        parts.replace(id, placement, standing);
    }

    /** Notes since when what was live once lies in the future again. */
    private void recall(long id, Instant asOf) {
        jdbc.sql("""
                        UPDATE article SET recalled_at =
                            CASE WHEN publish_at > :asOf AND first_published IS NOT NULL
                                THEN COALESCE(recalled_at, :asOf) END
                        WHERE id = :id
                        """)
                .param("asOf", Rows.sql(asOf))
                .param("id", id)
                .update();
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
}
