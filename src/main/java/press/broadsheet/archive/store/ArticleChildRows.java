package press.broadsheet.archive.store;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.archive.reading.ContentLinks;
import press.broadsheet.archive.reading.HeadlineTerms;
import press.broadsheet.archive.sql.JdbcBatch;
import press.broadsheet.archive.sql.KeyChunks;
import press.broadsheet.archive.sql.RowParameterSource;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;

import static java.util.stream.Collectors.toMap;

/** Writes the rows that belong to an article in other tables: labels, terms, corrections, links, media references, sketch. */
@Repository
class ArticleChildRows {

    private static final List<String> TABLES =
            List.of("article_label", "article_term", "correction", "article_link", "article_media");

    private final JdbcClient jdbc;
    private final JdbcBatch jdbcBatch;
    private final ContentLinks contentLinks;
    private final MediaReferences mediaReferences;
    private final Publication publication;

    ArticleChildRows(JdbcClient jdbc, JdbcBatch jdbcBatch, ContentLinks contentLinks, MediaReferences mediaReferences,
            Publication publication) {
        this.jdbc = jdbc;
        this.jdbcBatch = jdbcBatch;
        this.contentLinks = contentLinks;
        this.mediaReferences = mediaReferences;
        this.publication = publication;
    }

    /** Deletes these rows for articles that are about to be written again. */
    void delete(List<Long> articles) {
        for (String table : TABLES) {
            KeyChunks.forEach(articles, chunk -> jdbc.sql("DELETE FROM " + table + " WHERE article_id IN (:articles)")
                    .param("articles", chunk)
                    .update());
        }
    }

    void write(List<ArticleRow> articles) {
        labels(articles);
        terms(articles);
        corrections(articles);
        Map<Long, Manuscript> manuscripts = articles.stream().collect(toMap(ArticleRow::id, ArticleRow::manuscript));
        contentLinks.write(manuscripts);
        mediaReferences.write(manuscripts);
    }

    void replaceSketch(long id, Collection<Integer> sketch) {
        jdbc.sql("DELETE FROM article_sketch WHERE article_id = :id").param("id", id).update();
        jdbcBatch.batchUpdate("INSERT INTO article_sketch (article_id, hash) VALUES (:id, :hash)",
                sketch.stream().map(hash -> new RowParameterSource().with("id", id).with("hash", hash)));
    }

    private void labels(List<ArticleRow> articles) {
        jdbcBatch.batchUpdate("""
                        INSERT INTO article_label (article_id, kind, position, slug, name, publish_at, expire_at, identity)
                        VALUES (:id, :kind, :position, :slug, :name, :publishAt, :expireAt, :identity)
                        """, articles.stream().flatMap(ArticleChildRows::labels));
    }

    private static Stream<RowParameterSource> labels(ArticleRow article) {
        Map<Label.Kind, Integer> positions = new EnumMap<>(Label.Kind.class);
        return labels(article.manuscript()).stream().map(label -> listingColumns(article)
                .with("kind", label.kind().name())
                .with("position", positions.merge(label.kind(), 1, Integer::sum))
                .with("slug", label.slug().value())
                .with("name", label.name()));
    }

    /** The columns by which listings select and sort. */
    private static RowParameterSource listingColumns(ArticleRow article) {
        return new RowParameterSource().with("id", article.id())
                .with("publishAt", SqlConverters.toTimestamp(article.liveWindow().publishAt()))
                .with("expireAt", SqlConverters.toTimestamp(article.liveWindow().expireAt()))
                .with("identity", article.plan().identity());
    }

    /** An article's labels; if one is spelled in two ways, the first spelling is used. */
    static Collection<Label> labels(Manuscript manuscript) {
        Stream<Label> section = manuscript.filing().section().stream().map(name -> Label.of(Label.Kind.SECTION, name));
        Stream<Label> tags = manuscript.filing().tags().stream().map(name -> Label.of(Label.Kind.TAG, name));
        Stream<Label> authors = manuscript.filing().authors().stream().map(name -> Label.of(Label.Kind.AUTHOR, name));
        Map<String, Label> byAddress = new LinkedHashMap<>();
        Stream.of(section, tags, authors)
                .flatMap(labels -> labels)
                .forEach(label -> byAddress.putIfAbsent(label.address(), label));
        return byAddress.values();
    }

    private void terms(List<ArticleRow> articles) {
        jdbcBatch.batchUpdate("""
                        INSERT INTO article_term (article_id, term, publish_at, expire_at, identity)
                        VALUES (:id, :term, :publishAt, :expireAt, :identity)
                        """,
                articles.stream().filter(article -> article.manuscript().kind() == ArticleKind.ARTICLE)
                        .flatMap(article -> HeadlineTerms.of(article.manuscript().text().headline()).stream()
                                .map(term -> listingColumns(article).with("term", term))));
    }

    private void corrections(List<ArticleRow> articles) {
        jdbcBatch.batchUpdate("""
                        INSERT INTO correction (article_id, position, name, dated, dated_timed, text, identity)
                        VALUES (:id, :position, :name, :dated, :timed, :text, :identity)
                        """, articles.stream().flatMap(this::corrections));
    }

    private Stream<RowParameterSource> corrections(ArticleRow article) {
        List<Correction> corrections = article.manuscript().credits().corrections();
        List<String> names = Correction.fragmentIds(corrections, publication);
        return IntStream.range(0, corrections.size()).mapToObj(position -> new RowParameterSource().with("id", article.id())
                .with("position", position)
                .with("name", names.get(position))
                .with("dated", SqlConverters.toTimestamp(corrections.get(position).date().instant()))
                .with("timed", corrections.get(position).date().hasTime())
                .with("text", corrections.get(position).text())
                .with("identity", article.plan().identity()));
    }
}
