package press.broadsheet.archive.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.archive.sql.SqlValues;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Slug;

/**
 * What was set right in live stories, newest first; of one moment by the story's identity, and in one story the last one
 * first.
 */
@Repository
public class Corrections {

    /** A correction, and where it stands in the order. */
    private record Row(
            long article, Correction correction, String name, Instant moment, String identity, int position, String feedId) {}

    /**
     * @param name what it is called in its story, see {@link Correction#names}
     * @param feedId the story's
     */
    public record Corrected(ArticleSummary story, Correction correction, String name, String feedId) {}

    /** Which correction a page starts or ends at: that of the story which is listed last, unless it is named. */
    public record Mark(Slug story, Optional<String> name) {}

    /** One page of them; the marks are where the pages on either side of it start, if anything is there. */
    public record Part(List<Corrected> items, Optional<Mark> newer, Optional<Mark> older) {}

    private static final String SELECT = """
            SELECT c.article_id, c.dated, c.dated_timed, c.text, c.name, c.identity, c.position, a.feed_id
            FROM correction c JOIN article a ON a.id = c.article_id\s""";
    private static final String OLDER = """
            c.dated <= :moment AND (c.dated < :moment OR c.identity > :identity
                OR c.identity = :identity AND c.position < :position) AND\s""";
    private static final String NEWER = """
            c.dated >= :moment AND (c.dated > :moment OR c.identity < :identity
                OR c.identity = :identity AND c.position > :position) AND\s""";

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;

    Corrections(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
    }

    /** Whether there is any. */
    public boolean exist() {
        return !down(top(), 1).isEmpty();
    }

    public Part newest(int size) {
        return part(down(top(), size + 1), size, false);
    }

    /** The corrections older than that one; empty if there never was such a one. */
    public Optional<Part> before(Mark mark, int size) {
        return place(mark).map(place -> part(down(place, size + 1), size, true));
    }

    /** The corrections newer than that one; empty if there never was such a one. */
    public Optional<Part> after(Mark mark, int size) {
        return place(mark).map(place -> {
            List<Row> rows = up(place, size + 1);
            List<Corrected> items = set(rows.subList(0, Math.min(size, rows.size())).reversed());
            return new Part(items,
                    items.stream().findFirst().map(Corrections::mark).filter(it -> rows.size() > size),
                    items.isEmpty() ? Optional.empty() : Optional.of(mark(items.getLast())));
        });
    }

    private Part part(List<Row> rows, int size, boolean isNewer) {
        List<Corrected> items = set(rows.subList(0, Math.min(size, rows.size())));
        return new Part(items,
                items.stream().findFirst().map(Corrections::mark).filter(it -> isNewer),
                rows.size() > size ? Optional.of(mark(items.getLast())) : Optional.empty());
    }

    private static Mark mark(Corrected corrected) {
        return new Mark(corrected.story().slug(), Optional.of(corrected.name()));
    }

    private List<Corrected> set(List<Row> rows) {
        List<ArticleSummary> stories = articleSummaries.of(rows.stream().map(Row::article).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(at -> new Corrected(
                        stories.get(at), rows.get(at).correction(), rows.get(at).name(), rows.get(at).feedId()))
                .toList();
    }

    private static Row top() {
        return new Row(0, new Correction(new EditorialDate(ListingPosition.TOP.moment(), true), ""), "", ListingPosition.TOP.moment(), "", 0, "");
    }

    private Optional<Row> place(Mark mark) {
        return jdbc.sql(SELECT + """
                        JOIN permalink p ON p.article_id = c.article_id
                        WHERE p.address = :address AND p.given = TRUE AND (c.name = :name OR :name IS NULL)
                        ORDER BY c.dated, c.position LIMIT 1
                        """)
                .param("address", Ledger.address(mark.story()))
                .param("name", mark.name().orElse(null))
                .query(Corrections::row)
                .optional();
    }

    private List<Row> down(Row place, int limit) {
        return walk(OLDER, place, "c.dated DESC, c.identity, c.position DESC", limit);
    }

    private List<Row> up(Row place, int limit) {
        return walk(NEWER, place, "c.dated, c.identity DESC, c.position", limit);
    }

    private List<Row> walk(String beyond, Row place, String order, int limit) {
        return jdbc.sql(SELECT + "WHERE " + beyond + Articles.LIVE + " ORDER BY " + order + " LIMIT :limit")
                .param("moment", SqlValues.sql(place.moment()))
                .param("identity", place.identity())
                .param("position", place.position())
                .param("asOf", editions.asOf())
                .param("limit", limit)
                .query(Corrections::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        EditorialDate dated = SqlValues.moment(row, "dated").orElseThrow();
        return new Row(
                row.getLong("article_id"),
                new Correction(dated, row.getString("text")),
                row.getString("name"),
                dated.instant(),
                row.getString("identity"),
                row.getInt("position"),
                SqlValues.text(row, "feed_id").orElse(""));
    }
}
