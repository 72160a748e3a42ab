package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.media.MediaHtml;
import press.broadsheet.archive.media.MediaReferences;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.MediaAsset;
import press.broadsheet.publication.Slug;

/** Loads article summaries for listings, with three statements per page. */
@Repository
public class ArticleSummaries {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final Labels labels;
    private final MediaReferences mediaReferences;

    ArticleSummaries(JdbcClient jdbc, Editions editions, Labels labels, MediaReferences mediaReferences) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.labels = labels;
        this.mediaReferences = mediaReferences;
    }

    /** The summaries of these articles, in the same order. The caller must know that they are live. */
    List<ArticleSummary> of(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Label>> labelsById = labels(ids);
        Map<Long, Map<String, MediaAsset>> assetsById = mediaReferences.assetsOf(ids);
        Instant asOf = editions.asOfInstant();
        Map<Long, ArticleSummary> byId = jdbc.sql("""
                        SELECT a.id, a.slug, a.headline, a.language, a.standfirst, a.opening, a.genre, a.source_name,
                            a.picture_src, a.picture_alt, a.picture_caption, a.picture_credit, a.dated, a.dated_timed, a.updated, a.updated_timed
                        FROM article a
                        WHERE a.id IN (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getLong("id"),
                        summary(row, labelsById.getOrDefault(row.getLong("id"), List.of()),
                                assetsById.getOrDefault(row.getLong("id"), Map.of()), asOf)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return ids.stream().map(byId::get).toList();
    }

    Optional<ArticleSummary> of(long id) {
        return of(List.of(id)).stream().findFirst();
    }

    /** The labels of each article, in the order of its manuscript, with their display names. */
    Map<Long, List<Label>> labels(Collection<Long> ids) {
        record Row(long article, Label label) {}

        List<Row> rows = jdbc.sql("""
                        SELECT l.article_id, l.kind, l.slug, l.name
                        FROM article_label l
                        WHERE l.article_id IN (:ids)
                        ORDER BY l.article_id, l.kind, l.position
                        """)
                .param("ids", ids)
                .query((row, number) -> new Row(
                        row.getLong("article_id"),
                        new Label(
                                Label.Kind.valueOf(row.getString("kind")),
                                new Slug(row.getString("slug")),
                                row.getString("name"))))
                .list();
        Map<String, String> names = labels.displayNames(rows.stream().map(Row::label).toList());
        return rows.stream().collect(Collectors.groupingBy(Row::article, Collectors.mapping(
                row -> row.label().withName(names.getOrDefault(row.label().address(), row.label().name())),
                Collectors.toList())));
    }

    private static ArticleSummary summary(ResultSet row, List<Label> labels, Map<String, MediaAsset> assets, Instant asOf)
            throws SQLException {
        MediaHtml media = new MediaHtml(assets, Locale.forLanguageTag(row.getString("language")));
        return new ArticleSummary(
                new Slug(row.getString("slug")),
                row.getString("headline"),
                row.getString("language"),
                SqlConverters.text(row, "standfirst"),
                row.getString("opening"),
                Label.ofKind(Label.Kind.SECTION, labels).stream().findFirst(),
                Label.ofKind(Label.Kind.AUTHOR, labels),
                Genre.valueOf(row.getString("genre")),
                SqlConverters.text(row, "source_name"),
                SqlConverters.image(row).map(media::resolveLead).filter(imageReference -> imageReference.file().isPresent()),
                SqlConverters.editorialDate(row, "dated"),
                SqlConverters.updated(row, asOf));
    }
}
