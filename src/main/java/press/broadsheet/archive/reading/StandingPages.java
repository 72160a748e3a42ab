package press.broadsheet.archive.reading;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import press.broadsheet.archive.edition.Edition;
import press.broadsheet.archive.edition.EditionCached;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.sql.LiveRule;
import press.broadsheet.archive.sql.SqlConverters;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Slug;

/** The standing pages that are live in the current edition. */
@Repository
public class StandingPages {

    /** A standing page as other pages link to it, and sitemaps if {@code inSitemap}. */
    public record StandingPageSummary(Slug slug, String headline, String language, boolean inSitemap) {

        public String address() {
            return ArticleKind.PAGE.address(slug);
        }
    }

    private final JdbcClient jdbc;
    private final EditionCached<List<StandingPageSummary>> all;

    StandingPages(JdbcClient jdbc, Editions editions) {
        this.jdbc = jdbc;
        this.all = new EditionCached<>(editions, this::all);
    }

    /** All standing pages, sorted by weight, then by headline. */
    public List<StandingPageSummary> all() {
        return all.get();
    }

    private List<StandingPageSummary> all(Edition edition) {
        return jdbc
                .sql("SELECT a.slug, a.headline, a.language, a.sitemap FROM article a WHERE a.kind = 'PAGE' AND " + LiveRule.LIVE
                        + " ORDER BY a.weight, a.headline, a.slug")
                .param("asOf", SqlConverters.toTimestamp(edition.asOf()))
                .query((row, number) -> new StandingPageSummary(
                        new Slug(row.getString("slug")), row.getString("headline"), row.getString("language"),
                        row.getBoolean("sitemap")))
                .list();
    }
}
