package press.broadsheet.archive.reading;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.ledger.AliasQueryParameters;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slug;

/**
 * Resolves issued addresses. The result is derived from the one article an address belongs to, so that redirect chains and
 * loops cannot occur.
 */
@Repository
public class Permalinks {

    private final JdbcClient jdbc;
    private final Editions editions;
    private final ArticleSummaries articleSummaries;
    private final ArticleLoader articleLoader;

    Permalinks(JdbcClient jdbc, Editions editions, ArticleSummaries articleSummaries, ArticleLoader articleLoader) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.articleSummaries = articleSummaries;
        this.articleLoader = articleLoader;
    }

    /** Resolves {@code key}: a canonical, decoded address, with a query if it is an alias that has one. */
    public PermalinkState resolve(String key) {
        record Holder(long id, ArticleKind kind, Slug slug, boolean given, boolean live) {}

        Optional<Holder> holder = jdbc.sql("SELECT a.id, a.kind, a.slug, p.given, " + LiveRule.LIVE + " AS live"
                + " FROM permalink p JOIN article a ON a.id = p.article_id WHERE p.address = :key")
                .param("key", key)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> new Holder(
                        row.getLong("id"),
                        ArticleKind.valueOf(row.getString("kind")),
                        new Slug(row.getString("slug")),
                        row.getBoolean("given"),
                        row.getBoolean("live")))
                .optional();
        if (holder.isEmpty()) {
            return new PermalinkState.Unknown();
        }
        Holder found = holder.get();
        if (!found.live()) {
            return found.given() ? new PermalinkState.Gone(tombstone(found.id())) : new PermalinkState.Unknown();
        }
        return key.equals(found.kind().ledgerKey(found.slug()))
                ? new PermalinkState.Live(articleLoader.load(found.id()))
                : new PermalinkState.Moved(found.kind().address(found.slug()));
    }

    /** Whether any address has been issued. */
    public boolean hasIssued() {
        return jdbc.sql("SELECT 1 FROM permalink p WHERE p.given = TRUE LIMIT 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The query parameters that distinguish aliases. */
    public AliasQueryParameters aliasQueries() {
        return AliasQueryParameters.of(jdbc.sql("SELECT p.address FROM permalink p WHERE p.queried = TRUE")
                .query((row, number) -> row.getString("address"))
                .list());
    }

    /**
     * The details of a gone article. For a standing page whose file was deleted none are shown, since its name may have been
     * withdrawn too.
     */
    private Tombstone tombstone(long id) {
        return jdbc.sql("""
                        SELECT a.headline, a.nameless OR a.publish_at > :asOf
                                OR a.kind = 'PAGE' AND a.reason IS NULL AS nameless, a.dated, a.dated_timed,
                            a.expires, a.expires_timed, a.reason, a.replaced_by
                        FROM article a
                        WHERE a.id = :id
                        """)
                .param("id", id)
                .param("asOf", editions.asOfTimestamp())
                .query((row, number) -> row.getBoolean("nameless")
                        ? Tombstone.NO_DETAILS
                        : new Tombstone(
                                SqlConverters.text(row, "headline"),
                                SqlConverters.editorialDate(row, "dated"),
                                SqlConverters.editorialDate(row, "expires")
                                        .filter(end -> !end.instant().isAfter(editions.asOfInstant())),
                                SqlConverters.text(row, "reason"),
                                SqlConverters.text(row, "replaced_by").flatMap(this::replacement)))
                .single();
    }

    /** The live article that an editor named as a replacement by its path or slug. */
    private Optional<ArticleSummary> replacement(String reference) {
        return jdbc.sql("SELECT a.id FROM article a WHERE (a.path = :named OR a.slug = :slug) AND a.kind = 'ARTICLE' AND "
                + LiveRule.LIVE
                + " ORDER BY a.path = :named DESC LIMIT 1")
                .param("named", reference)
                .param("slug", Slug.of(reference).value())
                .param("asOf", editions.asOfTimestamp())
                .query(Long.class)
                .optional()
                .flatMap(articleSummaries::of);
    }
}
