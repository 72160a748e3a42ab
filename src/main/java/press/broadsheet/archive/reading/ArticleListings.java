package press.broadsheet.archive.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.Ledger;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Cursor;
import press.broadsheet.publication.DateRange;
import press.broadsheet.publication.Label;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Slice;
import press.broadsheet.publication.Slug;

/** Lists the live articles of the current edition. */
@Repository
public class ArticleListings {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;
    private final Publication publication;

    ArticleListings(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries, Publication publication) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
        this.publication = publication;
    }

    /** One page of all articles, newest first; ties are broken by identity. */
    public ListingResult newest(Cursor cursor, int size) {
        return query(KeysetQuery.ALL, cursor, size);
    }

    /** One page of the articles with a label, in the same order. */
    public ListingResult byLabel(Label.Kind kind, Slug label, Cursor cursor, int size) {
        return query(labelQuery(kind, label), cursor, size);
    }

    /** The next older and newer articles with the same label. */
    public Neighbours neighbours(Article article, Label label) {
        KeysetQuery keysetQuery = labelQuery(label.kind(), label.slug());
        return findPosition(article.slug()).map(listingPosition -> new Neighbours(
                firstSummary(keysetQuery.older(jdbc, editions.asOfTimestamp(), listingPosition, 1)),
                firstSummary(keysetQuery.newer(jdbc, editions.asOfTimestamp(), listingPosition, 1))))
                .orElse(Neighbours.NONE);
    }

    /** The neighbours of an article in a listing. */
    public record Neighbours(Optional<ArticleSummary> older, Optional<ArticleSummary> newer) {

        public static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty());
    }

    /** One page of the articles dated within a range of days, by the publication's calendar. */
    public ListingResult byDate(DateRange dateRange, Cursor cursor, int size) {
        KeysetQuery.TimeRange timeRange =
                new KeysetQuery.TimeRange(startOfDay(dateRange.first()), startOfDay(dateRange.last().plusDays(1)));
        return query(new KeysetQuery("article", "id", Map.of("undated", false), Optional.of(timeRange)), cursor, size);
    }

    /** One page of the articles without a date, the last published first. */
    public ListingResult undated(Cursor cursor, int size) {
        return query(new KeysetQuery("article", "id", Map.of("undated", true), Optional.empty()), cursor, size);
    }

    /** Whether no article is live. */
    public boolean isEmpty() {
        return KeysetQuery.ALL.older(jdbc, editions.asOfTimestamp(), ListingPosition.TOP, 1).isEmpty();
    }

    private static KeysetQuery labelQuery(Label.Kind kind, Slug label) {
        Map<String, Object> fixed = new TreeMap<>(Map.of("kind", kind.name(), "slug", label.value()));
        return new KeysetQuery("article_label", "article_id", fixed, Optional.empty());
    }

    private Optional<ArticleSummary> firstSummary(List<ListingPosition> positions) {
        return positions.stream().findFirst().flatMap(listingPosition -> articleSummaries.of(listingPosition.id()));
    }

    private Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(publication.timeZone()).toInstant();
    }

    private ListingResult query(KeysetQuery keysetQuery, Cursor cursor, int size) {
        return switch (cursor) {
            case Cursor.Newest() -> new ListingResult.Found(olderSlice(keysetQuery, ListingPosition.TOP, size));
            case Cursor.Before(Slug slug) -> sliceAt(slug, keysetQuery, size, true);
            case Cursor.After(Slug slug) -> sliceAt(slug, keysetQuery, size, false);
        };
    }

    private ListingResult sliceAt(Slug slug, KeysetQuery keysetQuery, int size, boolean older) {
        Optional<ListingPosition> found = findPosition(slug);
        if (found.isEmpty()) {
            return new ListingResult.Unknown();
        }
        ListingPosition listingPosition = found.get();
        if (!listingPosition.slug().equals(slug)) {
            return new ListingResult.Moved(listingPosition.slug());
        }
        return new ListingResult.Found(
                older ? olderSlice(keysetQuery, listingPosition, size) : newerSlice(keysetQuery, listingPosition, size));
    }

    /** The position of the article with that slug, if it is or was live. */
    private Optional<ListingPosition> findPosition(Slug slug) {
        return jdbc.sql("""
                        SELECT a.id, a.slug, a.publish_at, a.identity
                        FROM permalink p JOIN article a ON a.id = p.article_id
                        WHERE p.address = :address AND p.given = TRUE
                        """)
                .param("address", Ledger.address(slug))
                .query((row, number) -> ListingPosition.of(row))
                .optional();
    }

    private Slice<ArticleSummary> olderSlice(KeysetQuery keysetQuery, ListingPosition listingPosition, int size) {
        List<ListingPosition> positions = keysetQuery.older(jdbc, editions.asOfTimestamp(), listingPosition, size + 1);
        return slice(keysetQuery, positions.subList(0, Math.min(size, positions.size())),
                !listingPosition.equals(ListingPosition.TOP), positions.size() > size);
    }

    private Slice<ArticleSummary> newerSlice(KeysetQuery keysetQuery, ListingPosition listingPosition, int size) {
        List<ListingPosition> positions = keysetQuery.newer(jdbc, editions.asOfTimestamp(), listingPosition, size + 1);
        return slice(keysetQuery, positions.subList(0, Math.min(size, positions.size())).reversed(), positions.size() > size,
                true);
    }

    /**
     * A page of these positions. Whether there are newer and older articles is queried, since the cursor's own article need not
     * be live.
     */
    private Slice<ArticleSummary> slice(KeysetQuery keysetQuery, List<ListingPosition> positions, boolean maybeNewer,
            boolean maybeOlder) {
        if (positions.isEmpty()) {
            return new Slice<>(List.of(), Optional.empty(), Optional.empty());
        }
        ListingPosition first = positions.getFirst();
        ListingPosition last = positions.getLast();
        boolean newer = maybeNewer && !keysetQuery.newer(jdbc, editions.asOfTimestamp(), first, 1).isEmpty();
        boolean older = maybeOlder && !keysetQuery.older(jdbc, editions.asOfTimestamp(), last, 1).isEmpty();
        return new Slice<>(
                articleSummaries.of(positions.stream().map(ListingPosition::id).toList()),
                Optional.of(first.slug()).filter(slug -> newer),
                Optional.of(last.slug()).filter(slug -> older));
    }
}
