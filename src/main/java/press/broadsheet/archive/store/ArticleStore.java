package press.broadsheet.archive.store;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.edition.InitialImportCounts;
import press.broadsheet.archive.edition.LiveCountUpdater;
import press.broadsheet.archive.edition.LiveWindow;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.reading.ContentLinks;
import press.broadsheet.archive.reading.Translations;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.archive.store.StagedTexts.StagedText;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slug;

/** Writes articles. Call it within {@link Editions#inTransaction}. */
@Repository
public class ArticleStore {

    /**
     * A manuscript matched to its article and addresses, to be written.
     *
     * @param known the existing article, or empty for a new one
     * @param addresses all its addresses, the current one first
     */
    public record PlannedArticle(
            Manuscript manuscript, Optional<KnownArticle> known, String identity, Slug slug, List<String> addresses) {}

    /** The stage of the publication for which articles are written. */
    public enum Stage {

        /**
         * In the first batch of an initial import. No other file affects these articles, so their first publication is written
         * at once.
         */
        FIRST_BATCH,

        /** In the first edition. No article has been counted yet. */
        FIRST_EDITION,

        /** In any later edition. */
        LATER_EDITION
    }

    /** The number of the edition that the current transaction opens. */
    private static final String NEXT_EDITION = "(SELECT COALESCE(MAX(e.number), 0) + 1 FROM edition e)";

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;
    private final Ledger ledger;
    private final ContentLinks contentLinks;
    private final Translations translations;
    private final StagedTexts stagedTexts;
    private final ArticleChildRows childRows;
    private final LiveCountUpdater liveCountUpdater;
    private final ArticleColumns articleColumns;
    private final Clock clock;

    ArticleStore(
            JdbcClient jdbc, JdbcBatch jdbcBatch, Ledger ledger, ContentLinks contentLinks, Translations translations,
            StagedTexts stagedTexts,
            ArticleChildRows childRows,
            LiveCountUpdater liveCountUpdater,
            Publication publication, Clock clock) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
        this.ledger = ledger;
        this.contentLinks = contentLinks;
        this.translations = translations;
        this.stagedTexts = stagedTexts;
        this.childRows = childRows;
        this.liveCountUpdater = liveCountUpdater;
        this.articleColumns = new ArticleColumns(publication, ledger);
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param ids the articles' ids, by path
     * @param counts to be passed to {@link #addCounts} before the edition is opened
     */
    public record Outcome(Map<String, Long> ids, InitialImportCounts counts) {}

    /**
     * Inserts or updates the articles of these manuscripts for the edition that is about to open.
     *
     * @param texts their staged texts, by path
     */
    public Outcome save(List<PlannedArticle> plans, Map<String, StagedText> texts, Instant asOf, Stage stage) {
        List<ArticleRow> rows = toRows(plans, texts, asOf, stage);
        List<ArticleRow> known = rows.stream().filter(ArticleRow::isKnown).toList();
        List<Long> before = known.stream().map(ArticleRow::id).toList();
        List<LiveCountUpdater.Contribution> contributions =
                stage == Stage.LATER_EDITION ? liveCountUpdater.contributions(before) : List.of();
        updateAndDeleteFormerTexts(known, asOf);
        insert(rows.stream().filter(article -> !article.isKnown()).toList(), asOf);
        stagedTexts.markUsed(rows.stream().map(ArticleRow::text).toList());
        childRows.delete(before);
        childRows.write(rows);
        markRecalled(before, asOf); // a new article was never counted, and cannot be recalled
        liveCountUpdater.removeChanged(contributions);
        ledger.assign(rows.stream().flatMap(article -> assignments(article, asOf)).toList());
        InitialImportCounts initialImportCounts = new InitialImportCounts();
        rows.stream()
                .filter(article -> article.isCounted() && article.liveWindow().isLive(asOf))
                .flatMap(article -> liveCountUpdater.keysOf(article.manuscript(), article.liveWindow(),
                        ArticleChildRows.labels(article.manuscript())))
                .forEach(initialImportCounts::increment);
        return new Outcome(rows.stream().collect(Collectors.toMap(it -> it.manuscript().path(), ArticleRow::id)),
                initialImportCounts);
    }

    private void updateAndDeleteFormerTexts(List<ArticleRow> known, Instant asOf) {
        Set<Long> former = new HashSet<>(stagedTexts.of(known.stream().map(ArticleRow::id).toList()));
        update(known, asOf);
        known.forEach(article -> former.remove(article.text()));
        stagedTexts.delete(former);
    }

    public void addCounts(InitialImportCounts initialImportCounts) {
        liveCountUpdater.add(initialImportCounts);
    }

    /** Reverts what was recorded for a first edition that was never opened. */
    public void revertFirstEdition() {
        ledger.revokeIssued();
        liveCountUpdater.scheduleRecount();
    }

    private List<ArticleRow> toRows(
            List<PlannedArticle> plans, Map<String, StagedText> texts, Instant asOf, Stage stage) {
        Iterator<Long> ids =
                nextIds(plans.stream().filter(plannedArticle -> plannedArticle.known().isEmpty()).count()).iterator();
        return plans.stream()
                .map(plannedArticle -> new ArticleRow(
                        plannedArticle.known().map(KnownArticle::id).orElseGet(ids::next),
                        plannedArticle,
                        Objects.requireNonNull(texts.get(plannedArticle.manuscript().path())).id(),
                        LiveWindow.of(plannedArticle.manuscript(), plannedArticle.known(), asOf, clock.instant()),
                        stage))
                .toList();
    }

    /**
     * Withdraws an article whose file is gone. It keeps its row and addresses if it was ever live; otherwise it is deleted.
     *
     * @param sketch the hashes by which {@link KnownArticles#bySketch} finds it again
     */
    public void withdraw(KnownArticle knownArticle, Collection<Integer> sketch, Instant asOf) {
        if (knownArticle.times().firstPublished().isEmpty()) {
            delete(knownArticle.id());
            return;
        }
        List<LiveCountUpdater.Contribution> before = liveCountUpdater.contributions(List.of(knownArticle.id()));
        jdbc.sql("""
                        UPDATE article SET present = FALSE, expire_at = :end,
                            nameless = (nameless OR publish_at > :asOf), changed = %s
                        WHERE id = :id
                        """.formatted(NEXT_EDITION))
                .param("end", SqlConverters.toTimestamp(LiveWindow.expiredAt(Optional.of(knownArticle), asOf)))
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .param("id", knownArticle.id())
                .update();
        jdbc.sql("UPDATE article_label SET expire_at = :end WHERE article_id = :id")
                .param("end", SqlConverters.toTimestamp(LiveWindow.expiredAt(Optional.of(knownArticle), asOf)))
                .param("id", knownArticle.id())
                .update();
        jdbc.sql("DELETE FROM article_term WHERE article_id = :id").param("id", knownArticle.id()).update();
        liveCountUpdater.removeChanged(before);
        childRows.replaceSketch(knownArticle.id(), sketch);
    }

    /** Resolves the links between manuscripts. Call it when all articles of an import are written. */
    public void resolveLinks() {
        contentLinks.resolveTargets();
    }

    /** Gives files with the same stem one translation key, for stems where a file is new, changed or gone. */
    public void inheritTranslationKeys(Collection<String> stems) {
        translations.inheritKeys(stems);
    }

    /** The stems of the files that set a translation key. */
    public List<String> stemsWithTranslationKey() {
        return translations.stemsWithKey();
    }

    /** The articles among these that have another version in the same language. */
    public List<Translations.DuplicateTranslation> duplicateTranslations(Collection<Long> articles) {
        return translations.duplicates(articles);
    }

    /**
     * An alias counts as issued once its article has been live, because its editor states that it is a former address: it then
     * answers 410 and never 404.
     */
    private static Stream<Ledger.Assignment> assignments(ArticleRow article, Instant asOf) {
        boolean issuedAtOnce = article.isIssuedAtOnce() && article.liveWindow().isLive(asOf);
        boolean wasLive = article.plan().known().flatMap(it -> it.times().firstPublished()).isPresent();
        String current = article.plan().addresses().getFirst();
        return article.plan().addresses().stream()
                .map(address -> new Ledger.Assignment(
                        article.id(), address, issuedAtOnce || wasLive && !address.equals(current)));
    }

    private List<Long> nextIds(long number) {
        return jdbc.sql("SELECT NEXT VALUE FOR article_id FROM SYSTEM_RANGE(1, :number)")
                .param("number", number)
                .query((row, at) -> row.getLong(1))
                .list();
    }

    private void insert(List<ArticleRow> articles, Instant asOf) {
        jdbcBatch.batchUpdate("""
                        INSERT INTO article (id, text_id, kind, weight, identity, card, path, present, digest, slug, nameless, publish_at, expire_at,
                            headline, standfirst, opening, language, stem, translation, translation_key, dated,
                            dated_timed, updated, updated_timed, expires, expires_timed, genre, dateline, source_name,
                            source_url, picture_src, picture_alt, picture_caption, picture_credit, evergreen, words,
                            drop_cap, reason, replaced_by, changed, first_published, feed_id, counted,
                            noindex, sitemap)
                        VALUES (:id, :text, :kind, :weight, :identity, :card, :path, TRUE, :digest, :slug, :nameless, :publishAt, :expireAt,
                            :headline, :standfirst, :opening, :language, :stem, :translation, :translationKey, :dated,
                            :datedTimed, :updated, :updatedTimed, :expires, :expiresTimed, :genre, :dateline, :sourceName,
                            :sourceUrl, :pictureSrc, :pictureAlt, :pictureCaption, :pictureCredit, :evergreen, :words,
                            :dropCap, :reason, :replacedBy, %s, :firstPublished, :feedId, :counted,
                            :noindex, :sitemap)
                        """.formatted(NEXT_EDITION), articles.stream().map(article -> articleColumns.of(article, asOf)));
    }

    private void update(List<ArticleRow> articles, Instant asOf) {
        jdbcBatch.batchUpdate("""
                        UPDATE article SET text_id = :text, kind = :kind, weight = :weight, identity = :identity, card = :card, path = :path, present = TRUE, digest = :digest,
                            slug = :slug, nameless = :nameless, publish_at = :publishAt, expire_at = :expireAt,
                            headline = :headline, standfirst = :standfirst, opening = :opening, language = :language,
                            stem = :stem, translation = :translation, translation_key = :translationKey, dated = :dated,
                            dated_timed = :datedTimed, updated = :updated, updated_timed = :updatedTimed,
                            expires = :expires, expires_timed = :expiresTimed, genre = :genre, dateline = :dateline,
                            source_name = :sourceName, source_url = :sourceUrl, picture_src = :pictureSrc,
                            picture_alt = :pictureAlt, picture_caption = :pictureCaption, picture_credit = :pictureCredit,
                            evergreen = :evergreen, words = :words, drop_cap = :dropCap, reason = :reason,
                            replaced_by = :replacedBy, counted = COALESCE(:counted, counted), noindex = :noindex, sitemap = :sitemap, changed = %s
                        WHERE id = :id
                        """.formatted(NEXT_EDITION), articles.stream().map(article -> articleColumns.of(article, asOf)));
    }

    /** Records since when an article that was live has been scheduled for the future again, and clears that once it is not. */
    private void markRecalled(List<Long> articles, Instant asOf) {
        KeyChunks.forEach(articles, chunk -> jdbc.sql("""
                        UPDATE article SET recalled_at =
                            CASE WHEN publish_at > :asOf AND first_published IS NOT NULL
                                THEN COALESCE(recalled_at, :asOf) END
                        WHERE id IN (:articles) AND (recalled_at IS NOT NULL OR publish_at > :asOf)
                        """)
                .param("asOf", SqlConverters.toTimestamp(asOf))
                .param("articles", chunk)
                .update());
    }

    private void delete(long id) {
        jdbc.sql("DELETE FROM permalink WHERE article_id = :id").param("id", id).update();
        jdbc.sql("UPDATE article_link SET target_id = NULL WHERE target_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("UPDATE source_file SET article_id = NULL WHERE article_id = :id")
                .param("id", id)
                .update();
        List<Long> text = stagedTexts.of(List.of(id));
        jdbc.sql("DELETE FROM article WHERE id = :id").param("id", id).update();
        stagedTexts.delete(text);
    }
}
