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
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Slug;

/**
 * Lists the corrections of live articles, newest first; ties are broken by the article's identity, and within an article the
 * last one comes first.
 */
@Repository
public class Corrections {

    /** A correction with its sort key. */
    private record CorrectionRow(
            long articleId, Correction correction, String name, Instant instant, String identity, int position, String feedId) {}

    /**
     * @param name its fragment id in the article, see {@link Correction#fragmentIds}
     * @param feedId feed id of the article
     */
    public record ListedCorrection(ArticleSummary article, Correction correction, String name, String feedId) {}

    /** The correction at a page boundary: the named one, or else the article's last in the list. */
    public record CorrectionCursor(Slug article, Optional<String> name) {}

    /** One page of corrections, with the cursors of the adjacent pages if there are any. */
    public record CorrectionSlice(List<ListedCorrection> items, Optional<CorrectionCursor> newer,
            Optional<CorrectionCursor> older) {}

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

    /** Whether a live article has a correction. */
    public boolean hasAny() {
        return !rowsOlderThan(start(), 1).isEmpty();
    }

    public CorrectionSlice newest(int size) {
        return slice(rowsOlderThan(start(), size + 1), size, false);
    }

    /** The corrections older than the cursor's; empty if that one never existed. */
    public Optional<CorrectionSlice> before(CorrectionCursor correctionCursor, int size) {
        return findPosition(correctionCursor).map(position -> slice(rowsOlderThan(position, size + 1), size, true));
    }

    /** The corrections newer than the cursor's; empty if that one never existed. */
    public Optional<CorrectionSlice> after(CorrectionCursor correctionCursor, int size) {
        return findPosition(correctionCursor).map(position -> {
            List<CorrectionRow> rows = rowsNewerThan(position, size + 1);
            List<ListedCorrection> items = load(rows.subList(0, Math.min(size, rows.size())).reversed());
            return new CorrectionSlice(items,
                    items.stream().findFirst().map(Corrections::cursor).filter(it -> rows.size() > size),
                    items.isEmpty() ? Optional.empty() : Optional.of(cursor(items.getLast())));
        });
    }

    private CorrectionSlice slice(List<CorrectionRow> rows, int size, boolean isNewer) {
        List<ListedCorrection> items = load(rows.subList(0, Math.min(size, rows.size())));
        return new CorrectionSlice(items,
                items.stream().findFirst().map(Corrections::cursor).filter(it -> isNewer),
                rows.size() > size ? Optional.of(cursor(items.getLast())) : Optional.empty());
    }

    private static CorrectionCursor cursor(ListedCorrection listedCorrection) {
        return new CorrectionCursor(listedCorrection.article().slug(), Optional.of(listedCorrection.name()));
    }

    private List<ListedCorrection> load(List<CorrectionRow> rows) {
        List<ArticleSummary> articles = articleSummaries.of(rows.stream().map(CorrectionRow::articleId).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(at -> new ListedCorrection(
                        articles.get(at), rows.get(at).correction(), rows.get(at).name(), rows.get(at).feedId()))
                .toList();
    }

    private static CorrectionRow start() {
        return new CorrectionRow(0, new Correction(new EditorialDate(ListingPosition.TOP.publishAt(), true), ""), "",
                ListingPosition.TOP.publishAt(), "", 0, "");
    }

    private Optional<CorrectionRow> findPosition(CorrectionCursor correctionCursor) {
        return jdbc.sql(SELECT + """
                        JOIN permalink p ON p.article_id = c.article_id
                        WHERE p.address = :address AND p.given = TRUE AND (c.name = :name OR :name IS NULL)
                        ORDER BY c.dated, c.position LIMIT 1
                        """)
                .param("address", Ledger.address(correctionCursor.article()))
                .param("name", correctionCursor.name().orElse(null))
                .query(Corrections::row)
                .optional();
    }

    private List<CorrectionRow> rowsOlderThan(CorrectionRow position, int limit) {
        return query(OLDER, position, "c.dated DESC, c.identity, c.position DESC", limit);
    }

    private List<CorrectionRow> rowsNewerThan(CorrectionRow position, int limit) {
        return query(NEWER, position, "c.dated, c.identity DESC, c.position", limit);
    }

    private List<CorrectionRow> query(String range, CorrectionRow position, String order, int limit) {
        return jdbc.sql(SELECT + "WHERE " + range + LiveRule.LIVE + " ORDER BY " + order + " LIMIT :limit")
                .param("moment", SqlConverters.toTimestamp(position.instant()))
                .param("identity", position.identity())
                .param("position", position.position())
                .param("asOf", editions.asOfTimestamp())
                .param("limit", limit)
                .query(Corrections::row)
                .list();
    }

    private static CorrectionRow row(ResultSet row, int number) throws SQLException {
        EditorialDate dated = SqlConverters.editorialDate(row, "dated").orElseThrow();
        return new CorrectionRow(
                row.getLong("article_id"),
                new Correction(dated, row.getString("text")),
                row.getString("name"),
                dated.instant(),
                row.getString("identity"),
                row.getInt("position"),
                SqlConverters.text(row, "feed_id").orElse(""));
    }
}
